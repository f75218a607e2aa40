from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.lexicon import Patterns
from newsfacts.names.affiliations import Affiliations, AffiliationsTable
from newsfacts.names.offices import Role
from newsfacts.names.roles import RoleFinder
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


@cache
def finders(language: str) -> tuple[RoleFinder, Affiliations]:
    patterns = Patterns()
    roles = patterns.table(language, "roles", RolesTable)
    names = patterns.table(language, "names", NamesTable)
    clauses = patterns.table(language, "affiliations", AffiliationsTable)
    return RoleFinder(roles, names), Affiliations(clauses, roles, names)


def read(language: str, marked: str) -> dict[int, Role]:
    roles, affiliations = finders(language)
    text, spans = parse(marked)
    return affiliations.complete(text, spans, roles.find(text, spans))


Case = tuple[str, list[tuple[str | None, str | None]], str]

# (text with its names marked, role and organisation of each person who has one, form)
CASES: dict[str, list[Case]] = {
    "en": [
        ("[PER Ann Lee] chairs the [ORG Harbour Trust].", [(None, "Harbour Trust")], "a verb of heading"),
        ("[PER Ann Lee], chairing the [ORG Harbour Trust] for a third term, spoke", [(None, "Harbour Trust")], "its participle"),
        ("[PER Ann Lee] runs [ORG Acme] stores in Leeds.", [], "part of another object"),
        ("[PER Ann Lee] runs [LOC Leeds] marathons.", [], "no organisation"),
        ("[PER Ann Lee], who runs procurement at [ORG Acme], spoke", [(None, "Acme")], "what one does there"),
        ("[PER Ann Lee], speaking on behalf of [ORG Acme], denied it", [(None, "Acme")], "speaking for it"),
        ("[ORG Acme], chaired by [PER Ann Lee], grew", [(None, "Acme")], "led by"),
        ("the works, chaired by [PER Ann Lee], grew", [], "led by, but nothing is named"),
        ("[ORG Acme] said on Monday that finance director [PER Ann Lee] would go", [("finance director", "Acme")], "the firm speaks of its own"),
        ("[ORG Acme] said Prime Minister [PER Ann Lee] would go", [("Prime Minister", None)], "of a minister it says nothing"),
        ("[ORG Acme] said its rival's finance director [PER Ann Lee] would go", [("finance director", None)], "of another's"),
        ("It rained. At [ORG Acme], chief economist [PER Ann Lee] sees growth.", [("chief economist", "Acme")], "where it is set"),
        ("At [ORG Acme] stores in Kent and Essex, chief economist [PER Ann Lee] sees growth.", [("chief economist", None)], "too far"),
        ("[ORG Acme] chief executive [PER Al Roe] and finance director [PER Ann Lee] spoke", [("chief executive", "Acme"), ("finance director", "Acme")], "offices joined"),
        ("[ORG Labour] leader [PER Al Roe] and Prime Minister [PER Ann Lee] spoke", [("leader", "Labour"), ("Prime Minister", None)], "a minister beside a party's leader"),
        ("[PER Al Roe] of [ORG Acme] and finance director [PER Ann Lee] spoke", [(None, "Acme"), ("finance director", None)], "no two offices"),
        ("[PER Ann Lee], [ORG Keane Brothers]' head of sales, denied it", [("head of sales", "Keane Brothers")], "a possessive apostrophe"),
    ],
    "de": [
        ("[PER Jana Reil] leitet den [ORG Hafenverein] seit 2019.", [(None, "Hafenverein")], "Verb"),
        ("Seit 2019 leitet [PER Jana Reil] den [ORG Hafenverein].", [(None, "Hafenverein")], "Verb davor"),
        ("Seit 2019 leitet [PER Jana Reil] die [LOC Ulmer] Proben.", [], "keine Organisation"),
        ("räumte [PER Lena Farr] ein, die bei [ORG Oxler Feinkost] den Einkauf leitet.", [(None, "Oxler Feinkost")], "Nebensatz"),
        ("[PER Mira Holt], die für die [ORG Keller AG] spricht, schwieg", [(None, "Keller AG")], "für wen"),
        ("[PER Mira Holt], die bei der [ORG Keller AG] Schrauben kauft, schwieg", [], "Kundin"),
        ("Der von [PER Jana Reil] geführte [ORG Hafenverein] baut", [(None, "Hafenverein")], "Partizip"),
        ("Der [ORG Hafenverein] unter dem Vorsitz von [PER Jana Reil] baut", [(None, "Hafenverein")], "Vorsitz"),
        ("Die [ORG Keller AG] teilte am Montag mit, Finanzchefin [PER Lucie Marsch] werde gehen.", [("Finanzchefin", "Keller AG")], "Mitteilung"),
        ("Die [ORG Keller AG] teilte mit, Bundeskanzlerin [PER Lucie Marsch] werde kommen.", [("Bundeskanzlerin", None)], "kein eigenes Amt"),
        ("Bei der [ORG Keller AG] geht Finanzchefin [PER Lucie Marsch].", [("Finanzchefin", "Keller AG")], "Ort des Geschehens"),
        ("[ORG Siemens]-Chef [PER Karl Dorn] und Finanzvorstand [PER Rolf Thoma] kamen", [("Chef", "Siemens"), ("Finanzvorstand", "Siemens")], "zwei Ämter"),
        ("[ORG SPD]-Chefin [PER Ann Lee] und Außenministerin [PER Eva Roh] kamen", [("Chefin", "SPD"), ("Außenministerin", None)], "ein Staatsamt daneben"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked", "roles"),
    [(lang, marked, roles) for lang, cases in CASES.items() for marked, roles, _ in cases],
)
def test_organisations_told_by_a_clause(
    language: str, marked: str, roles: list[tuple[str | None, str | None]]
) -> None:
    found = read(language, marked)
    assert [(found[k].role, found[k].organisation) for k in sorted(found)] == roles


@given(
    st.lists(
        st.sampled_from(
            ["[PER Al Roe]", "[ORG Acme]", "[LOC Ulm]", "CEO", "Sprecher", "chairs", "leitet", ",", "who", "die", "bei", "at", "said", "und", "led by", "von", "geführte", ".", "\n"]
        ),
        max_size=12,
    ),
    st.sampled_from(["en", "de"]),
)  # fmt: skip
@settings(deadline=None)  # the first call compiles the patterns
def test_any_order_of_words_keeps_what_was_found(words: list[str], language: str) -> None:
    text, spans = parse(" ".join(words))
    roles, affiliations = finders(language)
    before = roles.find(text, spans)
    after = affiliations.complete(text, spans, before)
    organisations = {text[s.start : s.end] for s in spans if s.label == "ORG"}
    assert before.keys() <= after.keys() <= {s.start for s in spans if s.label == "PER"}
    assert all(after[at] == role for at, role in before.items() if role.organisation)
    assert all(r.organisation in organisations for at, r in after.items() if at not in before)
