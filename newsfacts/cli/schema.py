"""`newsfacts schema`."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of an article record."""
    from newsfacts.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
