"""The files of a folder, in a stable order and without opening any."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from newsfacts.errors import SourceError, SourceWarning
from newsfacts.sources.globs import Globs
from newsfacts.sources.naming import is_taken, shown
from newsfacts.sources.options import SourceOptions, identities


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in a folder, and whether it is a subfolder."""

    name: str
    deeper: bool = False


def walk(folder: str, options: SourceOptions) -> Iterator[str | SourceError]:
    """Yield the paths of the articles in `folder`, and what could not be looked into.

    The order is that of the names (by code point), a subfolder's files at its place. At any time
    the names of one folder and of the folders above it are in memory, nothing else: 300,000 names
    take some 50 MB. Links to folders are not followed, so no loop can arise.
    """
    include, exclude = Globs(options.include), Globs(options.exclude)
    root = PurePath(folder)
    top, problems = _list(str(root), options.recursive)
    yield from problems
    # A stack and no recursion: folders can be nested deeper than Python's calls.
    stack: list[tuple[str, Iterator[_Entry]]] = [("", iter(top))]
    while stack:
        above, entries = stack[-1]
        entry = next(entries, None)
        if entry is None:
            stack.pop()
            continue
        path = above + entry.name
        if exclude and exclude.fit(path):
            continue
        if entry.deeper and options.own & identities(Path(root / path)):
            message = "is the folder that this run writes to, and is not read"
            yield SourceWarning(shown(str(root / path)), "own_output", message)
        elif entry.deeper:
            below, problems = _list(str(root / path), recursive=True)
            yield from problems
            stack.append((f"{path}/", iter(below)))
        elif not include or include.fit(path):
            yield str(root / path)


def _list(folder: str, recursive: bool) -> tuple[list[_Entry], list[SourceError]]:
    """Return what a folder holds, sorted, and what is left out of it."""
    found: list[_Entry] = []
    problems: list[SourceError] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                taken = is_taken(entry.name)
                if not taken and not recursive:
                    continue
                try:
                    problem = _special(entry, taken, recursive)
                    if problem is not None:
                        problems.append(problem)
                    elif entry.is_dir(follow_symlinks=False):
                        if recursive:
                            found.append(_Entry(entry.name, deeper=True))
                    elif taken and not entry.is_dir():
                        found.append(_Entry(entry.name))
                except OSError as error:
                    problems.append(_unreadable(entry.path, error))
    except OSError as error:
        problems.append(_unreadable(folder, error))
    found.sort(key=lambda entry: entry.name)
    problems.sort(key=lambda problem: problem.source)
    return found, problems


def _special(entry: os.DirEntry[str], taken: bool, recursive: bool) -> SourceWarning | None:
    """Return why an entry is left out: a link to a folder, or a pipe, device or socket."""
    if entry.is_dir():
        if recursive and entry.is_symlink():
            return SourceWarning(shown(entry.path), "link", "is a link to a folder, not followed")
        return None
    # A link to nothing is no special file: opening it says what is wrong.
    if taken and not entry.is_file() and (not entry.is_symlink() or Path(entry.path).exists()):
        return SourceWarning(shown(entry.path), "special", "is not a regular file, left out")
    return None


def _unreadable(path: str, error: OSError) -> SourceError:
    return SourceError(shown(path), "unreadable", f"cannot be read: {error.strerror}")
