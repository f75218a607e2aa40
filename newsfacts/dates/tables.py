"""The tables of the date grammar: what `patterns/<language>/dates*.toml` may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Words:
    """`dates.toml`: the words, by category and by value; the English file explains them."""

    words: dict[str, dict[str, tuple[str, ...]]]
    endings: dict[str, tuple[str, ...]]
    suffixes: dict[str, tuple[str, ...]]
    compounds: dict[str, tuple[str, ...]]
    order: str
    today: Decimal


@dataclass(frozen=True)
class Rule:
    """One form of a date.

    `pattern` is in the notation of `newsfacts.dates.grammar`; `value` names the reading in
    `newsfacts.dates.readings`; `set` gives it fixed captures. `before`/`after` name categories one
    of which must stand next to the match, `not_before`/`not_after` those that must not.
    """

    pattern: str
    value: str
    set: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """`dates_rules.toml`: the forms, first the ones that win over later ones of the same length."""

    rules: tuple[Rule, ...]
    macros: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Holiday:
    """A day known by name: fixed, or counted from Easter Sunday, or the nth weekday of a month.

    `month` and `day`; or `easter` in days from Easter Sunday; or `month`, `weekday` (Monday is 0)
    and `nth` (-1 is the last); or `before` with `month`, `day`, `weekday`: the nth `weekday` before
    that day.
    """

    names: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    weekday: int | None = None
    nth: int | None = None
    before: bool = False


@dataclass(frozen=True)
class Holidays:
    """`dates_holidays.toml`."""

    holidays: tuple[Holiday, ...]
