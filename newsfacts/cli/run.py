"""One run: sources through the extractor into the output, and what stderr says of it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from newsfacts.batch.engine import choose_jobs
from newsfacts.batch.engine import run as run_batches
from newsfacts.batch.interrupt import Interrupt
from newsfacts.batch.journal import Journal, Mark, journal_path
from newsfacts.batch.lines import LineFile
from newsfacts.batch.resume import Unfinished, unfinished
from newsfacts.batch.settings import Settings
from newsfacts.batch.work import Done, Item
from newsfacts.cli.files import ERRORS
from newsfacts.cli.output import Output, Sink, open_output
from newsfacts.cli.progress import Reporter
from newsfacts.cli.streams import abandon
from newsfacts.cli.total import Total
from newsfacts.errors import (
    NewsfactsError,
    OutputError,
    ResumeError,
    SourceError,
    SourceWarning,
    WorkerError,
)
from newsfacts.records import ArticleRecord
from newsfacts.sources import SourceOptions, identities, read_documents
from newsfacts.writers import WRITERS

ALL_READ, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# What is wrong with the disk or the reader of an output, not with its name.
_GAVE_OUT = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE, errno.EBADF}


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes about its work, whatever it looks for.

    `jobs`: processes, None to choose. `resume`: go on with what an earlier run left. `errors`: the
    file that failed sources go to. `quiet`: say nothing but what failed. `taken`: what is read of
    the sources. `ray`: work on a Ray cluster, the one at `ray_address` if there is one.
    """

    jobs: int | None = None
    resume: bool = False
    errors: Path | None = None
    quiet: bool = False
    taken: SourceOptions = field(default_factory=SourceOptions)
    ray: bool = False
    ray_address: str | None = None


class _CannotWriteError(Exception):
    """An output stopped taking what is written to it."""

    def __init__(self, place: str, cause: OSError) -> None:
        super().__init__(f"cannot write {place}: {cause.strerror}")
        self.closed_pipe = isinstance(cause, BrokenPipeError)


def run(settings: Settings, names: Sequence[str], sink: Sink, plan: Plan) -> int:
    """Read `names`, write the records, say what failed; return the exit code of the contract."""
    to_terminal = sink.output is None and sys.stdout.isatty()
    reporter = Reporter(quiet=plan.quiet, to_terminal=to_terminal)
    with reporter, Interrupt(_say_stopping) as interrupt, contextlib.ExitStack() as stack:
        if plan.ray:
            from newsfacts.batch.cluster import connected

            try:
                stack.enter_context(connected(plan.ray_address, plan.jobs))
            except NewsfactsError as error:
                reporter.say(str(error))
                return WRONG_USAGE
        return _Run(settings, sink, plan, reporter, interrupt).go(names)


