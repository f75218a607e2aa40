"""Phrases of several tokens, looked up at a place of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from newsfacts.money.tables import Modifiers
from newsfacts.money.tokens import Tokens


def phrase_key(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the lower-cased tokens it will have in a text."""
    return tuple(Tokens(phrase).low)


class Phrases:
    """Phrases of several tokens and what they stand for; finds the longest at a place."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], str] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}

    def add(self, phrase: str, value: str) -> None:
        """Let `phrase` stand for `value`."""
        key = phrase_key(phrase)
        if not key:
            return
        self._values.setdefault(key, value)
        self._first[key[0]] = max(len(key), self._first.get(key[0], 0))
        self._last[key[-1]] = max(len(key), self._last.get(key[-1], 0))

    def firsts(self) -> frozenset[str]:
        """Return the first tokens of all phrases."""
        return frozenset(self._first)

    def starting(self, tokens: Tokens, i: int) -> tuple[int, str] | None:
        """Return (index of the last token, value) of the longest phrase that starts at `i`."""
        if not 0 <= i < len(tokens):
            return None
        for size in range(min(self._first.get(tokens.low[i], 0), len(tokens) - i), 0, -1):
            value = self._values.get(tuple(tokens.low[i : i + size]))
            if value is not None:
                return i + size - 1, value
        return None

    def ending(self, tokens: Tokens, i: int) -> tuple[int, str] | None:
        """Return (index of the first token, value) of the longest phrase that ends at `i`."""
        if not 0 <= i < len(tokens):
            return None
        for size in range(min(self._last.get(tokens.low[i], 0), i + 1), 0, -1):
            value = self._values.get(tuple(tokens.low[i - size + 1 : i + 1]))
            if value is not None:
                return i - size + 1, value
        return None


def phrases(words: Iterable[str]) -> Phrases:
    """Return `words` as phrases without a value."""
    table = Phrases()
    for word in words:
        table.add(word, "")
    return table


def modifier_phrases(words: Modifiers) -> Phrases:
    """Return all modifiers of a language as phrases; the value is the name of the modifier."""
    table = Phrases()
    for field in fields(words):
        for phrase in getattr(words, field.name):
            table.add(phrase, field.name)
    return table
