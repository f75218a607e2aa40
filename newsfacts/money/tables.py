"""The tables of the money finder; the files in `patterns/` say what the keys mean."""

# Annotations stay objects here: the reader of tables asks for them once a row, and to evaluate them
# from text would take half of the time the finder needs to load.
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class UnitRow:
    """One `[[units]]` of `patterns/<language>/currencies.toml`."""

    forms: tuple[str, ...]
    codes: str
    default: str | None = None
    factor: Decimal = Decimal(1)
    weak: bool = False
    bare: bool = True
    weight: bool = False
    capital: bool | None = None
    article: bool = False


@dataclass(frozen=True)
class CurrencyNames:
    """`patterns/<language>/currencies.toml`."""

    adjective_endings: tuple[str, ...]
    units: tuple[UnitRow, ...]
    places: dict[str, tuple[str, ...]]
    home_codes: str = ""
    adjectives: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class EuroRate:
    """A fixed rate: units of the currency for one euro, from the ISO date `since`."""

    rate: Decimal
    since: str


@dataclass(frozen=True)
class Currencies:
    """`patterns/currencies.toml`."""

    codes: str
    weak_codes: str
    lower_codes: str
    never_bare: str
    code_factors: dict[str, Decimal]
    symbols: dict[str, str]
    subunit_symbols: dict[str, str]
    garbled_symbols: dict[str, str]
    prefixes: dict[str, str]
    signs: dict[str, str]
    open_signs: dict[str, str]
    weak_signs: dict[str, str]
    euro_rates: dict[str, EuroRate]


@dataclass(frozen=True)
class Modifiers:
    """Phrases by the modifier they mean."""

    about: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]


@dataclass(frozen=True)
class Connectors:
    """Words between two amounts."""

    range: tuple[str, ...]
    between: tuple[str, ...]
    between_and: tuple[str, ...]
    from_: tuple[str, ...]
    to: tuple[str, ...]
    compared: tuple[str, ...]
    cues: tuple[str, ...]
    cue_endings: tuple[str, ...]
    range_cues: tuple[str, ...]
    change_cues: tuple[str, ...]
    list: tuple[str, ...]
    part: tuple[str, ...]


@dataclass(frozen=True)
class Weight:
    """Words that make a unit one of weight."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    money_of: tuple[str, ...]


@dataclass(frozen=True)
class MoneyWords:
    """`patterns/<language>/money.toml`."""

    sign_before: bool
    capital_nouns: bool
    modifiers: Modifiers
    modifiers_after: Modifiers
    connectors: Connectors
    closed: tuple[str, ...]
    partitive: tuple[str, ...]
    equivalence: tuple[str, ...]
    conversion: tuple[str, ...]
    difference: tuple[str, ...]
    not_before: tuple[str, ...]
    not_before_one: tuple[str, ...]
    not_after: tuple[str, ...]
    vague: tuple[str, ...]
    not_modified: tuple[str, ...]
    weight: Weight
