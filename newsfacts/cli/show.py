"""`newsfacts show`: the article itself on the terminal, its mentions marked."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.options import (
    AUTO,
    LanguageOption,
    ModelOption,
    OnlyOption,
    PatternsOption,
    PublishedOption,
    ToOption,
    read_kinds,
    read_settings,
)

if TYPE_CHECKING:
    from newsfacts.batch.settings import Settings
    from newsfacts.writers import WriterOptions


def show(
    source: Annotated[str, typer.Argument(help="A file, a folder, or - for standard input.")],
    language: LanguageOption = AUTO,
    published: PublishedOption = None,
    to: ToOption = None,
    only: OnlyOption = None,
    model: ModelOption = None,
    patterns: PatternsOption = None,
) -> None:
    """Print an article with its mentions marked and their values in the margin."""
    kinds = read_kinds(only)
    settings = read_settings(language, published, to, kinds, model or [], patterns or [], True)
    from newsfacts.cli.output import options_for
    from newsfacts.cli.pager import put_out
    from newsfacts.cli.run import SOME_FAILED, WRONG_USAGE
    from newsfacts.cli.streams import say
    from newsfacts.errors import NewsfactsError

    options = options_for(sys.stdout, kinds=kinds, converted=to is not None)
    try:
        text, failed = _shown(source, settings, options)
    except NewsfactsError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error
    put_out(text, paged=sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
    raise typer.Exit(SOME_FAILED if failed else 0)


def _shown(source: str, settings: Settings, options: WriterOptions) -> tuple[str, bool]:
    """Return the articles of a source as they are to be printed, and whether any failed."""
    import io

    from newsfacts.cli.streams import say
    from newsfacts.errors import SourceError, SourceWarning
    from newsfacts.sources import read_sources
    from newsfacts.writers.marked import MarkedWriter

    stream = io.StringIO()
    writer = MarkedWriter(stream, options)
    failed = False
    articles = read_sources([source], stdin=sys.stdin.buffer if sys.stdin else None)
    for item in settings.extractor().stream(articles):
        if isinstance(item, SourceError):
            failed = failed or not isinstance(item, SourceWarning)
            say(f"{item.source}: {item}")
        else:
            writer.write(item)
    return stream.getvalue(), failed
