"""The article's own publication line: where a line of the text looks like one.

A date in running prose is never taken: the rest of its line, or of the part of the line between
separators, must be empty but for the weekday, a clock time and the words of `dates_line.toml`; or
the date stands in a bracket with a source, behind a place in capitals and before an agency, or
between the name of a paper and the minute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from newsfacts.dates.timex import valid_day
from newsfacts.records import Date

# A publication line stands among the first lines, or closes the text.
HEAD_LINES, TAIL_LINES = 12, 4
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 200
_SEPARATOR = re.compile(r"[|•·●│]|\s[-–—]\s|\t|\s{3,}")
_BRACKET = re.compile(r"\(([^()]{1,60})\)")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE = re.compile(r"[^\W\d_]+(?:[ ./-]+[^\W\d_]+){0,4}\.?\s*[,:/]?\s*")
_AFTER_PLACE = re.compile(r"\s*[,.]?\s*(?:\([^()]{2,40}\)|[-–—:/]|\.-)")
# A clock set by a machine: events begin on the quarter of an hour.
_STAMP = re.compile(r"\s*,?\s*(?:[01]?\d|2[0-3])[:.](?!00|15|30|45)[0-5]\d\b")
_FULL_STOP = re.compile(r"\.\s+[^\W\d_a-z]")
_DASH = re.compile(r"\s*\.?\s*[-–—]\s")


@dataclass(frozen=True)
class LineWords:
    """`dates_line.toml`: the words of a publication line, in small letters."""

    published: frozenset[str]
    updated: frozenset[str]
    filler: frozenset[str]
    byline: frozenset[str]


def publication(text: str, words: LineWords, days: Callable[[str], list[Date]]) -> Date | None:
    """Return the date of the publication line of `text`, or None.

    `days` gives the dates of a line that name day and month; without a year their value begins
    with XXXX. Such a one counts only where the days named in the head of the text all have the
    same year, which is then taken for its own.
    """
    lines = [m for m in _LINE.finditer(text) if m.group().strip()]
    head, tail = lines[:HEAD_LINES], lines[HEAD_LINES:][-TAIL_LINES:]
    best: tuple[int, Date] | None = None
    for i, line in enumerate(head + tail):
        closing = i >= len(head) or line is lines[-1]
        for rank, found in _candidates(line.group(), words, days, i < HEAD_LINES, closing):
            shifted = _moved(found, line.start())
            if shifted.value.startswith("X"):
                full = _with_year(shifted, _only_year(text[: head[-1].end()], days))
                if full is None:
                    continue
                shifted = full
            if best is None or rank < best[0]:
                best = rank, shifted
    return best[1] if best else None


def _candidates(
    line: str, words: LineWords, days: Callable[[str], list[Date]], head: bool, closing: bool
) -> Iterator[tuple[int, Date]]:
    """Yield the dates of a line that may be its publication date, with a rank; 0 is the surest."""
    # A dateline begins its paragraph, a source line ends it: neither lies further in.
    starts = [0] if len(line) <= _LONGEST else [0, len(line) - _LONGEST]
    for start in starts:
        part = line[start : start + _LONGEST]
        for found in days(part):
            rank = _rank(part, found, words, head and start == 0, closing)
            if rank is not None and (len(line) <= _LONGEST or rank == _BRACKETED):
                yield rank, _moved(found, start)


_ALONE, _BRACKETED, _UPDATED = 0, 1, 2


def _rank(line: str, found: Date, words: LineWords, head: bool, closing: bool) -> int | None:
    start, end = found.start, found.end
    for bracket in _BRACKET.finditer(line):
        if bracket.start() < start and end < bracket.end():
            first = not line[: bracket.start()].strip()
            last = not line[bracket.end() :].strip(" .\t")
            rest = _WORD.findall(line[bracket.start() : start] + line[end : bracket.end()])
            if len(rest) <= 4 and ((first and head) or (last and closing) or (first and last)):
                return _BRACKETED
            return None
    if head and (place := _PLACE.fullmatch(line[:start])):
        names = [w for w in _WORD.findall(place.group()) if len(w) > 1]
        if names and _opens_report(place.group(), names, line[end:]):
            return _BRACKETED
    left = max((m.end() for m in _SEPARATOR.finditer(line, 0, start)), default=0)
    after = _SEPARATOR.search(line, end)
    segment = line[left:start] + " " + line[end : after.start() if after else len(line)]
    rest = [w.lower() for w in _WORD.findall(segment)]
    if (left or after) and len(_WORD.findall(line)) > 15:
        return None
    if not head and not rest:
        return None if left == 0 and after is None and not closing else _UPDATED
    labels = words.published | words.updated
    if head and left == 0 and after is None and _is_stamped(line, start, end, words):
        return _ALONE
    label = next((w for w in rest if w in labels), None)
    known = labels | words.filler
    if all(w in known for w in rest) and (not rest or label or _clock_only(rest, words)):
        return _UPDATED if label in words.updated else _ALONE
    if rest[0] in words.byline and len(rest) <= 6 and not line[end:].strip(" .,|"):
        return _ALONE
    return None


def _opens_report(place: str, names: list[str], after: str) -> bool:
    """Say whether a place and a date open a report, as agencies and press offices write it.

    Behind a place in capitals a mark is enough ("LYON, May 3. The"); another place must be set off
    by a comma and the date by a dash, or an agency must follow.
    """
    if names[0].isupper():
        return bool(_AFTER_PLACE.match(after) or _FULL_STOP.match(after))
    agency = after.lstrip(" ,.").startswith("(") and bool(_AFTER_PLACE.match(after))
    dashed = "," in place and bool(_DASH.match(after))
    return (agency or dashed) and _capitals(place)


def _is_stamped(line: str, start: int, end: int, words: LineWords) -> bool:
    """Say whether a line is a name, a date and the minute: "Der Bote, 8. 11. 2015 12:19"."""
    stamp, name = _STAMP.match(line, end), line[:start].rstrip()
    if stamp is None or not name.endswith(",") or not _PLACE.fullmatch(name):
        return False
    behind = [w.lower() for w in _WORD.findall(line[stamp.end() :])]
    return _capitals(name) and _clock_only(behind, words)


def _capitals(text: str) -> bool:
    """Say whether all words of a name begin with a capital."""
    return all(word[0].isupper() for word in _WORD.findall(text) if len(word) > 1)


def _clock_only(rest: list[str], words: LineWords) -> bool:
    return all(w in words.filler for w in rest)


def _only_year(head: str, days: Callable[[str], list[Date]]) -> int | None:
    years = {found.value[:4] for found in days(head)} - {"XXXX"}
    return int(years.pop()) if len(years) == 1 else None


def _moved(found: Date, by: int) -> Date:
    return replace(found, start=found.start + by, end=found.end + by)


def _with_year(found: Date, year: int | None) -> Date | None:
    day = year and valid_day(year, int(found.value[5:7]), int(found.value[8:10]))
    if not day:
        return None
    value = day.isoformat()
    return replace(found, value=value, earliest=value, latest=value)
