"""Texts that are no article: lists, one surname, open brackets, capitals, no full stop."""

from __future__ import annotations

import pytest

from newsfacts.kit import LanguageKit
from newsfacts.lexicon import Patterns
from newsfacts.records import Organisation, Person
from tests.names.marked import parse


def gathered(language: str, marked: str) -> tuple[tuple[Person, ...], tuple[Organisation, ...]]:
    text, spans = parse(marked)
    kit = LanguageKit(language, Patterns(), None, ())
    found = kit.gather(text, kit.trim(text, spans))
    for record in (*found.people, *found.organisations):
        assert all(text[m.start : m.end] == m.text for m in record.mentions)
    return found.people, found.organisations


GIVEN = [f"{first}{last}a" for first in "ABDEF" for last in ("li", "no", "re", "vi")]
LINES = "\n".join(f"[PER Al N{i:05}n], chairman of [ORG F{i:05}m]" for i in range(5000))

# (text with its names marked, how many people and organisations it names)
CASES = [
    (" ".join(f"[PER {given} Miller] and [PER Miller] came." for given in GIVEN), 20, 0),
    (LINES.translate(str.maketrans("0123456789", "abcdefghij")), 5000, 5000),
    ("[PER Ann Lee] (chairman of ([ORG Acme] ( said (the " * 1000, 1, 1),
    ("[PER ANN LEE], CHAIRMAN OF [ORG ACME FOODS], MET [PER BOB RAY]. " * 1000, 2, 1),
    ("then the head of the bank [PER Ann Lee] met the group [ORG Acme] and " * 1000, 1, 1),
]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("marked", "people", "organisations"), CASES)
def test_it_comes_back_with_the_names_it_holds(
    language: str, marked: str, people: int, organisations: int
) -> None:
    found = gathered(language, marked)
    assert (len(found[0]), len(found[1])) == (people, organisations)


def test_a_surname_alone_is_the_last_bearers() -> None:
    people, _ = gathered("en", CASES[0][0])
    assert [[m.text for m in person.mentions] for person in people] == [
        [f"{given} Miller", "Miller"] for given in GIVEN
    ]
