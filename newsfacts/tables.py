"""The list of all pattern tables, to check a folder of pattern files against."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsfacts.errors import PatternError
from newsfacts.lexicon import Patterns, languages, read_toml, shipped_patterns

# Table name → where its dataclass is declared, beside the code that reads it.
TABLES: Mapping[str, str] = {
    "affiliations": "newsfacts.names.affiliations:AffiliationsTable",
    "currencies": "newsfacts.money.tables:CurrencyNames",
    "dates": "newsfacts.dates.tables:Words",
    "dates_holidays": "newsfacts.dates.tables:Holidays",
    "dates_rules": "newsfacts.dates.tables:Rules",
    "facts": "newsfacts.facts.tables:FactsTable",
    "language": "newsfacts.language:LanguageTable",
    "money": "newsfacts.money.tables:MoneyWords",
    "names": "newsfacts.names.tables:NamesTable",
    "numbers": "newsfacts.numbers.grammar:NumberTable",
    "sentences": "newsfacts.sentences:SentencesTable",
    "roles": "newsfacts.names.tables:RolesTable",
}


@dataclass(frozen=True, slots=True)
class PatternFile:
    """A pattern file in use: its path, its language, its table, and how many entries it has."""

    path: Path
    language: str
    table: str
    entries: int


def pattern_files(patterns: Patterns) -> Iterator[PatternFile]:
    """Yield every pattern file in use, the shipped ones first.

    Raises PatternError at the first file that is missing, unknown or does not fit its table.
    """
    for language in languages():
        for table in TABLES:
            path = shipped_patterns() / language / f"{table}.toml"
            patterns.table(language, table, table_class(table))
            yield PatternFile(path, language, table, _entries(read_toml(path)))
    for place in patterns.extra:
        yield from _extra_files(place)


def check_extra(patterns: Patterns) -> None:
    """Raise PatternError where a user's pattern file is none that newsfacts reads, or is wrong."""
    for place in patterns.extra:
        for file in _extra_files(place):
            patterns.table(file.language, file.table, table_class(file.table))


def table_class(table: str) -> type[Any]:
    """Return the dataclass that the pattern table named `table` is read into."""
    module, name = TABLES[table].split(":")
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


def _extra_files(place: Path) -> Iterator[PatternFile]:
    files = sorted(place.rglob("*.toml")) if place.is_dir() else [place]
    if not files:
        raise PatternError(f"{place}: holds no pattern file (<language>/<table>.toml)")
    for path in files:
        language, table = path.parent.name, path.stem
        if language not in languages() or table not in TABLES:
            known = ", ".join(f"{table}.toml" for table in TABLES)
            raise PatternError(
                f"{path}: no such table; known are {known} in a folder named "
                f"{' or '.join(languages())}"
            )
        yield PatternFile(path, language, table, _entries(read_toml(path)))


def _entries(raw: Any) -> int:
    if isinstance(raw, Mapping):
        return sum(_entries(value) for value in raw.values())
    return len(raw) if isinstance(raw, list) else 1
