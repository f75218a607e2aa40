"""The annotated texts beside this file: every amount found, with its value, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from texts import Expected, articles

from newsfacts.money import MoneyFinder
from newsfacts.records import Money

CASES = [
    pytest.param(language, text, expected, id=f"{language}-{text[:40]!r}")
    for language in ("en", "de")
    for text, expected in articles(language)
]
FINDERS = {language: MoneyFinder(language) for language in ("en", "de")}


def shown(item: Money | Expected) -> tuple[object, ...]:
    candidates = item.currency_candidates if isinstance(item, Money) else item.candidates
    same = item.equivalent_to is not None if isinstance(item, Money) else item.equivalent
    return (
        item.start,
        item.text,
        item.amount,
        item.amount_max,
        item.currency,
        frozenset(candidates) if candidates else None,
        item.modifier,
        same,
    )


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_amounts_of_a_text(language: str, text: str, expected: list[Expected]) -> None:
    found = [shown(item) for item in FINDERS[language].find(text)]
    assert found == [shown(item) for item in expected if not item.missed]


@pytest.mark.parametrize("language", ["en", "de"])
def test_there_are_enough_amounts(language: str) -> None:
    assert sum(len(expected) for _, expected in articles(language)) >= 150
