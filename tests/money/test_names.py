"""The names of CLDR (by Babel) of every currency in use today, in every form CLDR gives."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.core import get_global

from newsfacts.money import MoneyFinder

FRAMES = {"en": "It cost 5 million {}.", "de": "Es kostete 5 Millionen {}!"}
# Codes whose names another currency in use has too, or that no one calls by them; the name is then
# that of the other, or open.
SHARED = {
    "en": {"CHE", "CHW", "CLF", "COU", "UYW", "UYI", "MXV", "BOV", "USN", "XCG", "ZWG", "MRO"},
    "de": {
        "CHE",
        "CHW",
        "CLF",
        "COU",
        "UYW",
        "UYI",
        "MXV",
        "BOV",
        "USN",
        "XAF",
        "XOF",
        "ZMW",
        "BAM",
    },
}


def in_use() -> list[str]:
    rows = [row for rows in get_global("territory_currencies").values() for row in rows]
    return sorted({code for code, _, end, tender in rows if tender and not end})


def names(language: str, code: str) -> set[str]:
    locale = Locale(language)
    forms = {locale.currencies.get(code, "")}
    plurals = locale._data["currency_names_plural"].get(code)
    if plurals:
        forms |= {plurals[form] for form in ("one", "other") if form in plurals}
    return {re.sub(r"\s*\(.*?\)", "", form) for form in forms} - {"", code}


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_name_in_use_reads_back(language: str) -> None:
    finder = MoneyFinder(language)
    wrong, read = [], 0
    for code in in_use():
        if code in SHARED[language]:
            continue
        for name in names(language, code):
            found = finder.find(FRAMES[language].format(name))
            read += 1
            if [(m.text.endswith(name), m.currency) for m in found] != [(True, code)]:
                wrong.append((code, name, [(m.text, m.currency) for m in found]))
    assert not wrong
    assert read > 200
