"""What the finder decides: modifiers, whose currency, what is said twice, what is no money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.money import MoneyFinder

FINDERS = {language: MoneyFinder(language) for language in ("en", "de")}

# Language, text, modifier.
MODIFIERS = [
    ("en", "about $5", "about"),
    ("en", "some $5 million", "about"),
    ("en", "an estimated $5 million", "about"),
    ("en", "more than $5", "over"),
    ("en", "well over $5", "over"),
    ("en", "nearly $5", "under"),
    ("en", "just under $5", "under"),
    ("en", "at least $5", "at_least"),
    ("en", "$5 or more", "at_least"),
    ("en", "up to $5", "at_most"),
    ("en", "as much as $5", "at_most"),
    ("en", "between about $5 and $7", "about"),
    ("en", "exactly $5", None),
    ("de", "rund 5 Euro", "about"),
    ("de", "ca. 5 Euro", "about"),
    ("de", "etwa 5 bis 7 Euro", "about"),
    ("de", "mehr als 5 Euro", "over"),
    ("de", "gut 5 Euro", "over"),
    ("de", "über 5 Billionen Yuan RMB", "over"),
    ("de", "knapp 5 Euro", "under"),
    ("de", "weniger als 5 Euro", "under"),
    ("de", "mindestens 5 Euro", "at_least"),
    ("de", "5 Euro und mehr", "at_least"),
    ("de", "bis zu 5 Euro", "at_most"),
    ("de", "höchstens 5 Euro", "at_most"),
    ("de", "ein Kredit über 5 Euro", None),
    ("de", "genau 5 Euro", None),
]
# Long enough to be about a country, and naming it once.
AT_HOME = (
    "The tram depot in Adelaide burnt for six hours on Monday night, and the fire brigade said that "
    "it could not rule out a fault in the wiring of the old carriages, which had been parked there "
    "since the winter and were to be sold at auction in spring by the council that owns them all."
)
# (language, text, currencies in order; a tuple where it stays open, why)
CURRENCIES = [
    ("en", "It paid $5.", ["USD"], "the stated default"),
    ("en", "It paid C$9 for the mine. Later $5 more.", ["CAD", "CAD"], "said elsewhere"),
    ("en", "TORONTO, May 2 - It paid $5.", ["CAD"], "the dateline"),
    ("en", "SYDNEY (AAP) - It paid $5 and US$3.", ["AUD", "USD"], "the dateline"),
    ("en", "SYDNEY (AP) - It paid $5 (A$7). Also $3.", ["USD", "AUD", "USD"], "not the A$"),
    ("en", "It paid 9 billion yuan ($5 billion) in Hong Kong.", ["CNY", "USD"], "a conversion"),
    ("en", "A US firm paid A$9 million, then $5 million.", ["AUD", "USD"], "the US is named"),
    ("en", "It gave us C$9 and us $5.", ["CAD", "CAD"], "us is no country"),
    ("en", "A search by Australia: $12 million (US$9 million).", ["AUD", "USD"], "not the US$"),
    ("en", "Sweden gave 30 million crowns.", ["SEK"], "the country"),
    ("en", "It gave 30 million crowns.", [("SEK", "NOK", "DKK")], "open"),
    ("en", "Prague and, far off, Oslo; in Prague 30 million crowns.", ["CZK"], "the nearest"),
    ("en", "It gave 30 million pesos.", [("MXN", "ARS", "CLP")], "open"),
    ("en", "In Cairo, Egypt, it costs 40 pounds.", ["EGP"], "the whole text is from there"),
    ("en", "It cost 40 pounds.", ["GBP"], "the stated default"),
    ("en", "It cost A$4, or 40 cents each.", ["AUD", "AUD"], "cents of the amount before"),
    ("en", "It cost 40 cents.", ["USD"], "the stated default"),
    ("de", "Es kostet 5 Dollar.", ["USD"], "the stated default"),
    ("de", "Es kostet 40 Cent.", ["EUR"], "the stated default"),
    (
        "de",
        "Es kostet 5 US-Dollar. Das sind 40 Cent mehr.",
        ["USD", "USD"],
        "cents of the amount before",
    ),
    ("de", "Oslo zahlt 30 Millionen Kronen.", ["NOK"], "the country"),
    ("de", "Man zahlt 30 Millionen Kronen.", [("SEK", "NOK", "DKK")], "open"),
    ("de", "Es kostet 50 Mark.", ["DEM"], "the stated default"),
    ("de", "Helsinki zahlt 30 Millionen finnische Mark.", ["FIM"], "the adjective"),
    ("de", "In Bern kostet es Fr. 12.30.", ["CHF"], "the country"),
    ("de", "In London kostet das 50 Pfund Strafe.", ["GBP"], "the country"),
    ("en", "In Malaysia it costs RM12.30.", ["MYR"], "the country"),
    ("en", "It paid N5 billion and R1.2 million.", ["NGN", "ZAR"], "the magnitude"),
    ("de", "Es kostet 50 Pfund.", ["GBP"], "the stated default"),
    ("en", f"{AT_HOME} The Darling depot cost $4 million.", ["AUD"], "all of it is from there"),
    ("en", f"{AT_HOME} It cost $4 million (US$3 million).", ["AUD", "USD"], "not the US$"),
    ("en", f"{AT_HOME} It cost $4 million, then A$2 million.", ["USD", "AUD"], "not the A$"),
    ("en", f"{AT_HOME} Texas and Ohio lent $4 million.", ["USD"], "the US is named as often"),
    ("en", f"{AT_HOME} French and other French firms gave $4.", ["USD"], "France is named more"),
    ("en", "A listing in Australia cost $4 million.", ["USD"], "a sentence is no article"),
    ("en", "Chile and Chilean mines owe Chileans $4 million.", ["USD"], "pesos have a name"),
    ("en", "The Melbourne paper was up 5 cents to C$3.", ["CAD", "CAD"], "cents lead to it"),
    ("de", "Brent stieg um 45 Cent auf 83 Dollar.", ["USD", "USD"], "cents lead to it"),
    ("de", "Es kam 45 Cent teurer. Jetzt sind 83 Dollar fällig.", ["EUR", "USD"], "far apart"),
]
# (language, text, pairs of amounts that are the same)
SAME = [
    ("en", "9.9 billion yuan (about US$1.4 billion)", [(1, 0)]),
    ("en", "$5 billion (£4bn; €4.5bn)", [(1, 0), (2, 0)]),
    ("en", "€10 billion or $11 billion", [(1, 0)]),
    ("en", "80 dollars a barrel (70 euros)", [(1, 0)]),
    ("en", "5 million dollars, equivalent to 4 million euros", [(1, 0)]),
    ("en", "$5 million, or 5 cents a share", []),
    ("en", "$5 million and 4 million euros", []),
    ("en", "Five Million Dollars ($5,000,000)", []),
    ("en", "a dividend of 40 cents a share ($80 million)", []),
    ("de", "1,2 Billionen Yuan RMB (1435,8 Milliarden Euro)", [(1, 0)]),
    ("de", "5 Millionen Dollar, das sind 4 Millionen Euro", [(1, 0)]),
    ("de", "2 Milliarden Pfund bereit, umgerechnet etwa 2,3 Milliarden Euro", [(1, 0)]),
    ("de", "5 Dollar oder 4 Euro", [(1, 0)]),
    ("de", "83 Dollar, das waren 68 Yen mehr", []),
    ("de", "5 Dollar und 4 Euro", []),
    ("de", "1 Euro = 1,08 Dollar; ein Dollar", [(1, 0)]),
]
# (language, text): nothing in it is an amount of money
NOT_MONEY = [
    ("en", "In 2018 won was a verb, and 18 won."),
    ("en", "The team won 3 real trophies; 20 people saw it."),
    ("en", "Rapper 50 Cent and Mark Zuckerberg met in Pound Street 12."),
    ("en", "The 17 euro zone countries and 3 euro area members met at Euro 2024."),
    ("en", "He weighed 200 pounds and ate 5 pounds of potatoes."),
    ("en", "a 200-pound man and five pounds per square inch"),
    ("en", "It fell below the 4,000 mark; 10 million people, 5 percent, 30 basis points."),
    ("en", "EUR/USD 1.0850; SDG 13; TOP 10; COP 26; ALL 50 states; N95 masks; K2."),
    ("en", "Tens of millions of dollars, hundreds of euros, the dollar, a strong euro."),
    ("en", "three crowns, 2 marks, the 5th, 12:30, 555-1234, A320, G20 dollars"),
    ("en", "It is not worth a penny."),
    ("en", "a one-euro shop, two-figure millions, a six-figure sum"),
    ("de", "Ein-Euro-Jobs, ein 1-Euro-Laden, ein zweistelliger Millionenbetrag, Millionenhöhe"),
    ("de", "Er malte mal ein Dollar-, mal ein Euro-Zeichen; ein paar Hundert oder Tausend Euro."),
    ("de", "Die zwei Euro-Länder und die Euro-Zone; Euro 2024; ein Euro-Mitglied."),
    ("de", "Fünf Pfund Kartoffeln, 3 Pfund schwer, ein Pfund Linsen."),
    ("en", "He had a yen for travel and left a mark."),
    ("de", "Fr 20 Uhr, Fr. 12.30 Uhr, Mo–Fr 9.00, 500 RM, 3 Fr, Kr. 5."),
    ("de", "Mark Zuckerberg, Rapper 50 Cent, die Franken, der Rand, real 3 Prozent."),
    ("de", "Mehrere Millionen Euro, Hunderte Euro, ein Millionen-Euro-Projekt, pro Euro."),
    ("de", "Im Jahr 2002 kam das Euro-Bargeld; 10 Millionen Menschen; 5 Prozent; 30 Punkte."),
    ("de", "EUR/USD 1,0850, ISIN DE0007100000, WKN 710000"),
]
# (language, text, spans): which number goes with which unit
SPANS = [
    ("en", "rose 50 cents to $12", ["50 cents", "$12"]),
    ("en", "from $2 million to $3 million", ["$2 million", "$3 million"]),
    ("en", "range from $2 to $3", ["$2 to $3"]),
    ("en", "between $12 million and $20 million", ["$12 million and $20 million"]),
    ("en", "$5-7m", ["$5-7m"]),
    ("en", "its £2m-3m estimate, a $3-4 billion hit", ["£2m-3m", "$3-4 billion"]),
    ("en", "a $200-300 fine; the first £37,700 and 40p", ["$200-300", "£37,700", "40p"]),
    ("en", "revenue of 3 billion in May versus $2 billion", ["3 billion", "$2 billion"]),
    ("en", "it is 5.4 billion, of which 1 billion euros", ["5.4 billion", "1 billion euros"]),
    ("en", "in May 3 billion people, versus $2 billion", ["$2 billion"]),
    ("en", "rose to 200 million from 150 million dollars", ["200 million", "150 million dollars"]),
    ("en", "a $25 card and USD$ 23 billion dollar", ["$25", "USD$ 23 billion dollar"]),
    ("en", "$80 a barrel, £2m-a-year, $5/month", ["$80", "£2m", "$5"]),
    ("en", "(GB #20.1 billion) and #13 billion", ["GB #20.1 billion", "#13 billion"]),
    ("en", "$8 1/4 and 352-1/2 pence", ["$8 1/4", "352-1/2 pence"]),
    ("en", "10 $ 30 cents, 75 USD million, $AUD5", ["10 $ 30 cents", "75 USD million", "$AUD5"]),
    ("en", "Rs five crore, RMB Ten Million", ["Rs five crore", "RMB Ten Million"]),
    ("en", "2 million NZ dollars, Y500bn, $2.5MM", ["2 million NZ dollars", "Y500bn", "$2.5MM"]),
    ("de", "von 9 auf 1,5 Milliarden Euro", ["9", "1,5 Milliarden Euro"]),
    (
        "de",
        "Umsatz 5 Mio. Euro, der Gewinn stieg von 3 auf 4 Mio.",
        ["5 Mio. Euro", "3", "4 Mio."],
    ),
    ("en", "Rs.72.60 crore and Rs.5", ["Rs.72.60 crore", "Rs.5"]),
    ("en", "It owes $5 million. It has 4 million members and 9 million.", ["$5 million"]),
    ("en", "131 million stg", ["131 million stg"]),
    (
        "de",
        "Kai (Wert: 7 Mio. Euro), Ole (5 Millionen) und Jan (4 Millionen)",
        ["7 Mio. Euro", "5 Millionen", "4 Millionen"],
    ),
    ("de", "Kai (7 Mio. Euro), Peru (5 Millionen Einwohner)", ["7 Mio. Euro"]),
    (
        "de",
        "Es fehlen 7 Mio. Euro. Das ist neu. Der Sachaufwand beträgt 1,3 Milliarden.",
        ["7 Mio. Euro", "1,3 Milliarden"],
    ),
    ("de", "Statt der Summe von 110 000 nun 400 000 Euro", ["110 000", "400 000 Euro"]),
    ("de", "fiel auf -1,8 bis -2,6 Mio. EUR", ["1,8 bis -2,6 Mio. EUR"]),
    ("de", "12,4 Mio. (Vj. 10,1 Mio.) Euro", ["12,4 Mio. (Vj. 10,1 Mio.) Euro"]),
    ("de", "Eintritt 12/8 Euro, verletzt/5000 Euro", ["12", "8 Euro", "5000 Euro"]),
    ("de", "Preis: Euro 12,50, der Euro 0,25 Prozent", ["Euro 12,50"]),
    ("de", "2, 3 und 5 Millionen Euro", ["2", "3", "5 Millionen Euro"]),
    ("de", "5 bis 7 Millionen Euro", ["5 bis 7 Millionen Euro"]),
    ("de", "zwischen 200 und 300 Mio. €", ["200 und 300 Mio. €"]),
    ("de", "15 Dollar und 15 Cent, 3 Euro 50", ["15 Dollar und 15 Cent", "3 Euro 50"]),
    ("de", "das 10-Milliarden-Euro-Paket", ["10-Milliarden-Euro"]),
    ("de", "80 Dollar je Barrel, 32,- DM, 44,— €", ["80 Dollar", "32,- DM", "44,— €"]),
    ("de", "stieg um 2 Euro auf 45 Euro", ["2 Euro", "45 Euro"]),
]


@pytest.mark.parametrize(("language", "text", "modifier"), MODIFIERS)
def test_modifier(language: str, text: str, modifier: str | None) -> None:
    (found,) = FINDERS[language].find(text)
    assert found.modifier == modifier


@pytest.mark.parametrize(("language", "text", "currencies", "why"), CURRENCIES)
def test_currency(
    language: str, text: str, currencies: list[str | tuple[str, ...]], why: str
) -> None:
    found = FINDERS[language].find(text)
    assert len(found) == len(currencies)
    for item, currency in zip(found, currencies, strict=True):
        if isinstance(currency, str):
            assert item.currency == currency, why
        else:
            assert item.currency is None, why
            assert (item.currency_candidates or ())[: len(currency)] == currency


@pytest.mark.parametrize(("language", "text", "pairs"), SAME)
def test_the_same_once_more(language: str, text: str, pairs: list[tuple[int, int]]) -> None:
    found = FINDERS[language].find(text)
    linked = [(i, m.equivalent_to) for i, m in enumerate(found) if m.equivalent_to is not None]
    assert linked == pairs


@pytest.mark.parametrize(("language", "text"), NOT_MONEY)
def test_not_money(language: str, text: str) -> None:
    assert [m.text for m in FINDERS[language].find(text)] == []


@pytest.mark.parametrize(("language", "text", "spans"), SPANS)
def test_spans(language: str, text: str, spans: list[str]) -> None:
    assert [m.text for m in FINDERS[language].find(text)] == spans


def test_a_user_adds_a_word(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "currencies.toml").write_text(
        '[[units]]\nforms = ["simoleon", "simoleons"]\ncodes = "USD"\n', encoding="utf-8"
    )
    (found,) = MoneyFinder("en", Patterns((tmp_path,))).find("It cost 5 simoleons.")
    assert (found.amount, found.currency) == (Decimal(5), "USD")


@pytest.mark.parametrize(("digits", "found"), [(24, 1), (25, 0), (29, 0), (400, 0), (5000, 0)])
def test_digits_without_end_are_no_sum(digits: int, found: int) -> None:
    # Found by benchmarks/fuzz.py: from 29 digits on, conversion raised InvalidOperation, and JSON
    # cannot hold 4,301.
    assert len(FINDERS["en"].find(f"The sum of ${'7' * digits} was paid.")) == found
    rise = f"Das Kursziel stieg von {'7' * digits} auf 85 Euro."
    assert len(FINDERS["de"].find(rise)) == found + 1


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "unit", ["5 Euro ", "$5 ", "1 ", "und ", "five ", "hundert", "5-", "(5 € ", "New York ", "x"]
)
def test_repetitions_without_end(language: str, unit: str) -> None:
    # Were the time not linear in the length, this would not come back.
    text = unit * (60_000 // len(unit))
    found = FINDERS[language].find(text)
    assert all(text[m.start : m.end] == m.text for m in found)


def test_a_line_of_two_million_characters() -> None:
    text = "They paid 5 Euro for it and said that more would come. " * 37_000
    assert len(FINDERS["en"].find(text)) == 37_000
