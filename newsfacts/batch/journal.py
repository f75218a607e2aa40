"""How far a run has come, kept in a small file beside its output while it is not finished.

The first line says what the run was set to, each further line how far it had come. Records are
written before the line that counts them, so that what the last line says is there.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from newsfacts.batch.lines import LineFile
from newsfacts.errors import ResumeError

_FORMAT = "newsfacts.resume/1"
START = "0" * 32
"""The chain of no items."""


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A place in a run: `items` of the input are dealt with, `read` of them and `failed` of them.

    `output` and `errors`: the bytes written of them. `chain`: a digest, in hexadecimal digits, of
    the content of all those items.
    """

    items: int = 0
    read: int = 0
    failed: int = 0
    output: int = 0
    errors: int = 0
    chain: str = START

    def further(self, read: int, failed: int, digest: bytes) -> Mark:
        """Return the place after one more item: `read` 1 for a record, `failed` 1 for a failure."""
        return dataclasses.replace(
            self,
            items=self.items + 1,
            read=self.read + read,
            failed=self.failed + failed,
            chain=linked(self.chain, digest),
        )


def linked(chain: str, digest: bytes) -> str:
    """Return the chain of digests with one more item at its end."""
    return hashlib.blake2b(bytes.fromhex(chain) + digest, digest_size=16).hexdigest()


def journal_path(output: Path) -> Path:
    """Return where the journal of a run with this output lies."""
    return output.with_name(f"{output.name}.resume")


class Journal:
    """The journal of a run that is going on."""

    def __init__(self, file: LineFile) -> None:
        """Take the journal's file; use `begin` or `go_on` instead."""
        self._file = file

    @classmethod
    def begin(cls, output: Path, settings: Mapping[str, str]) -> Journal:
        """Begin the journal of a run with this output and these settings. Raises OSError."""
        journal = cls(LineFile(journal_path(output)))
        try:
            journal._write({"format": _FORMAT, "settings": dict(settings)})
        except OSError:
            journal.remove()
            raise
        return journal

    @classmethod
    def go_on(cls, output: Path, size: int) -> Journal:
        """Go on with the journal of an unfinished run after its first bytes. Raises OSError."""
        return cls(LineFile(journal_path(output), size))

    def add(self, mark: Mark) -> None:
        """Note a further place. Raises OSError."""
        self._write(dataclasses.asdict(mark))

    def close(self) -> None:
        """Leave the journal where it is: the run can go on from it."""
        self._file.close()

    def remove(self) -> None:
        """Remove the journal: the run is finished."""
        self._file.close()
        self._file.path.unlink(missing_ok=True)

    def _write(self, line: dict[str, Any]) -> None:
        self._file.append(json.dumps(line).encode() + b"\n")


@dataclasses.dataclass(frozen=True, slots=True)
class Notes:
    """What a journal says: the settings of its run, and each mark with the journal's size then.

    `head`: the size of the journal before the first mark.
    """

    settings: dict[str, str]
    head: int
    marks: list[tuple[Mark, int]]


def read_journal(output: Path) -> Notes | None:
    """Return what the journal of an unfinished run says, None where there is no journal.

    A torn last line does not count. Raises ResumeError where the file is something else.
    """
    path = journal_path(output)
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ResumeError(f"{path}: cannot be read: {error.strerror}") from error
    if not lines:
        return None
    sizes = list(accumulate(len(line) + 1 for line in lines))
    try:
        head, *rest = (json.loads(line) for line in lines)
        if head["format"] != _FORMAT:
            raise ValueError
        marks = [Mark(**line) for line in rest]
    except (ValueError, TypeError, KeyError) as error:
        raise ResumeError(f"{path}: is not a journal of newsfacts {_FORMAT}") from error
    return Notes(dict(head["settings"]), sizes[0], list(zip(marks, sizes[1:], strict=True)))
