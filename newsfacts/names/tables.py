"""The pattern tables of the names area: `patterns/<lang>/names.toml` and `roles.toml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NamesTable:
    """What surrounds names in a language; the keys are explained in `patterns/en/names.toml`."""

    articles: tuple[str, ...]
    possessives: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    titles: tuple[str, ...]
    particles: tuple[str, ...]
    name_suffixes: tuple[str, ...]
    nouns_are_capitalised: bool
    never_names: tuple[str, ...]
    never_organisations: tuple[str, ...]
    nationalities: tuple[str, ...]
    generic_nouns: tuple[str, ...]
    generic_endings: tuple[str, ...]
    descriptions: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    place_adjective_endings: tuple[str, ...]
    organisation_heads: tuple[str, ...]
    body_nouns: tuple[str, ...]
    joint_bodies: tuple[str, ...]
    firm_endings: tuple[str, ...]
    organisation_tails: tuple[str, ...]
    known_organisations: tuple[str, ...]
    serving_nouns: tuple[str, ...]
    board_nouns: tuple[str, ...]
    serving_words: tuple[str, ...]
    event_words: tuple[str, ...]
    given_names: tuple[str, ...]
    legal_forms: tuple[str, ...]
    agencies: tuple[str, ...]
    aliases: dict[str, str]
    subsidiary_words: tuple[str, ...]
    place_words: tuple[str, ...]
    known_places: tuple[str, ...]
    place_endings: tuple[str, ...]
    constituency_words: tuple[str, ...]
    partisans: tuple[str, ...]
    title_verb_endings: tuple[str, ...]
    told_verb_endings: tuple[str, ...]
    stake_words: tuple[str, ...]
    stop_words: tuple[str, ...]
    byline_words: tuple[str, ...]
    byline_ends: tuple[str, ...]
    credit_words: tuple[str, ...]
    caption_words: tuple[str, ...]
    joined_by: tuple[str, ...]


@dataclass(frozen=True)
class RolesTable:
    """How a language names offices and posts; `patterns/en/roles.toml` explains the keys."""

    heads: tuple[str, ...]
    compound_heads: tuple[str, ...]
    head_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    modifiers: tuple[str, ...]
    past_modifiers: tuple[str, ...]
    light_modifiers: tuple[str, ...]
    past_words: tuple[str, ...]
    origins: tuple[str, ...]
    modifier_endings: tuple[str, ...]
    suffixes: tuple[str, ...]
    area_links: tuple[str, ...]
    areas_are_lower_case: bool
    portfolio_heads: tuple[str, ...]
    portfolio_links: tuple[str, ...]
    portfolios: tuple[str, ...]
    degrees: tuple[str, ...]
    joiners: tuple[str, ...]
    articles: tuple[str, ...]
    of_words: tuple[str, ...]
    from_words: tuple[str, ...]
    as_words: tuple[str, ...]
    naming_verbs: tuple[str, ...]
    to_office_words: tuple[str, ...]
    vague_roles: tuple[str, ...]
    no_owners: tuple[str, ...]
    parties: tuple[str, ...]
    copulas: tuple[str, ...]
    lead_verbs: tuple[str, ...]
    relative_pronouns: tuple[str, ...]
    pronouns: tuple[str, ...]
    between: tuple[str, ...]
