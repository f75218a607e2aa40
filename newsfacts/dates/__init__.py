"""Dates: found by rules over characters, normalised to TIMEX3 values."""

from newsfacts.dates.finder import DateFinder

__all__ = ["DateFinder"]
