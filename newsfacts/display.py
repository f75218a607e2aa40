"""Values as people read them: the same digits and signs in the table, the report and the terminal.

No word of any language stands here; words around the values belong to who shows them.
"""

from __future__ import annotations

from decimal import Decimal

from newsfacts.records import ArticleRecord, Date, Fact, Money, Person
from newsfacts.serialise import plain_number

_MODIFIERS = {"about": "~", "over": ">", "under": "<", "at_least": "≥", "at_most": "≤"}


def amount(number: Decimal) -> str:
    """Return a number with spaces between thousands: both languages read it the same way."""
    return f"{plain_number(number):,}".replace(",", " ")


def money_value(money: Money) -> str:
    """Return an amount with its modifier's sign, range and currency.

    Where the article leaves the currency open, all candidates are named.
    """
    shown = amount(money.amount)
    if money.amount_max is not None:
        shown = f"{shown} – {amount(money.amount_max)}"
    sign = _MODIFIERS.get(money.modifier or "", "")
    currency = money.currency or "/".join(money.currency_candidates or ("?",))
    return f"{sign}{' ' if sign else ''}{shown} {currency}"


def converted_amount(money: Money) -> str | None:
    """Return the converted amount, None where there is none to show."""
    converted = money.converted
    if converted is None or converted.currency == money.currency:
        return None
    return f"{amount(converted.amount)} {converted.currency}"


def converted_value(money: Money) -> str | None:
    """Return the converted amount and the day of its rate, None where there is none to show."""
    shown = converted_amount(money)
    if shown is None or money.converted is None:
        return None
    return f"{shown} ({money.converted.rate_date})"


def days(date: Date) -> tuple[str, ...]:
    """Return the first and last day of a date, the one day it is, or none where its value says it.

    An open end is shown as an ellipsis.
    """
    if date.earliest is None and date.latest is None:
        return ()
    if date.earliest == date.latest:
        return () if date.value == date.earliest else (str(date.earliest),)
    return date.earliest or "…", date.latest or "…"


def told(fact: Fact, record: ArticleRecord) -> str:
    """Return a fact of a record in short: the parties, what it is about, amount, place, date."""
    parties = " → ".join(name for name in (fact.who, fact.whom) if name) or "?"
    money = None if fact.money is None else money_value(record.money[fact.money])
    date = None if fact.date is None else record.dates[fact.date].value
    details = ", ".join(part for part in (fact.what, money, fact.place, date) if part)
    return ": ".join(part for part in (parties, details) if part)


def position(person: Person) -> str:
    """Return role and organisation of a person, as far as they are known."""
    return ", ".join(part for part in (person.role, person.organisation) if part)
