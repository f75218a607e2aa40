"""Organisations spelled out before their acronyms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.names.spans import NameSpan
from newsfacts.names.spelled import spell_out
from tests.names.marked import parse

# (text with the model's spans marked, organisations that should be left, where the case comes from)
CASES = [
    ("the Order of Old Owls ([ORG OOO]) met", ["Order of Old Owls", "OOO"], "the acronym alone seen"),
    ("the [LOC Ulm] and Tees Harbour Office ([ORG UTHO])", ["Ulm and Tees Harbour Office", "UTHO"], "cut at an and"),
    ("das Kuratorium für [ORG Obstbau] (KFO)", ["Kuratorium für Obstbau"], "a word without a capital counted"),
    ("der Bund der [ORG Imker] (BI)", ["Bund der Imker"], "words without a capital left out"),
    ("die „Gesellschaft Süd-Ost-Handel“ ([ORG GSOH])", ["Gesellschaft Süd-Ost-Handel", "GSOH"], "parts of a compound, quotation marks"),
    ("Roughly Half Passed ([LOC RHP])", [], "no organisation seen"),
    ("[PER Olga Old] Owls ([ORG OOO])", ["OOO"], "a person beneath"),
    ("a Committee, Old Owls ([ORG COO])", ["COO"], "not across a comma"),
    ("said Green Owls ([ORG OOO])", ["OOO"], "other letters"),
    ("Owls ([ORG OO])", ["OO"], "one word spells nothing"),
    ("the [ORG Royal Order of Owls] (OO)", ["Royal Order of Owls"], "longer than its letters"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected", "why"), CASES, ids=[c[2] for c in CASES])
def test_names_that_an_acronym_spells(marked: str, expected: list[str], why: str) -> None:
    text, spans = parse(marked)
    found = spell_out(text, spans)
    assert [text[s.start : s.end] for s in found if s.label == "ORG"] == expected


@given(st.text(alphabet="ABo ü-(“)\n.&", max_size=60), st.data())
def test_no_text_crashes_and_spans_stay_apart(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = spell_out(text, [NameSpan(start, end, "ORG")] if start < end else [])
    for span, following in pairwise(found):
        assert span.end <= following.start
    assert all(0 <= s.start < s.end <= len(text) for s in found)
