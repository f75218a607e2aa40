"""Records the tests of the report are made of: spans are looked up, so that they always fit."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.records import (
    ArticleRecord,
    ArticleWarning,
    Conversion,
    Date,
    Fact,
    Mention,
    Money,
    Organisation,
    Person,
)

TEXT = """Harbour Lines buys two ferries

ROSTOCK, 4 June 2024. Harbour Lines AG (HLA) will pay 30 million euros for two ferries, chief \
executive Ada Brandt said on Monday.
Brandt called the price (4 million dollars) fair. The Bank of Rostock Arena opened in 1998.

The ships are to sail from 2026."""


def span(text: str, words: str, nth: int = 0) -> tuple[int, int, str]:
    """Return start, end and words of the `nth` occurrence of words in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words), words


def mention(text: str, words: str, nth: int = 0) -> Mention:
    return Mention(*span(text, words, nth))


def money(text: str, words: str, amount: str, currency: str, euros: str | None = None) -> Money:
    converted = None
    if euros is not None:
        converted = Conversion(Decimal(euros), "EUR", Decimal("0.92"), "2024-06-04")
    return Money(*span(text, words), Decimal(amount), None, currency, None, None, converted)


def article() -> ArticleRecord:
    """An article with one of everything: overlapping names, a fact, a warning in its place."""
    sentence = TEXT[TEXT.index("Harbour Lines AG") : TEXT.index("\nBrandt")]
    wrong = TEXT.index("30 million"), TEXT.index(" fair")
    return ArticleRecord(
        id="7",
        source="ferries.txt",
        language="en",
        published="2024-06-04",
        published_from="text",
        title="Harbour Lines buys two ferries",
        authors=("Bo Ek",),
        people=(
            Person(
                "Ada Brandt",
                "chief executive",
                "Harbour Lines",
                (mention(TEXT, "Ada Brandt"), mention(TEXT, "Brandt", 1)),
            ),
        ),
        organisations=(
            Organisation(
                "Harbour Lines AG",
                "HLA",
                (
                    mention(TEXT, "Harbour Lines"),
                    mention(TEXT, "Harbour Lines AG"),
                    mention(TEXT, "HLA"),
                ),
            ),
            Organisation("Bank of Rostock", None, (mention(TEXT, "Bank of Rostock"),)),
            Organisation("Rostock Arena", None, (mention(TEXT, "Rostock Arena"),)),
        ),
        money=(
            money(TEXT, "30 million euros", "30000000", "EUR", "30000000"),
            money(TEXT, "4 million dollars", "4000000", "USD", "3680000"),
        ),
        dates=(
            Date(*span(TEXT, "4 June 2024"), "2024-06-04", "2024-06-04", "2024-06-04"),
            Date(*span(TEXT, "Monday"), "2024-06-03", "2024-06-03", "2024-06-03"),
            Date(*span(TEXT, "1998"), "1998", "1998-01-01", "1998-12-31"),
            Date(*span(TEXT, "2026"), "2026", "2026-01-01", "2026-12-31"),
        ),
        facts=(
            Fact(
                "acquisition", "Harbour Lines AG", None, "two ferries", "Rostock", 0, 1,
                "planned", *span(TEXT, sentence),
            ),
        ),
        warnings=(ArticleWarning("inconsistent_conversion", "30 is not 4", *wrong),),
        text=TEXT,
    )  # fmt: skip


HOSTILE = (
    "<script>window.ran = 1</script> </style> </noscript> </title> --> <!-- <img src=x onerror='window.ran=2'>\n\n"
    "\"quotes\" 'and' `ticks` {{ 7 * 7 }} {% raw %} &amp; &lt;b&gt; \\u003c\n\n"
    "control \x00 \x07 \x1b[31m \x85 \ud800 \ufffe end\r\nnext line\rlast line\n\n"
    "right-to-left \u202eevil\u202c and \u2067isolated\u2069 שלום עולם and \u2028 lines\n\n"
    "Mr <b>Bold</b> of </script><script>window.ran = 3</script> Ltd paid $5 on May 3"
)


def hostile() -> ArticleRecord:
    """An article that tries to break out of the page wherever its words are shown."""
    name, firm = "<b>Bold</b>", "</script><script>window.ran = 3</script> Ltd"
    return ArticleRecord(
        id='"><script>window.ran = 4</script>',
        source="javascript:window.ran=5//</noscript>.txt",
        language="en",
        published="2024-05-03",
        published_from="text",
        title="</title></style></noscript><script>window.ran = 6</script> \x1b\u202e",
        authors=("</noscript><b onclick=x>",),
        people=(Person(name, "'\"><svg onload=window.ran=7>", firm, (mention(HOSTILE, name),)),),
        organisations=(
            Organisation(firm, "<i>", (mention(HOSTILE, firm),)),
            Organisation("\u202eevil\u202c", None, (mention(HOSTILE, "\u202eevil\u202c"),)),
            Organisation("end", None, (mention(HOSTILE, "end\r\nnext line\rlast"),)),
        ),
        money=(money(HOSTILE, "$5", "5", "USD"),),
        dates=(Date(*span(HOSTILE, "May 3"), "2024-05-03", "2024-05-03", "2024-05-03"),),
        facts=(
            Fact(
                "<script>", name, firm, "<img src=x>", None, 0, 0, "stated",
                *span(HOSTILE, HOSTILE[HOSTILE.index("Mr <b>") :]),
            ),
        ),
        warnings=(ArticleWarning("code", "</span><script>window.ran = 8</script>", 0, 8),),
        text=HOSTILE,
    )  # fmt: skip


def mentions(record: ArticleRecord) -> list[Mention | Money | Date]:
    """Return all mentions of a record."""
    named = [m for p in (*record.people, *record.organisations) for m in p.mentions]
    return [*named, *record.money, *record.dates]
