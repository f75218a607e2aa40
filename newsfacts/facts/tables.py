"""The pattern table of the facts area: `patterns/<lang>/facts.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Frame:
    """One way a kind of fact is told; the keys are explained in `patterns/en/facts.toml`."""

    kind: str
    verbs: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    who: str = "subject"
    who_after: tuple[str, ...] = ()
    whom: str = "none"
    whom_after: tuple[str, ...] = ()
    money_after: tuple[str, ...] = ()
    what_after: tuple[str, ...] = ()
    needs: tuple[str, ...] = ("who",)
    people: bool = False
    topic: bool = False
    pairs: bool = False
    certain: bool = False


@dataclass(frozen=True)
class FactsTable:
    """The frames of a language and the small words around them."""

    passives: tuple[str, ...]
    agents: tuple[str, ...]
    prepositions: tuple[str, ...]
    genitives: tuple[str, ...]
    clause_breaks: tuple[str, ...]
    planned: tuple[str, ...]
    reported: tuple[str, ...]
    denied: tuple[str, ...]
    negations: tuple[str, ...]
    places: tuple[str, ...]
    joiners: tuple[str, ...]
    possessives: tuple[str, ...]
    donors: dict[str, tuple[str, ...]]
    verb_final: bool
    frames: tuple[Frame, ...]
    witnesses: dict[str, tuple[str, ...]] = field(default_factory=dict)
