"""The golden records of the samples: how they are made, and `python -m tests.golden` to write them."""

from __future__ import annotations

import json
from pathlib import Path

from newsfacts import Article, Extractor
from newsfacts.serialise import to_dict, to_json

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def sample_texts() -> list[Path]:
    """Return the sample articles in the order of their names."""
    return sorted(SAMPLES.glob("*.txt"))


def golden_path(sample: Path) -> Path:
    """Return where the golden record of a sample lies."""
    return sample.with_suffix(".json")


def made(extractor: Extractor, sample: Path) -> str:
    """Return the record of a sample as indented JSON; `source` is the file's name alone."""
    article = Article(text=sample.read_text(encoding="utf-8"), source=sample.name)
    return to_json(to_dict(extractor.extract(article), converted=True), indent=2) + "\n"


def main() -> None:
    """Write the golden records."""
    extractor = Extractor(to="EUR")
    for sample in sample_texts():
        golden_path(sample).write_text(made(extractor, sample), encoding="utf-8")


def load(sample: Path) -> dict[str, object]:
    """Return the golden record of a sample."""
    data: dict[str, object] = json.loads(golden_path(sample).read_text(encoding="utf-8"))
    return data


if __name__ == "__main__":
    main()
