"""Annotated texts of our own: `{text = amount CUR}`, as the head of en.txt says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

_MARK = re.compile(r"\{([^{}=]+) = ([^{}]+)\}")
_MODIFIERS = {"about", "over", "under", "at_least", "at_most"}


@dataclass(frozen=True)
class Expected:
    start: int
    end: int
    text: str
    amount: Decimal
    amount_max: Decimal | None
    currency: str | None
    candidates: frozenset[str] | None
    modifier: str | None
    equivalent: bool
    missed: bool


def articles(language: str) -> list[tuple[str, list[Expected]]]:
    """Return the texts of a language without their marks, each with what is to be found."""
    source = Path(__file__).with_name(f"{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if not line.startswith("#")]
    return [read(part.strip()) for part in "\n".join(lines).split("\n---\n")]


def read(marked: str) -> tuple[str, list[Expected]]:
    """Return one marked text without its marks, and what they say."""
    text, at, expected = "", 0, []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        amount, currency, *rest = found.group(2).split()
        low, _, high = amount.partition("..")
        codes = currency.split("/")
        expected.append(
            Expected(
                len(text),
                len(text) + len(found.group(1)),
                found.group(1),
                Decimal(low),
                Decimal(high) if high else None,
                codes[0] if len(codes) == 1 else None,
                frozenset(codes) if len(codes) > 1 else None,
                next((word for word in rest if word in _MODIFIERS), None),
                "eq" in rest,
                "missed" in rest,
            )
        )
        text += found.group(1)
    return text + marked[at:], expected
