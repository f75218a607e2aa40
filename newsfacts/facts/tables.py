"""The pattern table of the facts area: `patterns/<lang>/facts.toml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """One way a kind of fact is told; the keys are explained in `patterns/en/facts.toml`."""

    kind: str
    verbs: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    progressives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    who: str = "subject"
    who_after: tuple[str, ...] = ()
    whom: str = "none"
    whom_after: tuple[str, ...] = ()
    needs: tuple[str, ...] = ("who",)
    witness: tuple[str, ...] = ()
    witness_in: str = "clause"
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    money_after: tuple[str, ...] = ()
    what_after: tuple[str, ...] = ()
    measured: bool = False
    figures: tuple[str, ...] = ()
    topic: bool = False
    people: bool = False
    pairs: bool = False
    moves: bool = False
    copula: bool = False
    intransitive: bool = False
    passive: bool = False
    single: bool = False
    attributive: bool = False
    acts_on: str = ""
    future: bool = False
    onward: bool = False
    owned: bool = False
    told_by: bool = False
    certain: bool = False
    amount: bool = True
    amount_in: str = ""
    plans: bool = False
    ahead: str = ""
    told: str = ""


@dataclass(frozen=True)
class Words:
    """The small words of a language by what they do in a sentence."""

    verb_second: bool
    determiners: tuple[str, ...]
    definite: tuple[str, ...]
    oblique: tuple[str, ...]
    accusative: tuple[str, ...]
    nominative: tuple[str, ...]
    genitives: tuple[str, ...]
    prepositions: tuple[str, ...]
    postpositions: tuple[str, ...]
    contracted: tuple[str, ...]
    origin_endings: tuple[str, ...]
    conjunctions: tuple[str, ...]
    subordinators: tuple[str, ...]
    relatives: tuple[str, ...]
    pronouns: tuple[str, ...]
    impersonal: tuple[str, ...]
    personal: tuple[str, ...]
    aged: tuple[str, ...]
    counts: tuple[str, ...]
    adverbs: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    attributive_endings: tuple[str, ...]
    be: tuple[str, ...]
    have: tuple[str, ...]
    become: tuple[str, ...]
    becomes_now: tuple[str, ...]
    future: tuple[str, ...]
    possible: tuple[str, ...]
    neutral: tuple[str, ...]
    to: tuple[str, ...]
    particles: tuple[str, ...]
    controls: tuple[str, ...]
    control_nouns: tuple[str, ...]
    commitments: tuple[str, ...]
    says: tuple[str, ...]
    agents: tuple[str, ...]
    negations: tuple[str, ...]
    not_negations: tuple[str, ...]
    conditions: tuple[str, ...]
    wishes: tuple[str, ...]
    generic: tuple[str, ...]
    parts: tuple[str, ...]
    generic_endings: tuple[str, ...]
    plurals: tuple[str, ...]
    times: tuple[str, ...]
    openers: tuple[str, ...]
    sources: tuple[str, ...]
    outsiders: tuple[str, ...]
    authorities: tuple[str, ...]
    done: tuple[str, ...]
    former: tuple[str, ...]
    complements: tuple[str, ...]
    attributes: tuple[str, ...]
    goals: tuple[str, ...]
    bodies: tuple[str, ...]
    chambers: tuple[str, ...]
    groups: tuple[str, ...]
    group_links: tuple[str, ...]
    members: tuple[str, ...]
    shares: tuple[str, ...]
    share_links: tuple[str, ...]
    home_prepositions: tuple[str, ...]
    office_prepositions: tuple[str, ...]
    measure_adjectives: tuple[str, ...]
    possessives: tuple[str, ...]
    contractions: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    places: tuple[str, ...]
    per: tuple[str, ...]
    vague: tuple[str, ...]
    not_amounts: tuple[str, ...]
    compared: tuple[str, ...]
    bounds: tuple[str, ...]
    differences: tuple[str, ...]
    from_to: tuple[str, ...]
    denied: tuple[str, ...]
    failed: tuple[str, ...]
    turns: tuple[str, ...]
    hearsays: tuple[str, ...]
    reported: tuple[str, ...]
    planned: tuple[str, ...]
    media: tuple[str, ...]
    unnamed: tuple[str, ...]
    media_says: tuple[str, ...]
    media_sources: tuple[str, ...]
    implied: tuple[str, ...]
    pays: tuple[str, ...]
    unreal: tuple[str, ...]
    no: tuple[str, ...]
    its: tuple[str, ...]
    ended: tuple[str, ...]
    gerunds_after: tuple[str, ...]
    figure_links: tuple[str, ...]
    past_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]


@dataclass(frozen=True)
class FactsTable:
    """The frames of a language and the small words around them."""

    words: Words
    donors: dict[str, tuple[str, ...]]
    kin: dict[str, tuple[str, ...]]
    witnesses: dict[str, tuple[str, ...]]
    frames: tuple[Frame, ...]
