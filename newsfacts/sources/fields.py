"""Publication dates as sources state them: a field, HTML metadata, a file name."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from newsfacts.lexicon import languages
from newsfacts.sources.naming import MEMBER

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?![\d-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_NAME = re.compile(r"[^\W\d_]{3}")
_LONGEST = 80
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def stated_date(value: str) -> date | None:
    """Return the day that a field states; None where it states none for certain.

    Read are ISO 8601 and RFC 2822, and day, month by name and year in any usual order
    ("22 June 2024, 10:15 CET", "22. Juni 2024"). The day is the one written, in the time zone it
    was written in. Days and months in figures alone ("03/04/2024") are not guessed at.
    """
    if found := _ISO.match(value):
        return _day(*found.groups())
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, OverflowError):
        return _written_out(value)


def _written_out(value: str) -> date | None:
    if len(value) > _LONGEST or not _YEAR.search(value) or not _MONTH_NAME.search(value):
        return None
    import dateparser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RELATIVE_BASE": datetime(2000, 1, 1),
    }
    found: datetime | None = dateparser.parse(value, languages=list(languages()), settings=settings)
    return found.date() if found else None


def date_in_name(name: str) -> date | None:
    """Return the first date written in a file's name: 2024-06-22, 2024_06_22 or 20240622.

    Of a file in an archive its own name goes before the archive's.
    """
    for part in (name.rpartition(MEMBER)[2], name):
        for found in _IN_NAME.finditer(PurePath(part).name):
            if day := _day(found[1], found[3], found[4]):
                return day
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
