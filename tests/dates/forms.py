"""Reads the tables of forms: a sentence with its dates marked, the article's date, the values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Case:
    """One row: the plain text and its dates as (start, end, value)."""

    published: date | None
    text: str
    dates: tuple[tuple[int, int, str], ...]

    def __str__(self) -> str:
        return self.text[:60]


def read(name: str) -> list[Case]:
    """Return the rows of a table beside this file.

    A line `@ 2024-06-19` (or `@ none`) sets the article's date of the lines below it; in the other
    lines `[words|value]` marks a date, so that a line without a mark must give none.
    """
    published: date | None = None
    cases = []
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day = line[1:].split("#")[0].strip()
            published = None if day == "none" else date.fromisoformat(day)
        elif line.strip() and not line.startswith("#"):
            cases.append(_case(line, published))
    return cases


def _case(line: str, published: date | None) -> Case:
    text, dates, at = "", [], 0
    for m in _MARK.finditer(line):
        text += line[at : m.start()]
        dates.append((len(text), len(text) + len(m[1]), m[2]))
        text += m[1]
        at = m.end()
    return Case(published, text + line[at:], tuple(dates))