class _Run:
    def __init__(
        self,
        settings: Settings,
        sink: Sink,
        plan: Plan,
        reporter: Reporter,
        interrupt: Interrupt,
    ) -> None:
        self._settings = settings
        self._sink = sink
        self._plan = plan
        self._reporter = reporter
        self._interrupt = interrupt
        self._mark = Mark()
        self._by = ""
        self._place = str(sink.output or "to standard output")
        self._output: Output | None = None
        self._failures: LineFile | None = None
        self._journal: Journal | None = None
        self._total: Total | None = None

    def go(self, names: Sequence[str]) -> int:
        """Do it all; return the exit code."""
        try:
            self._pump(self._open(names))
            self._finish()
        except _CannotWriteError as error:
            self._abandon()
            abandon(sys.stdout)
            if error.closed_pipe:
                # The reader has what it wanted (`| head -1`): no failure of ours.
                return ALL_READ
            return self._end(str(error), SOME_FAILED)
        except NewsfactsError as error:
            self._abandon()
            if isinstance(error, ResumeError) and self._interrupt.asked:
                return self._end("interrupted", INTERRUPTED)
            return self._end(str(error), SOME_FAILED if _midway(error) else WRONG_USAGE)
        except KeyboardInterrupt:
            self._abandon()
            return self._end("stopped at once", INTERRUPTED)
        except BaseException:
            self._abandon()
            raise
        return self._sum_up()

    def _open(self, names: Sequence[str]) -> Iterator[Item]:
        """Open all that is written to; return the items that are to be dealt with."""
        output, plan = self._sink.output, self._plan
        items: Iterator[Item] | None = None
        with _opening(self._place):
            resumable = self._resumable()
        if output is not None and resumable:
            described = self._settings.described() | {
                "--format": self._sink.format,
                "--errors": "yes" if plan.errors else "",
                **{f"--max-{k}": str(v) for k, v in asdict(plan.taken.limits).items()},
            }
            left: Unfinished | None = None
            if plan.resume:
                by_records = self._sink.format == "jsonl"
                left = unfinished(output, plan.errors, described, told_by_records=by_records)
            if left is not None:
                self._mark, items = left.skip(self._items(names))
                self._reporter.note(f"going on after {_articles(self._mark)}")
            with _opening(str(journal_path(output))):
                self._journal = left.journal(output) if left else Journal.begin(output, described)
        with _opening(self._place):
            self._output = open_output(self._sink, self._mark.output)
        if plan.errors is not None:
            with _opening(str(plan.errors)):
                self._failures = LineFile(plan.errors, self._mark.errors)
        return items or self._items(names)

    def _items(self, names: Sequence[str]) -> Iterator[Item]:
        """Return the input; call when what is written to is there: it is not to be read."""
        own = identities(self._sink.output, self._plan.errors, sys.stdout)
        options = replace(self._plan.taken, own=own)
        self._total = Total(names, options)
        stdin = sys.stdin.buffer if sys.stdin else None
        return self._interrupt.until(read_documents(names, stdin, options))

    def _resumable(self) -> bool:
        """Tell whether the output is a file that can be left half and gone on with."""
        output = self._sink.output
        return (
            output is not None
            and not self._sink.each
            and WRITERS[self._sink.format].streaming
            and (output.is_file() or not output.exists())
        )

    def _pump(self, items: Iterator[Item]) -> None:
        with contextlib.closing(self._batches(items)) as found:
            self._reporter.begin(self._mark.items, self._total)
            for batch in found:
                for done in batch:
                    self._put(done)
                if self._journal is not None:
                    with _writing(f"the journal of {self._place}"):
                        self._journal.add(self._mark)

    def _batches(self, items: Iterator[Item]) -> Generator[list[Done], None, None]:
        jobs, notify = self._plan.jobs, self._reporter.note
        if self._plan.ray:
            from newsfacts.batch import cluster

            count = cluster.actors(jobs)
            self._by = f" by {count} Ray actor{'s' if count > 1 else ''}"
            return cluster.run(self._settings, items, count, notify=notify)
        threads = 1 if jobs else None
        if jobs is None:
            jobs, items = choose_jobs(items)
            self._by = f" by {jobs} processes" if jobs > 1 else ""
        return run_batches(self._settings, items, jobs, threads=threads, notify=notify)

    def _put(self, done: Done) -> None:
        assert self._output is not None
        outcome = done.outcome
        failed = False
        if isinstance(outcome, ArticleRecord):
            with _writing(self._place):
                self._output.write(outcome)
        elif isinstance(outcome, SourceWarning):
            self._reporter.note(f"{outcome.source}: warning: {outcome}")
        else:
            failed = True
            if self._failures is not None:
                with _writing(str(self._plan.errors)):
                    self._failures.append(_line(outcome))
            self._reporter.say(f"{outcome.source}: {outcome}")
        read = isinstance(outcome, ArticleRecord)
        self._mark = replace(
            self._mark.further(read, failed, done.digest),
            output=self._output.size() or 0,
            errors=self._failures.size if self._failures else 0,
        )
        self._reporter.update(self._mark.read, self._mark.failed)

    def _finish(self) -> None:
        assert self._output is not None
        with _writing(self._place):
            self._output.finish()
        if self._failures is not None:
            with _writing(str(self._plan.errors)):
                self._failures.close()
        if self._journal is not None:
            if self._interrupt.asked:
                self._journal.close()
            else:
                self._journal.remove()

    def _abandon(self) -> None:
        """Close what is open after a failure; what a run can go on from stays."""
        if self._output is not None:
            self._output.abandon()
        with contextlib.suppress(OSError):
            if self._failures is not None:
                self._failures.close()
            if self._journal is not None and self._mark.items:
                self._journal.add(self._mark)
                self._journal.close()
            elif self._journal is not None:
                self._journal.remove()

    def _sum_up(self) -> int:
        mark = self._mark
        count = f"{_articles(mark)} read, {mark.failed} failed{self._by}"
        if self._interrupt.asked:
            return self._end(f"interrupted; {count}", INTERRUPTED)
        further = self._output.further() if self._output is not None else []
        if further:
            self._reporter.note(f"too large for one file, goes on in {', '.join(further)}")
        if mark.failed:
            self._reporter.say(count)
            return SOME_FAILED
        self._reporter.note(count)
        return ALL_READ

    def _end(self, message: str, code: int) -> int:
        """Say how a run ended before its time, and how it can go on."""
        if self._journal is not None and self._mark.items:
            message += "; the same command with --resume goes on from here"
        self._reporter.say(message)
        return code


def _midway(error: NewsfactsError) -> bool:
    return isinstance(error, WorkerError)


def _articles(mark: Mark) -> str:
    return f"{mark.read} {'article' if mark.read == 1 else 'articles'}"


def _line(error: SourceError) -> bytes:
    fields = {"source": error.source, "code": error.code, "message": str(error)}
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", ERRORS) + b"\n"


@contextlib.contextmanager
def _opening(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _GAVE_OUT:
            raise _CannotWriteError(place, error) from error
        raise OutputError(f"cannot write {place}: {error.strerror}") from error


@contextlib.contextmanager
def _writing(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _CannotWriteError(place, error) from error


def _say_stopping() -> None:
    # Within a signal handler nothing that buffers may be called.
    with contextlib.suppress(OSError):
        os.write(2, b"newsfacts: stopping after the articles in hand; Ctrl-C again stops at once\n")
