"""Publication dates as sources state them: a field, HTML metadata, a file name."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePath

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?![\d-])")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def stated_date(value: str) -> date | None:
    """Return the day of an ISO 8601 date or date-time, or of an RFC 2822 date; None for others.

    The day is the one written, in the time zone it was written in.
    """
    if found := _ISO.match(value):
        return _day(*found.groups())
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except ValueError:
        return None


def date_in_name(name: str) -> date | None:
    """Return the first date written in a file's name: 2024-06-22, 2024_06_22 or 20240622."""
    for found in _IN_NAME.finditer(PurePath(name).name):
        if day := _day(found[1], found[3], found[4]):
            return day
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
