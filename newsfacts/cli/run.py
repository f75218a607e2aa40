"""One run: sources through the extractor into the output, and what stderr says of it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsfacts.article import Article
from newsfacts.cli.output import Output, Sink, abandon_stdout, open_output
from newsfacts.errors import NewsfactsError, SourceError, SourceWarning
from newsfacts.pipeline import Extractor
from newsfacts.sources import read_sources
from newsfacts.terminal import printable

ALL_READ, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


@dataclass
class _Tally:
    """How many articles were read, and how many sources failed."""

    read: int = 0
    failed: int = 0


def say(message: str) -> None:
    """Print one line to stderr, made safe for a terminal."""
    with contextlib.suppress(OSError, ValueError):
        print(f"newsfacts: {printable(message)}", file=sys.stderr, flush=True)  # noqa: T201


def run(extractor: Extractor, names: Sequence[str], sink: Sink, *, recursive: bool) -> int:
    """Read `names`, write the records, say what failed; return the exit code of the contract."""
    tally, interrupted = _Tally(), False
    try:
        interrupted = _write_all(extractor, names, sink, tally, recursive=recursive)
    except BrokenPipeError:
        # The reader has what it wanted (`| head -1`): no failure of ours.
        abandon_stdout()
        return ALL_READ
    except NewsfactsError as error:
        say(str(error))
        return WRONG_USAGE
    except OSError as error:
        say(f"cannot write {sink.output or 'to standard output'}: {error.strerror}")
        abandon_stdout()
        return SOME_FAILED
    noun = "article" if tally.read == 1 else "articles"
    stopped = "interrupted; " if interrupted else ""
    say(f"{stopped}{tally.read} {noun} read, {tally.failed} failed")
    if interrupted:
        return INTERRUPTED
    return SOME_FAILED if tally.failed else ALL_READ


def _write_all(
    extractor: Extractor, names: Sequence[str], sink: Sink, tally: _Tally, *, recursive: bool
) -> bool:
    """Write the records of `names`; return whether Ctrl-C ended the run before its time."""
    stdin = sys.stdin.buffer if sys.stdin else None
    interrupted = False
    output = open_output(sink)
    try:
        try:
            _pump(extractor, read_sources(names, stdin=stdin, recursive=recursive), output, tally)
        except KeyboardInterrupt:
            interrupted = True
        output.finish()
    except BaseException:
        output.abandon()
        raise
    return interrupted


def _pump(
    extractor: Extractor,
    articles: Iterable[Article | SourceError],
    output: Output,
    tally: _Tally,
) -> None:
    for item in extractor.stream(articles):
        if isinstance(item, SourceWarning):
            say(f"{item.source}: warning: {item}")
        elif isinstance(item, SourceError):
            tally.failed += 1
            say(f"{item.source}: {item}")
        else:
            output.write(item)
            tally.read += 1
