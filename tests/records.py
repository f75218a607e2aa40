"""A record with one of everything, for the tests of the writers."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.records import (
    ArticleRecord,
    ArticleWarning,
    Conversion,
    Date,
    Mention,
    Money,
    Organisation,
    Person,
)

TEXT = "[bold]Ann Lee[/bold] :smile: of Acme (AC) paid =5.5 to 6m kr on May 3. \x1b[31mRed"


def record(*, converted: bool = False, text: bool = False) -> ArticleRecord:
    conversion = Conversion(Decimal("0.50"), "EUR", Decimal("0.1"), "2024-05-02")
    return ArticleRecord(
        id="7",
        source="a\x1b[2J.txt",
        language="en",
        published="2024-05-03",
        published_from="text",
        title="Title [sic] \x1b[31m",
        authors=("Bo Ek",),
        people=(Person("Ann Lee", "chief", "Acme", (Mention(6, 13, "Ann Lee"),)),),
        organisations=(Organisation("Acme", "AC", (Mention(32, 36, "Acme"),)),),
        money=(
            Money(
                start=47, end=58, text="=5.5 to 6m kr", amount=Decimal("5500000.0"),
                amount_max=Decimal("6E+6"), currency=None,
                currency_candidates=("SEK", "NOK"), modifier="about",
                converted=conversion if converted else None,
            ),
            Money(
                start=47, end=58, text="12345678901234.56789 EUR",
                amount=Decimal("12345678901234.567890"), amount_max=None, currency="EUR",
                equivalent_to=0,
            ),
        ),
        dates=(Date(62, 67, "May 3", "2024-05-03", "2024-05-03", "2024-05-03"),),
        warnings=(ArticleWarning("code", "look \x1b[31m here", 0, 1),),
        text=TEXT if text else None,
    )  # fmt: skip
