from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.kit import LanguageKit
from newsfacts.lexicon import Patterns
from newsfacts.records import Fact
from tests.names.marked import parse


@cache
def kit(language: str) -> LanguageKit:
    return LanguageKit(language, Patterns(), None, ())


def facts(language: str, marked: str) -> tuple[str, list[Fact], list[str]]:
    text, spans = parse(marked)
    own = kit(language)
    names = own.gather(text, own.trim(text, spans))
    money = own.money.find(text)
    dates = own.dates.find(text, date(2024, 6, 21))
    found = own.facts.find(text, names.people, names.organisations, names.places, money, dates)
    return text, found, [m.text for m in money]


# (text with its names marked; kind, who, whom, amount, certainty of each fact; the form)
Row = tuple[str, str | None, str | None, str | None, str]
CASES: dict[str, list[tuple[str, list[Row], str]]] = {
    "en": [
        ("[ORG Acme] bought [ORG Beta] for $5 million.", [("acquisition", "Acme", "Beta", "$5 million", "stated")], "active"),
        ("[ORG Beta] was bought by [ORG Acme] in May.", [("acquisition", "Acme", "Beta", None, "stated")], "passive"),
        ("[ORG Acme] will buy a stake in [ORG Beta].", [("acquisition", "Acme", "Beta", None, "planned")], "planned, stake"),
        ("[ORG Acme] denied that it had bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "denied")], "denied"),
        ("[ORG Acme] has not bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "denied")], "negation"),
        ("[ORG Acme] has reportedly bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "reported")], "rumour"),
        ("the acquisition of [ORG Beta] by [ORG Acme]", [("acquisition", "Acme", "Beta", None, "stated")], "noun"),
        ("[ORG Acme] will invest €3m in a plant near [LOC York].", [("investment", "Acme", None, "€3m", "planned")], "place"),
        ("[ORG Acme] lent $2m to [ORG Beta].", [("loan", "Acme", "Beta", "$2m", "stated")], "whom behind to"),
        ("[ORG Acme] reported a loss of €4m.", [("result", "Acme", None, "€4m", "stated")], "result"),
        ("[ORG Acme] and [ORG Beta] signed an agreement.", [("agreement", "Acme", "Beta", None, "stated")], "a pair"),
        ("[PER Ann Lee] founded [ORG Acme] in 2009.", [("founding", "Ann Lee", "Acme", None, "stated")], "a person"),
        ("[ORG Acme] named [PER Ann Lee] chief executive.", [("appointment", "Ann Lee", "Acme", None, "stated")], "appointment"),
        ("[ORG Acme] met [ORG Beta] in [LOC Rome].", [], "nothing told"),
        ("[ORG Acme] owes $5m.", [], "no frame"),
    ],
    "de": [
        ("[ORG Acme] übernimmt [ORG Beta] für 5 Mio. Euro.", [("acquisition", "Acme", "Beta", "5 Mio. Euro", "stated")], "verb second"),
        ("Für 5 Mio. Euro kauft [ORG Acme] [ORG Beta].", [("acquisition", "Acme", "Beta", "5 Mio. Euro", "stated")], "inversion"),
        ("[ORG Acme] hat die [ORG Beta] gekauft.", [("acquisition", "Acme", "Beta", None, "stated")], "verb final"),
        ("[ORG Beta] wurde von der [ORG Acme] übernommen.", [("acquisition", "Acme", "Beta", None, "stated")], "passive"),
        ("[ORG Acme] will [ORG Beta] übernehmen.", [("acquisition", "Acme", "Beta", None, "planned")], "planned"),
        ("[ORG Acme] verkauft das Werk an [ORG Beta].", [("sale", "Acme", "Beta", None, "stated")], "buyer"),
        ("[ORG Acme] streicht 220 Stellen.", [("layoff", "Acme", None, None, "stated")], "layoff"),
        ("[ORG Acme] steigerte den Umsatz auf 3 Mio. Euro.", [("result", "Acme", None, "3 Mio. Euro", "stated")], "result"),
        ("[ORG Acme] wurde 1887 gegründet.", [("founding", "Acme", None, None, "stated")], "no founder"),
        ("[PER Ina Berg] traf [PER Jo Lang].", [], "nothing told"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked", "rows"),
    [(lang, marked, rows) for lang, cases in CASES.items() for marked, rows, _ in cases],
)
def test_what_a_sentence_states(language: str, marked: str, rows: list[Row]) -> None:
    text, found, amounts = facts(language, marked)
    told = [
        (f.kind, f.who, f.whom, None if f.money is None else amounts[f.money], f.certainty)
        for f in found
    ]
    assert told == rows
    assert all(text[f.start : f.end] == f.text for f in found)


def test_place_date_and_what() -> None:
    _, (fact,), _ = facts("en", "[ORG Acme] cut 300 jobs in [LOC York] in May 2024.")
    assert (fact.place, fact.what) == ("York", "300 jobs")
    assert fact.date == 0


_NAMES = ["[ORG Acme]", "[ORG Beta]", "[PER Ann Lee]", "[LOC Rome]", "$5m", "3 Mio. Euro", "2024"]
_VERBS = ["bought", "was", "by", "for", "and", "kauft", "von", "hat", "übernommen", ".", ",", "in"]
_WORDS = st.sampled_from([*_NAMES, *_VERBS])


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=25), st.sampled_from(["en", "de"]))
def test_no_text_crashes_the_finder(words: list[str], language: str) -> None:
    text, found, _ = facts(language, " ".join(words))
    assert all(text[f.start : f.end] == f.text for f in found)
