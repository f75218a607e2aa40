"""`newsfacts models`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from newsfacts.names.catalogue import ModelEntry


def models() -> None:
    """Say which names model is in use, and which installed pipelines could be used instead."""
    from newsfacts.cli.run import WRONG_USAGE
    from newsfacts.cli.streams import say
    from newsfacts.errors import ModelError
    from newsfacts.names.catalogue import installed, shipped

    try:
        _print(shipped(), "in use")
    except ModelError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error
    for model in installed():
        _print(model, "installed")


def _print(model: ModelEntry, state: str) -> None:
    typer.echo(f"{model.languages}\t{model.name}\t{model.version}\t{state}\t{model.remark}")
