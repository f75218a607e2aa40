"""The command line: one file a command, all gathered here."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsfacts.cli.extract import extract
from newsfacts.cli.models import models
from newsfacts.cli.patterns import patterns
from newsfacts.cli.schema import schema
from newsfacts.cli.show import show
from newsfacts.cli.streams import abandon, open_standard_streams, say

app = typer.Typer(
    name="newsfacts",
    help="English and German news articles in, structured facts out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(show)
app.command()(patterns)
app.command()(models)
app.command()(schema)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"newsfacts {version('newsfacts')}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """English and German news articles in, structured facts out."""


def main() -> None:
    """Run the command line; the console script's entry point."""
    open_standard_streams()
    try:
        app()
    except OSError as error:
        # Of commands that only print: no room where standard output goes to.
        say(f"cannot go on: {error}")
        abandon(sys.stdout)
        sys.exit(1)
