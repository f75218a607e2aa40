"""Many words as one regex that fails fast."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """Return a regex source without groups that matches any of `words`, the longest first.

    The words are folded into a prefix tree, so that a search fails at the first character that
    no word has, however many words there are.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}

    def source(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [re.escape(c) + source(n) for c, n in sorted(node.items()) if c]
        if not branches:
            return ""
        if len(branches) == 1 and "" not in node:
            return branches[0]
        return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"

    return source(root) or r"(?!)"
