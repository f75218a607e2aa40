from __future__ import annotations

from functools import cache

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.names.roles import RoleFinder
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


@cache
def finder(language: str) -> RoleFinder:
    patterns = Patterns()
    return RoleFinder(
        patterns.table(language, "roles", RolesTable), patterns.table(language, "names", NamesTable)
    )


Case = tuple[str, list[tuple[str | None, str | None]], str]

# (text with its names marked, role and organisation of each person who has one, form)
CASES: dict[str, list[Case]] = {
    "en": [
        (
            "[PER Matthias Machnig], Vice President of the [ORG SPD Economic Forum]—an association",
            [("Vice President", "SPD Economic Forum")],
            "apposition, dash",
        ),
        (
            "[PER Ralf Brandstätter], Chairman and CEO of [ORG Volkswagen Group China], said",
            [("Chairman and CEO", "Volkswagen Group China")],
            "two roles joined",
        ),
        ("[PER Al Roe], a board member of the [ORG Bond Union] (BU), said", [("board member", "Bond Union")], "article"),
        ("[PER Al Roe], 45, a director at [ORG Acme], died", [("director", "Acme")], "age between"),
        ("[ORG Amberline] CEO [PER Priya Raman] will", [("CEO", "Amberline")], "prenominal"),
        ("[ORG Acme]’s founder and president, [PER Wei Tan].", [("founder and president", "Acme")], "possessive"),
        ("the bank's chief executive, [PER Jane Roe], said", [("chief executive", None)], "nominal owner"),
        ("[PER Jane Roe], [ORG Acme]'s chief executive, said", [("chief executive", "Acme")], "owner behind"),
        ("The chairman of [ORG Acme AG], [PER Jim Snow], said", [("chairman", "Acme AG")], "of before the name"),
        ("A spokesman for the utility, [PER Owen Hale], said", [("spokesman", None)], "nominal owner"),
        ("[PER Ada Moreau], president of [LOC France], said", [("president of France", None)], "place"),
        ("[PER Tim Dale] is the CEO of [ORG Acme].", [("CEO", "Acme")], "copula"),
        ("[PER Ana Paz], who was previously chief economist at [ORG Acme], said", [("chief economist", "Acme")], "relative clause"),
        ("[PER Joe Smith], the president, [PER Ann Lee], the CEO", [("president", None), ("CEO", None)], "a list"),
        ("[PER Ann Lee], the charity's director, said", [("director", None)], "a noun owns the role"),
        ("[ORG Acme]'s head of operations, [PER Al Roe], said", [("head of operations", "Acme")], "area before the name"),
        ("co-founders [PER Al Roe] and [PER Bo Ray] of", [("co-founders", None)] * 2, "plural"),
        ("[ORG Acme] named [PER Al Roe] on Tuesday as chair of [ORG Beta].", [("chair", "Beta")], "appointed as"),
        ("[PER Al Roe] of the [ORG Water Alliance] said", [(None, "Water Alliance")], "no role, but a home"),
        ("the CEO of carmaker [ORG Acme], [PER Al Roe], said", [("CEO", "Acme")], "a noun before the name"),
        ("said [PER Ann Lee]. She is the head of design at [ORG Acme].", [("head of design", "Acme")], "pronoun"),
        ("[PER Joe Smith] met [PER Ann Lee].", [], "no role said"),
    ],
    "de": [
        (
            "[PER Friedemann Höfig], Präsident der [ORG Hidden Champions Association], erklärte",
            [("Präsident", "Hidden Champions Association")],
            "apposition",
        ),
        ("[ORG VW]-Chef [PER Oliver Blume] sagte", [("Chef", "VW")], "compound"),
        ("Bundesfinanzminister [PER Christian Lindner] ([ORG FDP])", [("Bundesfinanzminister", "FDP")], "role and party"),
        ("[PER Anna Berg] ([ORG SPD]) sagte", [(None, "SPD")], "party alone"),
        ("KfW-Vorständin [PER Ina Laib] sagte", [("Vorständin", "KfW")], "a compound no model split"),
        ("sagte [PER Ina Berg]. Sie ist Präsidentin der [ORG Sund AG].", [("Präsidentin", "Sund AG")], "pronoun"),
        ("US-Präsident [PER Jo Berg] sagte", [("US-Präsident", None)], "a country is no owner"),
        ("die Vorstände [PER Al Kil] und [PER Bo Schaf]", [("Vorstände", None)] * 2, "plural"),
        ("[PER Ina Berg] vom [ORG Naturschutzbund] sagte", [(None, "Naturschutzbund")], "no role, but a home"),
        ("[PER Ina Berg], Professorin für Energie an der [ORG Uni Ulm], sagte", [("Professorin für Energie", "Uni Ulm")], "area"),
        ("[PER Jo Berg], Präsident [LOC Frankreichs], sagte", [("Präsident Frankreichs", None)], "genitive of a country"),
        ("berief [PER Jo Berg] zum neuen Finanzchef der [ORG Sund AG].", [("Finanzchef", "Sund AG")], "appointed"),
        ("Ministerin [PER Ina Berg] (die [ORG Linke]) sagte", [("Ministerin", "Linke")], "party with article"),
        ("Dessen Vorsitzender [PER Uwe Rader] sprach", [("Vorsitzender", None)], "prenominal"),
        ("Verwaltungsratspräsidentin [PER Eva Ammann] sprach", [("Verwaltungsratspräsidentin", None)], "long compound"),
        ("Analystin [PER Ina Stolz] von der [ORG Privatbank Merten] hob", [("Analystin", "Privatbank Merten")], "organisation behind"),
        ("[PER Hans Berg], der seit 2015 Präsident der [ORG Sund AG] ist, sagte", [("Präsident", "Sund AG")], "relative clause"),
        ("[PER Hans Berg] ist seit 2015 Präsident der [ORG Sund AG]. Er", [("Präsident", "Sund AG")], "copula"),
        ("der Präsident der [ORG Sund AG], [PER Hans Müller], sagte", [("Präsident", "Sund AG")], "organisation before"),
        (
            "[PER Yang Guang], stellvertretender Direktor des Ausschusses von [LOC Anhui], betonte",
            [("stellvertretender Direktor", "Ausschusses von Anhui")],
            "an organisation no model marked",
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked", "roles"),
    [(lang, marked, roles) for lang, cases in CASES.items() for marked, roles, _ in cases],
)
def test_roles_stated_beside_a_name(
    language: str, marked: str, roles: list[tuple[str | None, str | None]]
) -> None:
    text, spans = parse(marked)
    found = finder(language).find(text, spans)
    assert [(found[k].role, found[k].organisation) for k in sorted(found)] == roles
