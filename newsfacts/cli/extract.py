"""`newsfacts extract`: options in, records out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

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
from newsfacts.terminal import printable
from newsfacts.writers import WRITERS

_STDOUT = Path("-")


class Format(StrEnum):
    """The output formats."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    html = "html"


class Engine(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


def extract(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, or - for standard input.", show_default=False),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="Default: table on a terminal, jsonl anywhere else.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            show_default=False,
            help="A file (- is standard output), or with --each a folder; "
            "its ending picks the format.",
        ),
    ] = None,
    each: Annotated[
        bool, typer.Option("--each", help="Write one file an article into the output folder.")
    ] = False,
    language: LanguageOption = AUTO,
    published: PublishedOption = None,
    to: ToOption = None,
    only: OnlyOption = None,
    model: ModelOption = None,
    patterns: PatternsOption = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            show_default=False,
            help="Processes that share the work, one core each. Default: one for a handful of "
            "articles, else as many as there are cores.",
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="Work on this machine or on a Ray cluster.")
    ] = Engine.local,
    ray_address: Annotated[
        str | None,
        typer.Option(
            "--ray-address",
            metavar="ADDRESS",
            show_default=False,
            help="The cluster's address. Default: RAY_ADDRESS, else a cluster of this machine.",
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on where a run with the same output was ended."),
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            "--errors",
            metavar="FILE",
            show_default=False,
            help="Also write the sources that failed to this file (JSON Lines).",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but what failed.")
    ] = False,
    recursive: Annotated[
        bool, typer.Option("--recursive", help="Look into subfolders of folders too.")
    ] = False,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="GLOB",
            show_default=False,
            help="Of folders, take only the files that fit; may be given more than once.",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="GLOB",
            show_default=False,
            help="Of folders, leave out the files and subfolders that fit.",
        ),
    ] = None,
    max_size: Annotated[
        float,
        typer.Option(
            "--max-size", min=0.001, max=1e6, metavar="MB", help="Refuse articles larger than it."
        ),
    ] = 20,
    max_ratio: Annotated[
        int,
        typer.Option(
            "--max-ratio",
            min=1,
            help="Refuse files that unpack to so many times their size.",
        ),
    ] = 200,
    max_members: Annotated[
        int, typer.Option("--max-members", min=1, help="Refuse archives of more files.")
    ] = 200_000,
    max_tags: Annotated[
        int, typer.Option("--max-tags", min=1, help="Refuse HTML pages of more tags.")
    ] = 20_000,
    text: Annotated[
        bool, typer.Option("--text", help="Carry the decoded text in the record.")
    ] = False,
) -> None:
    """Find people, organisations, money, dates and facts in news articles."""
    if output == _STDOUT and not each:
        output = None
    chosen = _format(format, output, each)
    kinds = read_kinds(only)
    names = sources or _default_sources()
    _check_files(names, output, errors)
    if each and output is not None:
        _check_folder(names, output, chosen)
    if ray_address is not None and engine is not Engine.ray:
        raise typer.BadParameter("--ray-address needs --engine ray")
    if resume:
        _check_resume(names, output, chosen, each)
    from newsfacts.cli.output import Sink
    from newsfacts.cli.run import Plan, run
    from newsfacts.sources import Limits, SourceOptions

    text = text or WRITERS[chosen].needs_text
    settings = read_settings(language, published, to, kinds, model or [], patterns or [], text)
    sink = Sink(output, chosen, each=each, converted=to is not None, kinds=kinds)
    taken = SourceOptions(
        recursive=recursive,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        limits=Limits(round(max_size * 1_000_000), max_ratio, max_members, max_tags),
    )
    plan = Plan(
        jobs=jobs,
        resume=resume,
        errors=errors,
        quiet=quiet,
        taken=taken,
        ray=engine is Engine.ray,
        ray_address=ray_address,
    )
    raise typer.Exit(run(settings, names, sink, plan))


def _format(format: Format | None, output: Path | None, each: bool) -> str:
    if each and output is None:
        raise typer.BadParameter("--each needs --output, the folder to write to")
    if format is None and output is not None and not each:
        ending = output.suffix.lower().lstrip(".")
        ending = {"ndjson": "jsonl", "htm": "html", "txt": "table"}.get(ending, ending)
        if ending not in Format.__members__:
            known = ", ".join(f".{f}" for f in Format if f != Format.table)
            raise typer.BadParameter(
                f"{printable(str(output))}: its ending says no format ({known}); use --format"
            )
        format = Format(ending)
    if format is None:
        at_terminal = output is None and sys.stdout.isatty()
        format = Format.table if at_terminal else Format.jsonl
    if WRITERS[format].binary and output is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{format} is nothing for a terminal; name a file with --output")
    return format.value


def _check_files(names: list[str], output: Path | None, errors: Path | None) -> None:
    from newsfacts.sources import identities

    if "" in names:
        # As a path it would stand for the folder one is in.
        raise typer.BadParameter("an empty name is no file and no folder")
    if errors is not None and output is not None and errors.resolve() == output.resolve():
        raise typer.BadParameter("--errors and --output need two different files")
    written = identities(output, errors)
    for name in names if written else ():
        if written & identities(Path(name)) and not Path(name).is_dir():
            raise typer.BadParameter(f"{printable(name)} cannot be read and written at once")


def _check_folder(names: list[str], output: Path, format: str) -> None:
    """Refuse a folder for --each where files written to it would replace articles, or be taken."""
    from newsfacts.cli.output import ending_of
    from newsfacts.sources import identities
    from newsfacts.sources.naming import is_taken

    ending = ending_of(format)
    for name in names:
        path = Path(name)
        folder = path if path.is_dir() else path.parent
        taken = is_taken(ending) if path.is_dir() else path.suffix.lower() == ending
        if taken and identities(folder) & identities(output):
            raise typer.BadParameter(
                f"articles are read from {printable(str(output))} too, and files *{ending} written "
                "there would replace them; name another folder"
            )


def _check_resume(names: list[str], output: Path | None, format: str, each: bool) -> None:
    if output is None or each:
        raise typer.BadParameter("--resume needs --output, the file to go on with")
    if not WRITERS[format].streaming:
        lines = ", ".join(name for name, kind in WRITERS.items() if kind.streaming)
        raise typer.BadParameter(
            f"--resume: a file of {format} appears whole or not at all; "
            f"formats that can be gone on with: {lines}"
        )
    if "-" in names:
        raise typer.BadParameter("--resume cannot read standard input a second time")
    if output.exists() and not output.is_file():
        raise typer.BadParameter(f"--resume: {output} is not a file")


def _default_sources() -> list[str]:
    if sys.stdin is None or sys.stdin.isatty():
        raise typer.BadParameter("name a file or a folder, or pipe an article in")
    return ["-"]
