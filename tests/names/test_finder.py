from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.errors import ModelError
from newsfacts.lexicon import languages
from newsfacts.names.catalogue import installed, shipped
from newsfacts.names.finder import RuledNames, ShippedNames, SpacyNames, load_names, split
from newsfacts.names.spans import NameSpan


class Fixed:
    """Finds the first word of every text, as a person."""

    name = "fixed"

    def find(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        return [[NameSpan(0, len(t.split()[0]), "PER")] for t in texts]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.jsonl"
    path.write_text(
        '{"label": "ORG", "pattern": "Acme Foods"}\n\n'
        '{"label": "GPE", "pattern": [{"LOWER": "hefei"}]}\n'
        '{"label": "EVENT", "pattern": "World Cup"}\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def pipeline(rules: Path, tmp_path: Path) -> Path:
    """A spaCy pipeline on disk, as a user may have one of their own."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").from_disk(rules)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


def named(found: Sequence[NameSpan], text: str) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.label) for s in found]


def test_a_users_patterns_outrank_the_model(rules: Path) -> None:
    text = "Acme Foods met Hefei at the World Cup."
    (found,) = RuledNames(Fixed(), "en", [rules]).find([text])
    assert named(found, text) == [("Acme Foods", "ORG"), ("Hefei", "LOC")]
    (found,) = RuledNames(Fixed(), "en", [rules]).find(["Lee met Acme Foods"])
    assert [s.label for s in found] == ["PER", "ORG"]


@pytest.mark.parametrize("content", ["not json", '{"label": "ORG"}', "[1]"])
def test_what_are_no_patterns_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "rules.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="not entity-ruler patterns"):
        RuledNames(Fixed(), "en", [path])


def test_another_pipeline_has_its_labels_mapped(pipeline: Path) -> None:
    finder = load_names("en", str(pipeline))
    text = "Acme Foods left Hefei before the World Cup."
    assert named(finder.find([text])[0], text) == [("Acme Foods", "ORG"), ("Hefei", "LOC")]


def test_offsets_hold_in_a_text_of_many_pieces(pipeline: Path) -> None:
    text = "Nothing is said here.\n\n" * 9000 + "Acme Foods"
    (found,) = load_names("en", str(pipeline)).find([text])
    assert named(found, text) == [("Acme Foods", "ORG")]


@pytest.mark.parametrize(
    ("model", "complaint"), [("no_such_pipeline", "cannot be loaded"), (".", "cannot be loaded")]
)
def test_a_pipeline_that_does_not_load(model: str, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        load_names("en", model)


def test_a_pipeline_that_cannot_find_names_or_is_of_another_language(
    pipeline: Path, tmp_path: Path
) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no component that finds names"):
        load_names("en", str(tmp_path / "blank"))
    with pytest.raises(ModelError, match="is for 'en', not 'de'"):
        load_names("de", str(pipeline))


def test_the_shipped_model_reads_both_languages() -> None:
    finder = load_names("de", None, threads=1)
    assert isinstance(finder, ShippedNames)
    texts = ["Angela Merkel besuchte Siemens in Berlin.", "Tim Cook runs Apple in California."]
    german, english = finder.find(texts)
    assert ("Angela Merkel", "PER") in named(german, texts[0])
    assert ("Siemens", "ORG") in named(german, texts[0])
    assert ("Tim Cook", "PER") in named(english, texts[1])
    assert ("Apple", "ORG") in named(english, texts[1])


def test_a_text_gives_the_same_names_whatever_stands_beside_it() -> None:
    finder = ShippedNames(1)
    text = "Ralf Brandt, Chef der Hansa Werke AG, kam mit Ina Lang aus Wuhu."
    alone = finder.find([text])[0]
    assert finder.find(["Anders " * 300, text, "", "Jo Day"])[1] == alone


@given(st.text(alphabet="ab.\n ", max_size=200), st.integers(1, 5))
def test_pieces_make_up_the_text(part: str, times: int) -> None:
    text = part * times * 300
    pieces = list(split(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text[start : start + len(piece)] == piece for start, piece in pieces)


def test_the_catalogue_names_the_model_in_use() -> None:
    model = shipped()
    assert model.languages == ",".join(languages())
    assert "MB; F1 " in model.remark
    assert all(entry.languages in languages() for entry in installed())


def test_spacy_names_keep_the_name_they_are_known_by(pipeline: Path) -> None:
    import spacy

    assert SpacyNames("mine", spacy.load(pipeline)).name == "mine"
