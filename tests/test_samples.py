from __future__ import annotations

import difflib
import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from newsfacts import Extractor
from newsfacts.schema import json_schema
from tests.golden import golden_path, load, made, sample_texts


@cache
def extractor() -> Extractor:
    return Extractor(to="EUR")


@pytest.mark.parametrize("sample", sample_texts(), ids=lambda p: p.name)
def test_a_sample_gives_its_golden_record(sample: Path) -> None:
    golden = golden_path(sample).read_text(encoding="utf-8")
    new = made(extractor(), sample)
    changes = list(
        difflib.unified_diff(golden.splitlines(), new.splitlines(), "golden", "new", n=2)
    )
    assert not changes, "\n" + "\n".join(changes)


@pytest.mark.parametrize("sample", sample_texts(), ids=lambda p: p.name)
def test_every_span_of_a_golden_record_is_its_text(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    record = load(sample)
    jsonschema.validate(record, json_schema())
    spans = [record[kind] for kind in ("money", "dates")]
    spans += [r["mentions"] for kind in ("people", "organisations") for r in record[kind]]  # type: ignore[attr-defined]
    for span in json.loads(json.dumps(spans)):
        for item in span:
            assert text[item["start"] : item["end"]] == item["text"]


def test_there_are_three_samples_a_language() -> None:
    languages = [load(sample)["language"] for sample in sample_texts()]
    assert sorted(languages) == ["de"] * 3 + ["en"] * 3
