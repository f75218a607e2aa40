"""What holds for every day, every text and every reference date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.dates import DateFinder
from newsfacts.dates.grammar import literals
from newsfacts.dates.lexer import expand
from newsfacts.dates.tables import Holidays, Rules, Words
from newsfacts.lexicon import Patterns
from newsfacts.records import Date

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
Form = Callable[[date], str]

_EN_MONTHS, _EN_SHORT, _EN_DAYS, _DE_MONTHS, _DE_SHORT, _DE_DAYS = (
    line.split()
    for line in """
January February March April May June July August September October November December
Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
Januar Februar März April Mai Juni Juli August September Oktober November Dezember
Jan. Feb. März April Mai Juni Juli Aug. Sept. Okt. Nov. Dez.
Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
""".strip().splitlines()
)


def _th(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in (11, 12, 13) else ending}"


ENGLISH: list[Form] = [
    lambda d: f"{_EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{_EN_MONTHS[d.month - 1]} {d.day:02}, {d.year}",
    lambda d: f"{_EN_MONTHS[d.month - 1]} {d.day} {d.year}",
    lambda d: f"{_EN_MONTHS[d.month - 1]} {_th(d.day)}, {d.year}",
    lambda d: f"{_EN_SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{_EN_DAYS[d.weekday()]}, {_EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{_EN_DAYS[d.weekday()][:3]}. {_EN_SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {_EN_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_EN_DAYS[d.weekday()]} {d.day} {_EN_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {_th(d.day)} of {_EN_MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{_th(d.day)} {_EN_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}-{_EN_MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.month:02}/{d.day:02}/{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{_EN_MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
]
GERMAN: list[Form] = [
    lambda d: f"{d.day}. {_DE_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02}. {_DE_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{_DE_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}. {_DE_SHORT[d.month - 1]} {d.year}",
    lambda d: f"{_DE_DAYS[d.weekday()]}, {d.day}. {_DE_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_DE_DAYS[d.weekday()]}, den {d.day}. {_DE_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_DE_DAYS[d.weekday()][:2]}., {d.day}. {_DE_SHORT[d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day}. {d.month}. {d.year}",
    lambda d: f"{_DE_DAYS[d.weekday()]}, {d.day:02}.{d.month:02}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day}. {_DE_MONTHS[d.month - 1].upper()} {d.year}",
]
FORMS = {"en": ENGLISH, "de": GERMAN}


@pytest.fixture(scope="session")
def finders(english: DateFinder, german: DateFinder) -> dict[str, DateFinder]:
    return {"en": english, "de": german}


@pytest.mark.parametrize("language", FORMS)
def test_every_day_reads_back(language: str, finders: dict[str, DateFinder]) -> None:
    """Each day of two centuries, the forms by turns: all of them meet all days of a month."""
    forms, finder = FORMS[language], finders[language]
    for n in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(n)
        check_day(finder, day, forms[n % len(forms)])


@pytest.mark.parametrize("language", FORMS)
@settings(max_examples=150, deadline=None)
@given(day=st.dates(FIRST, LAST))
def test_every_form_reads_back(language: str, finders: dict[str, DateFinder], day: date) -> None:
    for form in FORMS[language]:
        check_day(finders[language], day, form)


def check_day(finder: DateFinder, day: date, form: Form) -> None:
    words = form(day)
    found = finder.find(f"x {words} y", date(2024, 6, 19))
    assert [(d.text, d.value, d.earliest, d.latest) for d in found] == [
        (words, day.isoformat(), day.isoformat(), day.isoformat())
    ]


def _vocabulary(language: str) -> list[str]:
    patterns = Patterns()
    table = patterns.table(language, "dates", Words)
    words = {w for values in table.words.values() for ws in values.values() for w in expand(ws)}
    words |= set(literals(patterns.table(language, "dates_rules", Rules)).values())
    holidays = patterns.table(language, "dates_holidays", Holidays).holidays
    words |= {n for h in holidays for n in expand(h.names)}
    numbers = (
        "0 1 2 29 30 31 12 13 99 400 999 1000 1900 2000 2024 9999 99999 2007/08 1.2. 29.2.1900"
    )
    more = "2024-13-01 31.2.2024 1/2/24 13/13/13 20.30 1,999 90s 1990s 90er 2nd 31st zwei three"
    return sorted(words) + numbers.split() + more.split() + [" ", "\n", "\n\n", "-", ". "]


_ANY_TEXT = st.one_of(
    st.text(max_size=80),
    *(
        st.lists(st.sampled_from(_vocabulary(language)), max_size=14).flatmap(
            lambda words: st.sampled_from([" ".join(words), "".join(words)])
        )
        for language in FORMS
    ),
)


@settings(max_examples=700, deadline=None)
@given(text=_ANY_TEXT, published=st.none() | st.dates())
def test_any_text(finders: dict[str, DateFinder], text: str, published: date | None) -> None:
    for finder in finders.values():
        check_records(text, finder.find(text, published))
        line = finder.dateline(text)
        if line is not None:
            check_records(text, [line])
            date.fromisoformat(line.value)


def check_records(text: str, found: list[Date]) -> None:
    at = 0
    for d in found:
        assert at <= d.start < d.end <= len(text)
        assert d.text == text[d.start : d.end] == d.text.strip()
        assert d.earliest is None or d.latest is None or d.earliest <= d.latest
        at = d.end


@pytest.mark.parametrize(
    "unit", ["Mai ", "12.", "1", " ", "on ", "the last ", "11., ", "2008-", "Monday, ", "\n", "'"]
)
def test_repetitions_without_end(unit: str, finders: dict[str, DateFinder]) -> None:
    # Were the time not linear in the length, this would not come back.
    text = unit * (50_000 // len(unit))
    for finder in finders.values():
        check_records(text, finder.find(text, date(2024, 6, 19)))
        finder.dateline(text)


def test_a_long_line(english: DateFinder) -> None:
    text = "word " * 400_000 + "on May 3, 2024"
    assert [d.value for d in english.find(text)] == ["2024-05-03"]


def test_the_same_text_gives_the_same_dates(english: DateFinder) -> None:
    text = "On Monday, in May and last year; the day before, three years ago."
    assert english.find(text, date(2024, 6, 19)) == english.find(text, date(2024, 6, 19))
    assert english.find(text) == DateFinder("en").find(text)
