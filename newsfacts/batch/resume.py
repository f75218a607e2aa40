"""Where an unfinished run goes on, and whether its input is still what it was.

A run notes how far it has come in a journal beside its output. The output is cut back to the last
place noted, the input is read again as far as that place, without looking for anything in it, and
must be the same as the first time. An output of JSON Lines whose journal is lost says itself, by
its sources, how far it goes.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from newsfacts.batch.journal import START, Journal, Mark, linked, read_journal
from newsfacts.batch.lines import ends_line
from newsfacts.batch.work import Item, digest
from newsfacts.errors import ResumeError, SourceWarning


class Unfinished(Protocol):
    """What an earlier run left."""

    def skip(self, items: Iterator[Item]) -> tuple[Mark, Iterator[Item]]:
        """Take the items that are dealt with off; return the place reached and the other items.

        Raises ResumeError where they are not those of the earlier run.
        """
        ...

    def journal(self, output: Path) -> Journal:
        """Return the journal to go on with after `skip`. Raises OSError."""
        ...


def unfinished(
    output: Path, errors: Path | None, settings: Mapping[str, str], *, told_by_records: bool
) -> Unfinished | None:
    """Return what an earlier run left of `output` and `errors`; None where it is to be begun.

    `told_by_records`: without a journal the output's own lines say how far it goes. Raises
    ResumeError where it cannot be gone on with, above all where the run was set otherwise.
    """
    notes = read_journal(output)
    size = _size(output)
    if notes is not None:
        _same_settings(output, notes.settings, settings)
        failed = _size(errors)
        marks = [(m, at) for m, at in notes.marks if m.output <= size and m.errors <= failed]
        last = marks[-1][0] if marks else Mark()
        if not ends_line(output, last.output) or (errors and not ends_line(errors, last.errors)):
            raise ResumeError(f"{output}: was changed since the run that wrote it was ended")
        return _Noted([m for m, _ in marks], marks[-1][1] if marks else notes.head)
    if size == 0:
        return None
    if told_by_records:
        return _Told(output, errors, settings)
    raise ResumeError(
        f"{output}: there is no journal beside it: either its run was finished, or nothing tells "
        "how far it came"
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Noted:
    """A run with a journal: the marks that its output bears out, the journal's size at the last."""

    marks: list[Mark]
    size: int

    def skip(self, items: Iterator[Item]) -> tuple[Mark, Iterator[Item]]:
        digests, at = START, 0
        for mark in self.marks:
            first = last = ""
            for item in islice(items, mark.items - at):
                digests = linked(digests, digest(item))
                first, last, at = first or item.source, item.source, at + 1
            if at < mark.items:
                raise _changed("it is shorter")
            if digests != mark.chain:
                raise _changed(f"something from {first} to {last} is another")
        return (self.marks[-1] if self.marks else Mark()), items

    def journal(self, output: Path) -> Journal:
        return Journal.go_on(output, self.size)


@dataclasses.dataclass
class _Told:
    """A run without a journal: the sources of its records and failures tell how far it came."""

    output: Path
    errors: Path | None
    settings: Mapping[str, str]
    place: Mark = dataclasses.field(default_factory=Mark)

    def skip(self, items: Iterator[Item]) -> tuple[Mark, Iterator[Item]]:
        records = _sources(self.output)
        failures = _sources(self.errors) if self.errors else iter(())
        place, record, failure = Mark(), next(records, None), next(failures, None)
        while record or failure:
            item = next(items, None)
            if item is None:
                left = record or failure
                raise _changed(f"it has no {left[0] if left else ''}")
            read = failed = 0
            if record and record[0] == item.source:
                place = dataclasses.replace(place, output=record[1])
                read, record = 1, next(records, None)
            elif failure and failure[0] == item.source:
                place = dataclasses.replace(place, errors=failure[1])
                failed, failure = 1, next(failures, None)
            elif isinstance(item, SourceWarning):
                pass  # It was said on stderr, and is no failure.
            elif record is None:
                # The output was cut further back than the file of errors.
                items = chain([item], items)
                break
            elif self.errors is None:
                failed = 1  # It was said on stderr, and nowhere else.
            else:
                raise _changed(f"{item.source} is neither in the output nor in {self.errors}")
            place = place.further(read, failed, digest(item))
        self.place = place
        return place, items

    def journal(self, output: Path) -> Journal:
        journal = Journal.begin(output, self.settings)
        journal.add(self.place)
        return journal


def _changed(what: str) -> ResumeError:
    return ResumeError(f"the input is not what it was when the run began: {what}")


def _same_settings(output: Path, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    for name in dict.fromkeys((*before, *now)):
        if before.get(name) != now.get(name):
            was, is_now = (of.get(name) or "none" for of in (before, now))
            message = f"was begun with other settings ({name}: {was}, now {is_now})"
            raise ResumeError(f"{output}: {message}")


def _size(path: Path | None) -> int:
    return path.stat().st_size if path is not None and path.is_file() else 0


def _sources(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the source that each whole line of a file names, and the file's size to its end."""
    end = 0
    try:
        with path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    end += len(line)
                    yield str(json.loads(line)["source"]), end
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResumeError(f"{path}: holds something else than records of newsfacts") from error
