"""Owners: whether it stays open whose something is, so that the context may tell."""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsfacts.facts.phrases import Reading
from newsfacts.facts.tables import Frame


def is_unowned(frame: Frame, reading: Reading, its: Set[str]) -> bool:
    """Tell whether what is acted on, or what ends of itself, belongs to someone not named.

    `its` are the possessives for an organisation.
    """
    subject = reading.subject
    if subject is not None and any(a.kind != "place" for a in subject.names):
        return False
    if reading.passive or frame.who == "after":
        return True
    owned = subject is not None and subject.tokens[0].lower in its
    return frame.intransitive and owned


def is_no_one(reading: Reading, figures: Sequence[int]) -> bool:
    """Tell whether a subject is no one, but a figure (one of the tokens `figures`)."""
    subject = reading.subject
    if subject is None:
        return True
    if subject.names or subject.owners:
        return False
    return any(subject.start <= at < subject.end for at in figures)
