from __future__ import annotations

from functools import cache

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.names.neighbours import Neighbours
from newsfacts.names.role_grammar import RoleGrammar
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


@cache
def neighbours(language: str) -> Neighbours:
    patterns = Patterns()
    names = patterns.table(language, "names", NamesTable)
    roles = patterns.table(language, "roles", RolesTable)
    return Neighbours(names, roles, RoleGrammar(roles, names).roles)


# (text with its names marked, what each of them is then, form)
CASES: dict[str, list[tuple[str, list[tuple[str, str]], str]]] = {
    "en": [
        ("[ORG Sedgemoor] MP [PER Al Roe] said", [("Sedgemoor", "LOC"), ("Al Roe", "PER")], "a constituency"),
        ("[ORG Lea] East MP [PER Al Roe] said", [("Lea East", "LOC"), ("Al Roe", "PER")], "a part of a place"),
        ("[ORG Labour] MP [PER Al Roe] said", [("Labour", "ORG"), ("Al Roe", "PER")], "a party"),
        ("[ORG Lea People's Party] senator [PER Al Roe] said", [("Lea People's Party", "ORG"), ("Al Roe", "PER")], "a party by its last word"),
        ("[ORG LPP] lawmaker [PER Al Roe] said", [("LPP", "ORG"), ("Al Roe", "PER")], "a party's acronym"),
        ("[ORG Lea Fire] Chief [PER Al Roe] said", [("Lea", "LOC"), ("Al Roe", "PER")], "the first word of an office"),
        ("[ORG Shadow Trade] Minister [PER Al Roe] said", [("Al Roe", "PER")], "an office"),
        ("[ORG GM] [PER Al Roe] said. [ORG GM] grew", [("Al Roe", "PER"), ("GM", "ORG")], "an office's acronym before a name"),
        ("[ORG Treasury CS] [PER Al Roe] said", [("Treasury", "ORG"), ("Al Roe", "PER")], "the same behind whose it is"),
        ("[ORG GM B.J. Roe] said", [("B.J. Roe", "PER")], "a name with its office taken for a firm"),
        ("the film [ORG Otterbone] and “[ORG Dull Harbour],” by", [], "a film, a title in quotation marks"),
        ("[ORG Acme Corp.] (“[ORG Acme]”) won", [("Acme Corp.", "ORG"), ("Acme", "ORG")], "a short form"),
        ("[PER Al Roe] of [LOC OLRDU] and [PER Bo Ray], from the OLRDU, said", [("Al Roe", "PER"), ("OLRDU", "ORG"), ("Bo Ray", "PER"), ("OLRDU", "ORG")], "whom one is from"),
        ("[PER Al Roe] of [LOC Lea] and [PER Bo Ray] of [LOC USA]", [("Al Roe", "PER"), ("Lea", "LOC"), ("Bo Ray", "PER"), ("USA", "LOC")], "where one is from"),
        ("“M. [PER Al Roe] met Dr J. [PER Bo Ray] on Platform B. [PER Cy Fox] left", [("M. Al Roe", "PER"), ("J. Bo Ray", "PER"), ("Cy Fox", "PER")], "initials"),
        ("[PER Al Roe] ([ORG SAN]) of [ORG Lea Green] school", [("Al Roe", "PER"), ("Lea Green school", "ORG")], "a degree, a noun in small letters"),
        ("[ORG Lea Supreme Court Justice] [PER Al Roe] and [ORG Lea Divisional Railway] Manager [PER Bo Ray]", [("Lea Supreme Court", "ORG"), ("Al Roe", "PER"), ("Lea", "LOC"), ("Bo Ray", "PER")], "an office at the end of a span"),
        ("Hurricane [PER Otto] came. [PER Otto] left [PER Al Roe]", [("Al Roe", "PER")], "a storm"),
        ("told B [PER Siva Roe] so. Plan B [PER Al Roe] left", [("B Siva Roe", "PER"), ("Al Roe", "PER")], "an initial without a full stop"),
        ("The Owl Rights and [ORG Bee Safety Commission] and the Treasury and [ORG Bee Department]", [("Owl Rights and Bee Safety Commission", "ORG"), ("Bee Department", "ORG")], "a name cut at its and"),
        ("[PER Al Roe QC] left", [("Al Roe", "PER")], "a degree behind a name"),
        ("[ORG Owl Affairs] Minister [PER Al Roe] and [ORG Department of Health] spokesman [PER Ana Roe]-[PER Saa]", [("Al Roe", "PER"), ("Department of Health", "ORG"), ("Ana Roe-Saa", "PER")], "a portfolio, a double surname"),
        ("[PER Al Roe] ([ORG Lab], [ORG Lea West]) and [PER Bo Ray] ([ORG Lea], [ORG Labour])", [("Al Roe", "PER"), ("Lab", "ORG"), ("Lea West", "LOC"), ("Bo Ray", "PER"), ("Lea", "LOC"), ("Labour", "ORG")], "constituencies in brackets"),
        ("[PER Kilbert] [ORG Otter Bank Services] fell", [("Kilbert Otter Bank Services", "ORG")], "the first half of a firm's name"),
    ],
    "de": [
        ("[PER Merkels] [ORG CDU] und “[ORG Acme]” sagten", [("Merkels", "PER"), ("CDU", "ORG"), ("Acme", "ORG")], "a genitive, quotation marks"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked", "names"),
    [(language, marked, names) for language, cases in CASES.items() for marked, names, _ in cases],
)
def test_words_beside_a_span_correct_it(
    language: str, marked: str, names: list[tuple[str, str]]
) -> None:
    text, spans = parse(marked)
    found = neighbours(language).settle(text, spans)
    assert [(text[s.start : s.end], s.label) for s in found] == names
