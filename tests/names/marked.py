"""Texts with their names marked: "[PER Ann Lee] of [ORG Acme]" for table tests."""

from __future__ import annotations

import re

from newsfacts.names.spans import Label, NameSpan

_MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


def parse(marked: str) -> tuple[str, list[NameSpan]]:
    """Return the text without its marks, and the spans they stood for."""
    text, spans, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        label: Label = "PER" if found[1] == "PER" else "ORG" if found[1] == "ORG" else "LOC"
        spans.append(NameSpan(len(text), len(text) + len(found[2]), label))
        text += found[2]
        at = found.end()
    return text + marked[at:], spans
