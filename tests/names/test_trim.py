from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.lexicon import Patterns
from newsfacts.names.role_grammar import role_pattern
from newsfacts.names.spans import NameSpan, Trimmer
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


@cache
def trimmer(language: str) -> Trimmer:
    patterns = Patterns()
    roles = role_pattern(patterns.table(language, "roles", RolesTable))
    return Trimmer(patterns.table(language, "names", NamesTable), roles)


# (text with the model's spans marked, the names that should be left, where the case comes from)
CASES = {
    "en": [
        ("said [ORG the SPD Economic Forum] in", ["SPD Economic Forum"], "contract: no article"),
        ("[PER Machnig’s] observations", ["Machnig"], "contract: no possessive"),
        ("[PER Professor Hermann Simon] said", ["Hermann Simon"], "contract: no title"),
        ("[PER Dr. Ann Lee, Chairman] of", ["Ann Lee"], "trap: titles let into names"),
        ("[PER Chancellor Olaf Scholz] said", ["Olaf Scholz"], "role before a name"),
        ("[PER Jordan Clark\nJordan Clark] brings", ["Jordan Clark", "Jordan Clark"], "hefei"),
        ("[ORG “Acme Inc.”] said", ["Acme Inc."], "quotation marks, abbreviation kept"),
        ("bought [ORG Acme Holdings.]", ["Acme Holdings"], "full stop of the sentence"),
        ("[PER Yuan] fell", [], "trap: currency taken for a person"),
        ("[PER 2. Oktober] was", [], "issue: no person called so"),
        ("[ORG They] said", [], "trap: pronouns"),
        (
            "[ORG German Association for Big Businesses]",
            ["German Association for Big Businesses"],
            "more than adjective and noun",
        ),
        ("a hub for [ORG German Enterprises]", [], "adjective and common noun in a headline"),
        ("[PER Spokeswoman] [PER Sandy Angers] said", ["Sandy Angers"], "an office is no name"),
        ("#[ORG Acme] and @[PER jdoe]", [], "hashtags and handles"),
        ("see [ORG www.acme.com] or", [], "web addresses"),
        ("[ORG Institute (IfW)] said", ["Institute (IfW)"], "balanced bracket kept"),
        ("[ORG Institute)] said", ["Institute"], "bracket without its partner"),
        ("[PER J. Edgar Hoover Jr.] said", ["J. Edgar Hoover Jr."], "initials and suffix"),
    ],
    "de": [
        ("[PER Frau Merkel] sagte", ["Merkel"], "form of address"),
        ("[PER Bundeskanzler Olaf Scholz] sagte", ["Olaf Scholz"], "trap: nameparser"),
        ("[PER VW-Chef Oliver Blume] sagte", ["Oliver Blume"], "compound role"),
        ("[ORG der „Süddeutsche Handel“] stieg", ["Süddeutsche Handel"], "article, quotes"),
        ("[ORG Konzern] teilte mit", [], "trap: common nouns"),
        ("[PER Prof. Dr. Eva Lang] sprach", ["Eva Lang"], "two titles"),
        ("[ORG Merten & Cie.] hob", ["Merten & Cie."], "legal form with its dot"),
        ("[PER Samstag] kam", [], "weekday"),
        (
            "[ORG Zentrum für wirtschaftliche] und technische Zusammenarbeit kam",
            ["Zentrum für wirtschaftliche und technische Zusammenarbeit"],
            "a noun is missing",
        ),
        ("[ORG Griechische Unternehmen] klagen", [], "adjective and common noun"),
    ],
}


@pytest.mark.parametrize(
    ("language", "marked", "names"),
    [(lang, marked, names) for lang, cases in CASES.items() for marked, names, _ in cases],
)
def test_spans_are_cut_down_to_the_names(language: str, marked: str, names: list[str]) -> None:
    text, spans = parse(marked)
    assert [text[s.start : s.end] for s in trimmer(language).trim(text, spans)] == names


@given(st.text(max_size=60), st.data())
def test_trimmed_spans_lie_inside_the_old_ones(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    label = data.draw(st.sampled_from(("PER", "ORG", "LOC")))
    for language in CASES:
        for span in trimmer(language).trim(text, [NameSpan(start, end, label)]):
            assert start <= span.start < span.end <= end
