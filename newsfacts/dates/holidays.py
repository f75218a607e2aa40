"""The day of a holiday in a year."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from newsfacts.dates.tables import Holiday
from newsfacts.dates.timex import add_days, nth_weekday, valid_day

# The Gregorian Easter reckoning of dateutil.easter holds between these years.
_FIRST_EASTER, _LAST_EASTER = 1583, 4099


def holiday_in(holiday: Holiday, year: int) -> date | None:
    """Return the day of `holiday` in `year`; None where there is none (Easter before 1583)."""
    if holiday.easter is not None:
        from dateutil.easter import easter  # type: ignore[import-untyped]

        if not _FIRST_EASTER <= year <= _LAST_EASTER:
            return None
        sunday: date = easter(year)
        return sunday + timedelta(holiday.easter)
    if holiday.month is None or not MINYEAR <= year <= MAXYEAR:
        return None
    if holiday.before and holiday.weekday is not None and holiday.day is not None:
        end = date(year, holiday.month, holiday.day)
        back = (end.weekday() - holiday.weekday - 1) % 7 + 1
        return add_days(end, -back - 7 * ((holiday.nth or 1) - 1))
    if holiday.weekday is not None:
        return nth_weekday(year, holiday.month, holiday.weekday, holiday.nth or 1)
    return valid_day(year, holiday.month, holiday.day or 1)
