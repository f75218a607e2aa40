"""Every written form of the tables gives its span and its value, and nothing else."""

from __future__ import annotations

import pytest

from newsfacts.dates import DateFinder
from tests.dates.forms import Case, read


@pytest.mark.parametrize("case", read("en.txt"), ids=str)
def test_english(case: Case, english: DateFinder) -> None:
    check(case, english)


@pytest.mark.parametrize("case", read("de.txt"), ids=str)
def test_german(case: Case, german: DateFinder) -> None:
    check(case, german)


def check(case: Case, finder: DateFinder) -> None:
    found = [(d.text, d.value) for d in finder.find(case.text, case.published)]
    assert found == [(case.text[start:end], value) for start, end, value in case.dates]
