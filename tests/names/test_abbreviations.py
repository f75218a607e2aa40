from __future__ import annotations

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.names.abbreviations import CommonAbbreviations, abbreviates
from newsfacts.names.tables import NamesTable
from tests.names.marked import parse


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Fifo", "Forschungsinstitut für Obst", True),
        ("LH", "Lebensmittelhandel", True),
        ("VDB", "Verband der Brauer", True),
        ("Ulm", "Universität Sund", False),
        ("Bonn", "Brauerei Sund", False),
        ("a b", "aber", False),
        ("-", "Brauerei", False),
        ("Sund", "Sund", False),
    ],
)
def test_one_word_is_short_for_others(short: str, full: str, expected: bool) -> None:
    assert abbreviates(short, full) is expected


@pytest.mark.parametrize(
    ("language", "marked", "left"),
    [
        ("de", "im Obsthandel ([ORG OH]). Der [ORG OH] und [ORG Sund]", ["Sund"]),
        ("de", "der Obstverband ([ORG OV]). Der [ORG OV]", ["OV", "OV"]),
        ("de", "die [ORG Obstfreunde] ([ORG OF])", ["Obstfreunde", "OF"]),
        ("de", "im Handel ([ORG Sund])", ["Sund"]),
        ("en", "retail ([ORG RE]) grew", ["RE"]),
    ],
)
def test_what_is_short_for_a_common_noun_is_left_out(
    language: str, marked: str, left: list[str]
) -> None:
    text, spans = parse(marked)
    table = Patterns().table(language, "names", NamesTable)
    found = CommonAbbreviations(table).without(text, spans)
    assert [text[s.start : s.end] for s in found] == left
