"""`newsfacts models`."""

from __future__ import annotations

import typer


def models() -> None:
    """Say which names models are in use, and which installed pipelines could be used instead."""
    from newsfacts.names.catalogue import in_use, installed

    for model in in_use():
        typer.echo(f"{model.language}\t{model.name}\t{model.version}\t{model.remark}")
    for model in installed():
        typer.echo(f"{model.language}\t{model.name}\t{model.version}\t{model.remark}")
