"""The number grammar, as tables: what is read, what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.alternation import alternation
from newsfacts.numbers import NumberGrammar

GRAMMARS = {language: NumberGrammar.load(language) for language in ("en", "de")}

# (language, text, value or None, where the case comes from)
DIGITS = [
    ("en", "1,234,567.89", "1234567.89", "issue"),
    ("de", "1.234.567,89", "1234567.89", "issue"),
    ("de", "1 234 567,89", "1234567.89", "issue"),
    ("de", "1\u202f234\u202f567", "1234567", "narrow no-break space"),
    ("de", "1'234'567", "1234567", "Swiss"),
    ("de", "1’234.50", "1234.50", "Swiss, typographic apostrophe"),
    ("en", "12,34,567", "1234567", "South Asian groups"),
    ("en", "2.5", "2.5", "plain"),
    ("de", "2.5", "2.5", "the number overrules the language: no group of one digit"),
    ("en", "16,4", "16.4", "the number overrules the language"),
    ("en", "1,234", "1234", "language decides"),
    ("de", "1,234", "1.234", "language decides"),
    ("en", "1.234", "1.234", "language decides"),
    ("de", "1.234", "1234", "language decides"),
    ("de", "0.750", "0.750", "a group does not begin with zero"),
    ("de", "1,234.50", "1234.50", "both marks: the last is the decimal one"),
    ("en", "1.234,50", "1234.50", "both marks: the last is the decimal one"),
    ("en", ".5", "0.5", "issue"),
    ("en", "2½", "2.5", "vulgar fraction"),
    ("en", "¾", "0.75", "vulgar fraction alone"),
    ("de", "12.03.2024", None, "a date is no number"),
    ("en", "1,2,3", None, "a list is no number"),
    ("en", "1.234.5", None, "a version is no number"),
    ("en", "1,234.567,8", None, "mixed up"),
    ("en", "", None, "empty"),
    ("en", "٣", None, "other scripts' digits are not ours"),
]
WORDS = [
    ("en", "seven", "7"),
    ("en", "twenty-one", "21"),
    ("en", "two hundred and five", "205"),
    ("en", "three hundred thousand", "300000"),
    ("en", "nine hundred and ninety-nine thousand", "999000"),
    ("en", "two million five hundred thousand", "2500000"),
    ("en", "one hundred thousand million", "1E11"),
    ("en", "two and a half", "2.5"),
    ("en", "one and a half million", "1500000"),
    ("en", "two and three quarters", "2.75"),
    ("en", "half a million", "500000"),
    ("en", "half million", "500000"),
    ("en", "a quarter of a million", "250000"),
    ("en", "three quarters of a million", "750000"),
    ("en", "a million", "1000000"),
    ("en", "a billion", "1E9"),
    ("en", "a couple of hundred thousand", "200000"),
    ("en", "two dozen", "24"),
    ("en", "three point five million", "3500000"),
    ("en", "four crore", "40000000"),
    ("en", "a", None),
    ("en", "million", None),
    ("en", "hundred", None),
    ("en", "five six", None),
    ("en", "five and six", None),
    ("en", "nineteen eighty-four", None),
    ("en", "fish", None),
    ("de", "sieben", "7"),
    ("de", "einundzwanzig", "21"),
    ("de", "hundert", "100"),
    ("de", "tausend", "1000"),
    ("de", "hunderttausend", "100000"),
    ("de", "dreihunderttausend", "300000"),
    ("de", "zweihundertfünfundzwanzigtausend", "225000"),
    ("de", "neunzehnhundertachtzig", "1980"),
    ("de", "eine Million zweihunderttausend", "1200000"),
    ("de", "hundert Millionen", "1E8"),
    ("de", "eine Billion", "1E12"),
    ("de", "anderthalb Milliarden", "1500000000"),
    ("de", "eineinhalb", "1.5"),
    ("de", "zweieinhalb", "2.5"),
    ("de", "dreieinhalb Millionen", "3500000"),
    ("de", "eine halbe Million", "500000"),
    ("de", "eine dreiviertel Million", "750000"),
    ("de", "ein Dutzend Millionen", "12000000"),
    ("de", "drei Komma fünf", "3.5"),
    ("de", "Millionen", None),
    ("de", "zwei drei", None),
    ("de", "Hunderttausende", None),
]
ORDINALS = [
    ("en", "first", 1),
    ("en", "fourth", 4),
    ("en", "21st", 21),
    ("en", "twentieth", 20),
    ("en", "twenty-first", 21),
    ("en", "hundredth", 100),
    ("en", "fish", None),
    ("de", "21.", 21),
    ("de", "ersten", 1),
    ("de", "dritten", 3),
    ("de", "siebten", 7),
    ("de", "achter", 8),
    ("de", "zehnte", 10),
    ("de", "einundzwanzigsten", 21),
    ("de", "hundertdritten", 103),
    ("de", "Kante", None),
]


@pytest.mark.parametrize(("language", "text", "value", "source"), DIGITS)
def test_digits(language: str, text: str, value: str | None, source: str) -> None:
    expected = None if value is None else Decimal(value)
    assert GRAMMARS[language].digits(text) == expected, source


@pytest.mark.parametrize(("language", "text", "value"), WORDS)
def test_words(language: str, text: str, value: str | None) -> None:
    expected = None if value is None else Decimal(value)
    assert GRAMMARS[language].words(text) == expected


@pytest.mark.parametrize(("language", "text", "value"), ORDINALS)
def test_ordinal(language: str, text: str, value: int | None) -> None:
    assert GRAMMARS[language].ordinal(text) == value


@pytest.mark.parametrize(("language", "text", "value"), [row for row in WORDS if row[2]])
def test_words_pattern_covers_what_words_reads(language: str, text: str, value: str) -> None:
    found = re.search(GRAMMARS[language].words_pattern, f"xx {text}, xx", re.IGNORECASE)
    assert found is not None
    assert found.group() == text


@pytest.mark.parametrize(
    ("language", "text", "value"), [(r[0], r[1], r[2]) for r in DIGITS if r[2]]
)
def test_digits_pattern_covers_what_digits_reads(language: str, text: str, value: str) -> None:
    found = re.search(GRAMMARS[language].digits_pattern, f"xx {text} xx")
    assert found is not None
    assert found.group() == text


def test_magnitudes_by_language() -> None:
    assert GRAMMARS["en"].magnitudes["billion"] == Decimal(10) ** 9
    assert GRAMMARS["de"].magnitudes["billion"] == Decimal(10) ** 12
    assert GRAMMARS["de"].magnitudes["mrd."] == Decimal(10) ** 9


def test_alternation_prefers_the_longest() -> None:
    source = alternation(["a", "ab", "abc.", "b"])
    assert re.match(source, "abc.d").group() == "abc."  # type: ignore[union-attr]
    assert re.match(source, "abx").group() == "ab"  # type: ignore[union-attr]
    assert re.match(alternation([]), "a") is None


def test_alternation_takes_any_white_space_and_folds_case() -> None:
    assert re.fullmatch(alternation(["chief executive"]), "chief\n executive")
    assert re.fullmatch(alternation(["e", "er"]) + "?", "") is not None
    words = ["Chief", "chief executive"]
    found = re.match(alternation(words, fold=True), "Chief Executive", re.IGNORECASE)
    assert found is not None
    assert found[0] == "Chief Executive"


@pytest.mark.parametrize("language", ["en", "de"])
@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet="0123456789.,'½ -aeinhudtzwmlo", max_size=30))
def test_any_text_is_read_or_refused(language: str, text: str) -> None:
    grammar = GRAMMARS[language]
    for value in (grammar.value(text), grammar.ordinal(text)):
        assert value is None or value >= 0


@pytest.mark.parametrize("language", ["en", "de"])
@settings(max_examples=100, deadline=None)
@given(cents=st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(language: str, cents: int) -> None:
    value = Decimal(cents) / 100
    text = f"{value:,.2f}"
    if language == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    assert GRAMMARS[language].digits(text) == value


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("unit", ["1", "1,", "1 ", "einhalb", "two ", "zwei ", "hundert"])
def test_patterns_end_on_long_repetitions(language: str, unit: str) -> None:
    # Were the time not linear in the length, this would not come back.
    grammar = GRAMMARS[language]
    pattern = re.compile(f"{grammar.digits_pattern}|{grammar.words_pattern}", re.IGNORECASE)
    text = unit * (200_000 // len(unit)) + "x"
    assert all(found.end() <= len(text) for found in pattern.finditer(text))
