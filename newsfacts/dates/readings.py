"""The readings by the names that the rules use in `value = "…"`.

A reading takes the captures (category → value, with what the rule sets) and the context, and gives
a TIMEX3 value, or None where the words are no date after all (31 February).
"""

from __future__ import annotations

from newsfacts.dates import readings_days as days
from newsfacts.dates import readings_units as units
from newsfacts.dates.years import Items, Reading

READINGS: dict[str, Reading] = {
    reading.__name__: reading
    for reading in (
        *(days.calendar, days.numeric, days.borrowed, days.day_of_month, days.weekday),
        *(days.weekday_of_month, days.day_adjective, days.holiday, units.ahead),
        *(units.unit, units.part_of_unit, units.counted, units.same, units.year, units.year_to),
        *(units.season, units.part_of_year, units.week_number, units.decade, units.century),
        *(units.millennium, units.fiscal, units.reference, units.vague_units, units.no_date),
    )
}

# Words that stand for two captures at once ("Montagabend", "Jahresende").
_JOINED = {
    "weekday_daypart": ("weekday", "daypart"),
    "part_season": ("part", "season"),
    "part_of_unit": ("part", "unit"),
}


def unpacked(items: Items) -> Items:
    """Return the captures with the words made of two taken apart."""
    if not any(name in items for name in _JOINED):
        return items
    out = dict(items)
    for name, keys in _JOINED.items():
        if name in items:
            for key, value in zip(keys, out.pop(name).split(), strict=True):
                out.setdefault(key, value)
    return out
