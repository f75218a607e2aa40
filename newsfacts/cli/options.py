"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from newsfacts.lexicon import Patterns


AUTO = "auto"


def read_language(value: str) -> str | None:
    """Return the code of `--language`, None for auto. Raises typer.BadParameter for others."""
    from newsfacts.lexicon import languages

    if value == AUTO:
        return None
    if value not in languages():
        known = ", ".join((AUTO, *languages()))
        raise typer.BadParameter(f"--language: {value!r} is not among {known}")
    return value


def read_day(value: str | None) -> date | None:
    """Return the day of `--published`. Raises typer.BadParameter for anything but YYYY-MM-DD."""
    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise typer.BadParameter(f"{value!r} is not a day: write it as YYYY-MM-DD")


def read_models(values: list[str]) -> dict[str, str]:
    """Return the pipelines of `--model LANG=NAME` by language. Raises typer.BadParameter."""
    from newsfacts.lexicon import languages

    models = {}
    for value in values:
        language, equals, name = value.partition("=")
        if not equals or not name:
            raise typer.BadParameter(
                f"{value!r}: write it as LANG=NAME, such as de=de_core_news_lg"
            )
        if language not in languages():
            known = ", ".join(languages())
            raise typer.BadParameter(f"{value!r}: no such language (known: {known})")
        models[language] = name
    return models


def read_patterns(values: list[Path]) -> tuple[Patterns, tuple[Path, ...]]:
    """Return the pattern files and the entity-ruler files of `--patterns`.

    Raises typer.BadParameter for a path that is neither.
    """
    from newsfacts.errors import PatternError
    from newsfacts.lexicon import Patterns
    from newsfacts.tables import check_extra

    extra, rules = [], []
    for path in values:
        if path.suffix == ".jsonl" and path.is_file():
            rules.append(path)
        elif path.is_dir() or (path.suffix == ".toml" and path.is_file()):
            extra.append(path.resolve())
        else:
            raise typer.BadParameter(
                f"{path}: give a folder laid out like patterns/, a file such as en/money.toml, "
                "or entity-ruler patterns (*.jsonl)"
            )
    found = Patterns(tuple(extra))
    try:
        check_extra(found)
    except PatternError as error:
        raise typer.BadParameter(str(error)) from error
    return found, tuple(rules)
