"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.terminal import printable

if TYPE_CHECKING:
    from newsfacts.batch.settings import Settings
    from newsfacts.lexicon import Patterns


AUTO = "auto"

LanguageOption = Annotated[
    str, typer.Option("--language", "-l", help="The articles' language: auto, en or de.")
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        "-p",
        metavar="DATE",
        show_default=False,
        help="The article's date (YYYY-MM-DD), if the text does not say it or says it wrong.",
    ),
]
ToOption = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="CUR",
        show_default=False,
        help="Also convert every amount to this ISO 4217 currency, at the rate of the "
        "article's date.",
    ),
]
OnlyOption = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="KINDS",
        show_default=False,
        help="Look for these only: people,organisations,money,dates,facts.",
    ),
]
ModelOption = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        metavar="LANG=NAME",
        show_default=False,
        help="Another spaCy pipeline than the default for that language.",
    ),
]
PatternsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--patterns",
        metavar="PATH",
        show_default=False,
        help="Further patterns on top of the shipped ones: TOML, or entity-ruler JSONL.",
    ),
]


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
                f"{printable(str(path))}: give a folder laid out like patterns/, a file such as "
                "en/money.toml, or entity-ruler patterns (*.jsonl)"
            )
    found = Patterns(tuple(extra))
    try:
        check_extra(found)
    except PatternError as error:
        raise typer.BadParameter(printable(str(error))) from error
    return found, tuple(rules)


def read_kinds(only: str | None) -> tuple[str, ...]:
    """Return the kinds of `--only`, in their order. Raises typer.BadParameter for others."""
    from newsfacts.records import KINDS

    if only is None:
        return KINDS
    wanted = [kind.strip() for kind in only.split(",") if kind.strip()]
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown or not wanted:
        raise typer.BadParameter(f"--only: {only!r} is not a list of {', '.join(KINDS)}")
    return tuple(kind for kind in KINDS if kind in wanted)


def read_currency(to: str | None) -> str | None:
    """Return the code of `--to`. Raises typer.BadParameter where there are no rates for it."""
    if to is None:
        return None
    from newsfacts.exchange import Exchange

    code = to.upper()
    if not Exchange().known(code):
        raise typer.BadParameter(f"--to: there are no exchange rates for {to!r}")
    return code


def read_settings(
    language: str,
    published: str | None,
    to: str | None,
    kinds: tuple[str, ...],
    model: list[str],
    patterns: list[Path],
    keep_text: bool,
) -> Settings:
    """Return what the reading options of a command set. Raises typer.BadParameter."""
    from newsfacts.batch.settings import Settings

    pattern_files, rules = read_patterns(patterns)
    return Settings(
        language=read_language(language),
        published=read_day(published),
        to=read_currency(to),
        only=kinds,
        models=read_models(model),
        patterns=pattern_files,
        rules=rules,
        keep_text=keep_text,
    )
