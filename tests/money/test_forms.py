"""Every amount of a table, in every currency of a table, in every way the grammar writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.money import MoneyFinder
from newsfacts.records import Money

FINDERS = {language: MoneyFinder(language) for language in ("en", "de")}

# What stands for a currency: before or after the number, glued or not.
BEFORE = {
    "en": {
        "USD": ["$", "US$", "USD ", "$ ", "US $", "usd "],
        "EUR": ["€", "EUR ", "€ ", "EUR"],
        "GBP": ["£", "GBP ", "£ "],
        "AUD": ["A$", "AU$", "AUD ", "$A"],
        "CAD": ["C$", "CAD ", "CA$"],
        "HKD": ["HK$", "HKD "],
        "SGD": ["S$", "SGD "],
        "NZD": ["NZ$", "NZD "],
        "BRL": ["R$", "BRL "],
        "JPY": ["¥", "JPY "],
        "INR": ["₹", "INR ", "Rs ", "Rs. "],
        "CHF": ["CHF ", "SFr. "],
        "CNY": ["CN¥", "RMB ", "CNY "],
        "KRW": ["₩", "KRW "],
        "MYR": ["MYR "],
        "ILS": ["₪", "NIS "],
        "DEM": ["DM ", "DM"],
    },
    "de": {
        "USD": ["$ ", "US-$ ", "USD ", "$", "US$ "],
        "EUR": ["€ ", "EUR ", "€"],
        "GBP": ["£ ", "GBP ", "£"],
        "CHF": ["CHF ", "sFr. "],
        "DEM": ["DM "],
        "HKD": ["HK$", "HKD "],
        "JPY": ["¥", "JPY "],
    },
}
AFTER = {
    "en": {
        "USD": [" dollars", " US dollars", " U.S. dollars", " USD", "USD", "$", " bucks"],
        "EUR": [" euros", " EUR", "€", " €"],
        "GBP": [" pounds sterling", " British pounds", " GBP", " quid"],
        "AUD": [" Australian dollars", " AUD"],
        "CAD": [" Canadian dollars", " CAD"],
        "JPY": [" yen", " Japanese yen", " JPY"],
        "CNY": [" yuan", " renminbi", " Chinese yuan", " yuan renminbi", " RMB"],
        "CHF": [" Swiss francs", " CHF"],
        "INR": [" Indian rupees", " INR"],
        "KRW": [" South Korean won", " KRW"],
        "ZAR": [" rand", " South African rand"],
        "BRL": [" reais", " Brazilian reals"],
        "MXN": [" Mexican pesos", " MXN"],
        "SEK": [" Swedish kronor", " Swedish crowns", " SEK"],
        "NOK": [" Norwegian kroner", " NOK"],
        "PLN": [" zlotys", " Polish zloty", " zł"],
        "RUB": [" roubles", " Russian rubles"],
        "TRY": [" Turkish lira", " liras of Turkey"][:1],
        "THB": [" baht", " Thai baht"],
        "AED": [" dirhams", " UAE dirhams"],
        "DEM": [" deutschmarks", " German marks", " D-marks", " DM"],
        "FRF": [" French francs"],
        "ITL": [" Italian lire"],
        "BTC": [" BTC", " bitcoin", " bitcoins"],
    },
    "de": {
        "EUR": [" Euro", "-Euro", " €", "€", " EUR"],
        "USD": [" US-Dollar", " amerikanische Dollar", " US-$", " $", " USD", " US$"],
        "GBP": [" Pfund Sterling", " britische Pfund", " GBP"],
        "AUD": [" australische Dollar", " AUD"],
        "CAD": [" kanadischen Dollar", " kanadische Dollar", " CAD"],
        "HKD": [" Hongkong-Dollar"],
        "CHF": [" Franken", " Schweizer Franken", " CHF", " sFr"],
        "JPY": [" Yen", " japanische Yen"],
        "CNY": [" Yuan", " Renminbi", " Yuan RMB", " chinesische Yuan"],
        "SEK": [" schwedische Kronen", " schwedischen Kronen", " SEK"],
        "DKK": [" dänische Kronen", " DKK"],
        "CZK": [" tschechische Kronen", " Kč"],
        "PLN": [" Zloty", " polnische Zloty"],
        "RUB": [" Rubel", " russische Rubel"],
        "TRY": [" türkische Lira"],
        "INR": [" indische Rupien"],
        "DEM": [" DM", " D-Mark", " Deutsche Mark", " Mark"],
        "ATS": [" Schilling", " österreichische Schilling"],
        "FRF": [" französische Franc"],
        "ITL": [" italienische Lire"],
        "ZAR": [" südafrikanische Rand"],
        "BTC": [" Bitcoin", " BTC"],
    },
}
# Amounts as written, by language. A year-like number is not among them on purpose.
AMOUNTS = {
    "en": [
        ("7", "7"), ("42", "42"), ("999", "999"), ("1,500", "1500"), ("12,345", "12345"),
        ("1,234,567.89", "1234567.89"), ("12.90", "12.9"), ("0.5", "0.5"), ("2½", "2.5"),
        ("5 million", "5e6"), ("2.5 million", "2.5e6"), ("40 billion", "4e10"),
        ("1.2 trillion", "1.2e12"), ("500 thousand", "5e5"), ("3 hundred million", "3e8"),
        ("12.5m", "12.5e6"), ("3.5bn", "3.5e9"), ("10k", "10000"), ("7mn", "7e6"), ("2tn", "2e12"),
        ("6 bn", "6e9"), ("4.7 mln", "4.7e6"), ("5 lakh", "5e5"), ("2 crore", "2e7"),
    ],
    "de": [
        ("7", "7"), ("42", "42"), ("999", "999"), ("1.500", "1500"), ("12.345", "12345"),
        ("1.234.567,89", "1234567.89"), ("12,90", "12.9"), ("0,5", "0.5"), ("1 234 567", "1234567"),
        ("1'234'567", "1234567"), ("2½", "2.5"), ("5 Millionen", "5e6"), ("2,5 Millionen", "2.5e6"),
        ("40 Milliarden", "4e10"), ("1,2 Billionen", "1.2e12"), ("500 Tausend", "5e5"),
        ("12,5 Mio.", "12.5e6"), ("3,5 Mrd.", "3.5e9"), ("3,5 Mrd", "3.5e9"), ("10 Tsd.", "10000"),
        ("2 Bio.", "2e12"), ("7 Mill.", "7e6"), ("2.5 Mrd.", "2.5e9"),
    ],
}  # fmt: skip
# In words they stand before the currency only.
WORDS = {
    "en": [
        ("seven", "7"), ("twenty-five", "25"), ("two hundred and fifty", "250"),
        ("three hundred thousand", "3e5"), ("a million", "1e6"), ("half a million", "5e5"),
        ("two and a half million", "2.5e6"), ("one and a half billion", "1.5e9"),
        ("a quarter of a million", "250000"), ("a couple of hundred thousand", "2e5"),
        ("four trillion", "4e12"), ("a dozen", "12"),
    ],
    "de": [
        ("sieben", "7"), ("fünfundzwanzig", "25"), ("zweihundertfünfzig", "250"),
        ("dreihunderttausend", "3e5"), ("eine Million", "1e6"), ("eine halbe Million", "5e5"),
        ("zweieinhalb Millionen", "2.5e6"), ("anderthalb Milliarden", "1.5e9"), ("tausend", "1000"),
        ("ein Dutzend", "12"), ("vier Billionen", "4e12"), ("hunderttausend", "1e5"),
    ],
}  # fmt: skip
FRAMES = {
    "en": ["{}", "It cost {}.", "They paid {} for it, he said.", "A loan ({}) was agreed."],
    "de": [
        "{}",
        "Kostet das {}?",
        "Man zahlte {} dafür, hieß es.",
        "Ein Kredit ({}) kam zustande.",
    ],
}
TEXTS = [
    (language, frame, form, Decimal(value), code)
    for language in ("en", "de")
    for value_forms, before in ((AMOUNTS, True), (AMOUNTS, False), (WORDS, False))
    for i, (amount, value) in enumerate(value_forms[language])
    for code, signs in (BEFORE if before else AFTER)[language].items()
    for j, sign in enumerate(signs)
    for form in [sign + amount if before else amount + sign]
    # "5m$" and "7USD" are written; "5mUSD" and "twoUSD" are not.
    if before or sign[0] in " -$€" or amount[-1].isdigit()
    if not (value_forms is WORDS and sign[0] not in " -")
    for frame in [FRAMES[language][(i + j) % len(FRAMES[language])]]
]


def only(language: str, text: str) -> Money:
    found = FINDERS[language].find(text)
    assert len(found) == 1, (text, found)
    return found[0]


def test_the_table_is_large() -> None:
    assert len(TEXTS) > 3000


def test_every_form_reads_back() -> None:
    wrong = []
    for language, frame, form, value, code in TEXTS:
        text = frame.format(form)
        found = [(m.text, m.amount, m.currency) for m in FINDERS[language].find(text)]
        if found != [(form, value, code)]:
            wrong.append((text, value, code, found))
    assert not wrong, f"{len(wrong)} of {len(TEXTS)}: {wrong[:12]}"


@pytest.mark.parametrize("language", ["en", "de"])
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_ranges_read_back(language: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(1, 998))
    high = data.draw(st.integers(low + 1, 999))
    word, factor = data.draw(
        st.sampled_from(
            {"en": [("", 1), (" million", 10**6), (" billion", 10**9)],
             "de": [("", 1), (" Millionen", 10**6), (" Milliarden", 10**9)]}[language]
        )
    )  # fmt: skip
    unit = {"en": "euros", "de": "Euro"}[language]
    form = data.draw(
        st.sampled_from(
            {"en": ["{} to {}{} {}", "{}-{}{} {}", "{} – {}{} {}", "between {} and {}{} {}"],
             "de": ["{} bis {}{} {}", "{}-{}{} {}", "{} – {}{} {}", "zwischen {} und {}{} {}"]}[
                language
            ]
        )
    )  # fmt: skip
    got = only(language, form.format(low, high, word, unit))
    assert (got.amount, got.amount_max, got.currency) == (low * factor, high * factor, "EUR")


@pytest.mark.parametrize("language", ["en", "de"])
@settings(max_examples=300, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            ["5", "12,5", "2.5", "1.000.000", ".5", "½", "1/2", "$", "€", "£", "#", "US$", "US", "-", "–", "bis", "to", "auf", "from", "von", "und", "and", "or", "(", ")", ".", ",", ";", "Euro", "euros", "Mark", "pounds", "Kronen", "Cent", "cents", "Mio.", "Mrd", "bn", "m", "million", "Millionen", "hundert", "half", "eine", "a", "the", "zwischen", "between", "rund", "about", "umgerechnet", "\n", "\n\n", "50", "2024", "%", "Rs", "kr", "DM", "¢", "’", "'", "İ"]
        ),
        max_size=25,
    ).map(" ".join)
    | st.text(max_size=60)
)  # fmt: skip
def test_any_text_gives_spans_inside_it(language: str, text: str) -> None:
    last = 0
    found = FINDERS[language].find(text)
    for i, item in enumerate(found):
        assert last <= item.start < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        assert item.amount >= 0
        assert item.amount_max is None or item.amount_max > item.amount
        assert (item.currency is None) == (item.currency_candidates is not None)
        assert item.equivalent_to is None or 0 <= item.equivalent_to < i
        last = item.end


@pytest.mark.parametrize("language", ["en", "de"])
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="5$€ EurominM.,-undad\n", max_size=40))
def test_joined_letters_never_crash(language: str, text: str) -> None:
    for item in FINDERS[language].find(text):
        assert item.text == text[item.start : item.end]


def test_amounts_are_exact_and_integral_without_exponent() -> None:
    assert str(only("en", "$2.5 trillion").amount) == "2500000000000"
    assert str(only("en", "$1,200.10").amount) == "1200.1"
    assert str(only("de", "1000 Euro").amount) == "1000"
    assert str(only("de", "0,10 Euro").amount) == "0.1"
