"""An article laid out for a terminal: wrapped lines of marked text, and what stands beside them.

Positions are characters of the text as it is shown, which is not the text of the record: control
characters have become escapes, and brackets may have been put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsfacts import display
from newsfacts.records import ArticleRecord
from newsfacts.terminal import laid_out, printable

# A blank between groups of three digits, or before a currency's code, is no place to break a line.
_WORD = re.compile(r"(?:[^ ]|(?<=\d) (?=\d{3}(?!\d)|[A-Z]{3}\b))+ *| +")


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin: a value, at the position in the text it belongs to."""

    position: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A text with styles (start, end, kind) and notes, both in the order of the text."""

    text: str
    styles: tuple[tuple[int, int, str], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    note: str
    bracket: bool = True


def shown(record: ArticleRecord, kinds: Sequence[str], *, brackets: bool) -> Shown:
    """Return the text of a record marked and annotated.

    `kinds` are those to mark; `brackets` puts every mention in brackets. A value that says no more
    than the words themselves, or that the same words have had before, gets no note.
    """
    text = (record.text or "").rstrip()
    marks = [m for m in _marks(record, kinds) if 0 <= m.start <= m.end <= len(text)]
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, int] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        if mark.bracket:
            closing[mark.end] = closing.get(mark.end, 0) + 1
    places: dict[int, int] = {}
    parts: list[str] = []
    notes: list[Note] = []
    said: set[tuple[str, str]] = set()
    length = 0

    def put(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    edges = sorted({0, len(text), *opening, *closing})
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        if brackets:
            put("]" * closing.get(start, 0))
        places[start] = length
        for mark in opening.get(start, ()):
            words = " ".join(text[mark.start : mark.end].split())
            if mark.note and mark.note != words and (words, mark.note) not in said:
                said.add((words, mark.note))
                notes.append(Note(length, mark.kind, printable(mark.note)))
            if brackets and mark.bracket:
                put("[")
        put(laid_out(text[start:end]))
    styles = sorted((places[m.start], places[m.end], m.kind) for m in marks if m.bracket)
    return Shown("".join(parts), tuple(styles), tuple(notes))


def _marks(record: ArticleRecord, kinds: Sequence[str]) -> Iterator[_Mark]:
    if "facts" in kinds:
        for fact in record.facts:
            certainty = "" if fact.certainty == "stated" else f" ({fact.certainty})"
            note = f"» {fact.kind}: {display.told(fact, record)}{certainty}"
            yield _Mark(fact.start, fact.end, "facts", note, bracket=False)
    for warning in record.warnings:
        note = f"! {warning.message}"
        yield _Mark(warning.start, warning.end, "warnings", note, bracket=False)
    if "people" in kinds:
        for person in record.people:
            whole = ", ".join(filter(None, (person.name, display.position(person))))
            for number, at in enumerate(person.mentions):
                note = person.name if number else whole
                yield _Mark(at.start, at.end, "people", note)
    if "organisations" in kinds:
        for organisation in record.organisations:
            for at in organisation.mentions:
                yield _Mark(at.start, at.end, "organisations", organisation.name)
    if "money" in kinds:
        for money in record.money:
            values = (display.money_value(money), display.converted_amount(money))
            yield _Mark(money.start, money.end, "money", " = ".join(filter(None, values)))
    if "dates" in kinds:
        for date in record.dates:
            note = " · ".join(filter(None, (date.value, " – ".join(display.days(date)))))
            yield _Mark(date.start, date.end, "dates", note)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of a text broken to `width` terminal cells.

    Line ends of the text stay; the blanks where a line is broken belong to neither line.
    """
    start = 0
    for line in text.split("\n"):
        yield from _broken(text, start, start + len(line), width)
        start += len(line) + 1


def _broken(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    from rich.cells import cell_len

    begin = at = start
    used = 0
    for word in _WORD.findall(text[start:end]):
        cells = cell_len(word.rstrip(" "))
        if used and used + cells > width:
            yield begin, begin + len(text[begin:at].rstrip(" "))
            begin, used = at, 0
        if cells <= width:
            at += len(word)
            used += cell_len(word)
            continue
        for char in word:
            if used and used + cell_len(char) > width:
                yield begin, at
                begin, used = at, 0
            at += 1
            used += cell_len(char)
    yield begin, begin + len(text[begin:end].rstrip(" "))
