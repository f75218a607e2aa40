"""What goes in: files, folders and standard input, read into articles one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources.html import looks_like_html, read_html
from newsfacts.sources.jsonl import looks_like_jsonl, read_jsonl
from newsfacts.sources.text import read_text

STDIN = "-"
ENDINGS = (".txt", ".html", ".htm", ".jsonl")


def read_sources(
    names: Sequence[str], *, stdin: BinaryIO | None = None, recursive: bool = False
) -> Iterator[Article | SourceError]:
    """Yield every article of the named files and folders, and an error for each that cannot be.

    `-` stands for `stdin`, the stream of bytes. A folder gives its files with one of `ENDINGS` in
    the order of their names, those of its subfolders too where `recursive`. Nothing is raised: a
    source that fails is yielded as the SourceError that says why, and the others go on.
    """
    for name in names:
        try:
            if name == STDIN:
                yield from _read_stdin(stdin)
            elif Path(name).is_dir():
                yield from _read_folder(name, recursive)
            else:
                yield from _read_file(name)
        except SourceError as error:
            yield error


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Article | SourceError]:
    if stdin is None:
        raise SourceError(STDIN, "missing", "standard input is not available")
    yield from _read_bytes(stdin.read(), STDIN)


def _read_folder(name: str, recursive: bool) -> Iterator[Article | SourceError]:
    found = False
    try:
        for path in _files(Path(name), recursive):
            found = True
            try:
                yield from _read_file(str(path))
            except SourceError as error:
                yield error
    except OSError as error:
        raise SourceError(name, "unreadable", f"cannot be read: {error.strerror}") from error
    if not found:
        kinds = ", ".join(f"*{ending}" for ending in ENDINGS)
        deeper = "" if recursive else "; --recursive looks into subfolders"
        raise SourceError(name, "no_articles", f"is a folder without articles ({kinds}{deeper})")


def _files(folder: Path, recursive: bool) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if recursive and not path.is_symlink():
                yield from _files(path, recursive)
        elif path.suffix.lower() in ENDINGS:
            yield path


def _read_file(name: str) -> Iterator[Article | SourceError]:
    path = Path(name)
    try:
        if path.suffix.lower() == ".jsonl":
            with path.open("rb") as lines:
                yield from read_jsonl(lines, name)
            return
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(name, "missing", "no such file or folder") from error
    except OSError as error:
        raise SourceError(name, "unreadable", f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SourceError(name, "missing", f"is not a file name: {error}") from error
    yield from _read_bytes(data, name)


def _read_bytes(data: bytes, name: str) -> Iterator[Article | SourceError]:
    if name.lower().endswith((".html", ".htm")) or looks_like_html(data):
        yield read_html(data, name)
    elif name == STDIN and looks_like_jsonl(data):
        yield from read_jsonl(data.split(b"\n"), name)
    else:
        yield read_text(data, name)
