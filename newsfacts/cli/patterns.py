"""`newsfacts patterns`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsfacts.cli.options import read_patterns


def patterns(
    patterns: Annotated[
        list[Path] | None,
        typer.Option(
            "--patterns", metavar="PATH", show_default=False, help="Further patterns to check."
        ),
    ] = None,
) -> None:
    """List the pattern files in use and check them."""
    from newsfacts.cli.run import WRONG_USAGE
    from newsfacts.cli.streams import say
    from newsfacts.errors import PatternError
    from newsfacts.tables import pattern_files

    files, rules = read_patterns(patterns or [])
    count = 0
    try:
        for file in pattern_files(files):
            typer.echo(f"{file.language}\t{file.table}\t{file.entries}\t{file.path}")
            count += 1
    except PatternError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error
    for path in rules:
        typer.echo(f"*\tentity ruler\t{sum(1 for line in path.open('rb') if line.strip())}\t{path}")
    say(f"{count + len(rules)} pattern files, all well")
