"""`newsfacts show`: announced by the contract, refused until it is built."""

from __future__ import annotations

from typing import Annotated

import typer


def show(
    source: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
) -> None:
    """Print an article with its mentions marked (not yet available)."""
    raise typer.BadParameter(
        f"showing {source} is not available in this version; use: newsfacts extract -f table"
    )
