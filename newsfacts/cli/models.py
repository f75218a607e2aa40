"""`newsfacts models`."""

from __future__ import annotations

import typer


def models() -> None:
    """Say which names models are in use, and which installed pipelines could be used instead."""
    from newsfacts.cli.run import WRONG_USAGE, say
    from newsfacts.errors import ModelError
    from newsfacts.names.catalogue import installed, shipped

    try:
        for model in shipped():
            typer.echo(f"{model.language}\t{model.name}\t{model.version}\tin use\t{model.remark}")
    except ModelError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error
    for model in installed():
        typer.echo(f"{model.language}\t{model.name}\t{model.version}\tinstalled\t{model.remark}")
