"""Many words as one regex that fails fast."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str], *, fold: bool = False) -> str:
    """Return the source of a non-capturing group that matches the longest of `words`.

    A space in a word matches any white space. The words are folded into a prefix tree, so that a
    search fails at the first character that no word has, however many words there are. `fold` is
    for patterns compiled with IGNORECASE: words that differ in case alone then share a branch,
    without which a shorter word in capitals would hide a longer one. It matches nothing where there
    are no words.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for char in word.lower() if fold else word:
            node = node.setdefault(char, {})
        node[""] = {}
    source = _source(root)
    return f"(?:{source})" if source else r"(?!)"


def _source(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = []
    for char, below in sorted(node.items()):
        if char:
            branches.append((r"\s+" if char == " " else re.escape(char)) + _source(below))
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"
