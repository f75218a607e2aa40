"""Places that a model takes for organisations, known by their names or by the words beside them."""

from __future__ import annotations

import re

from newsfacts.alternation import alternation
from newsfacts.names.tables import NamesTable

_LOOK_BACK = 40


class Places:
    """Tells a place that is taken for an organisation."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about places."""
        self._known = frozenset(table.known_places)
        self._ends = re.compile(rf"\s{alternation(table.place_endings)}$")
        self._heads = re.compile(rf"{alternation(table.place_heads)}\s[^\W\d_a-zß-ÿ]")
        self._of_place = re.compile(rf"(?<!\w){alternation(table.constituency_words)}\s+$")

    def is_place(self, text: str, start: int, end: int) -> bool:
        """Tell whether a span is the name of a country, county or street, or a constituency."""
        name = text[start:end]
        known = name in self._known or (name.isupper() and name.title() in self._known)
        if known or self._ends.search(name) or self._heads.match(name):
            return True
        return self._of_place.search(text, max(0, start - _LOOK_BACK), start) is not None
