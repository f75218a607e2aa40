"""Worker processes: batches out, results back in order, dead workers replaced."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from newsfacts.batch.settings import Settings
from newsfacts.batch.work import Done, Item, digest
from newsfacts.batch.worker import READY, Answer, work
from newsfacts.errors import NewsfactsError, SourceError, WorkerError

# Batches that are out, or back before their turn, for each worker: a slow batch at the head must
# not stop the others, and no more than this is ever held of the input.
_WINDOW = 4
# Workers that may die before one has done anything at all.
_PATIENCE = 5


@dataclass(slots=True)
class _Task:
    """Items of one batch, `first` being the place of their first one in it.

    `alone`: the one item of a batch that a worker died of, which is tried by itself.
    """

    batch: int
    first: int
    items: list[Item]
    alone: bool = False


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection[Sequence[Item], Answer]
    ready: bool = False
    task: _Task | None = None


@dataclass(slots=True)
class _Open:
    """A batch that is not given out yet: what is known of its items."""

    done: list[Done | None]
    missing: int = field(init=False)

    def __post_init__(self) -> None:
        self.missing = len(self.done)


class WorkerPool:
    """Runs batches on `jobs` processes, each with an extractor of its own on one core."""

    def __init__(self, settings: Settings, jobs: int, notify: Callable[[str], None]) -> None:
        """Take the extractors' options; `notify` is told in a sentence when a worker dies."""
        self._settings = settings
        self._jobs = jobs
        self._notify = notify
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()
        self._open: dict[int, _Open] = {}
        self._taken = self._given = 0
        self._deaths, self._productive = 0, False

    def run(self, batches: Iterable[Sequence[Item]]) -> Generator[list[Done], None, None]:
        """Yield what became of the items of each batch, in the order of the batches.

        Batches are taken as workers come free. An item that kills its worker twice, the second
        time alone, fails with the code `worker_died`; the others of its batch go on. Raises
        WorkerError where workers die and none ever gets anything done, and ModelError and
        PatternError as extractors do. However it ends, no worker is left behind.
        """
        source = iter(batches)
        try:
            while self._fill(source):
                while (head := self._open.get(self._given)) is not None and not head.missing:
                    del self._open[self._given]
                    self._given += 1
                    yield [done for done in head.done if done is not None]
                if self._open:
                    self._listen()
            self._dismiss()
        finally:
            self._kill()

    def _fill(self, source: Iterator[Sequence[Item]]) -> bool:
        """Take batches ahead and hand them out; return whether any are open."""
        self._hand_out()
        while len(self._tasks) < self._jobs and len(self._open) < _WINDOW * self._jobs:
            batch = next(source, None)
            if batch is None:
                break
            self._open[self._taken] = _Open([None] * len(batch))
            self._tasks.append(_Task(self._taken, 0, list(batch)))
            self._taken += 1
            self._hand_out()
        return bool(self._open)

    def _hand_out(self) -> None:
        for worker in list(self._workers):
            if self._tasks and worker.ready and worker.task is None:
                task = self._tasks.popleft()
                try:
                    worker.connection.send(task.items)
                    worker.task = task
                except OSError:
                    # It died after its last answer: of nothing in this task.
                    self._tasks.appendleft(task)
                    self._bury(worker)
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._jobs and starting < len(self._tasks):
            self._start()
            starting += 1

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._settings), daemon=True)
        process.start()
        # With the last copy of its end here closed, a worker's death ends our end.
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _listen(self) -> None:
        """Wait until a worker answers or dies, and note what became of its items."""
        connections = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(connections)):
            worker = connections[connection]  # type: ignore[index]
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(answer, NewsfactsError):
                raise answer
            if answer == READY:
                worker.ready = True
            elif worker.task is not None:
                self._productive = True
                task, worker.task = worker.task, None
                self._note(task, answer)  # type: ignore[arg-type]
        self._hand_out()

    def _note(self, task: _Task, found: Sequence[Done]) -> None:
        head = self._open[task.batch]
        head.done[task.first : task.first + len(found)] = found
        head.missing -= len(found)

    def _bury(self, worker: _Worker) -> None:
        """Take a dead worker out and see to what it was reading."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        how = _cause(worker.process.exitcode)
        self._deaths += 1
        if not self._productive and self._deaths >= _PATIENCE:
            message = f"worker processes end before they have read anything ({how})"
            raise WorkerError(f"{message}; if memory is short, try fewer --jobs")
        task = worker.task
        if task is None:
            self._notify(f"a worker process ended ({how}); another takes its place")
        elif task.alone:
            (item,) = task.items
            message = f"ended the process that was reading it, twice ({how})"
            error = SourceError(item.source, "worker_died", message)
            self._note(task, [Done(digest(item), error)])
        else:
            self._notify(f"a worker process ended ({how}); its articles are tried one by one")
            alone = [_Task(task.batch, i, [item], True) for i, item in enumerate(task.items)]
            self._tasks.extendleft(reversed(alone))

    def _dismiss(self) -> None:
        """Let the workers end of themselves: nothing is left to do."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(timeout=5)

    def _kill(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()


def _cause(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        try:
            return f"killed by {signal.Signals(-exitcode).name}"
        except ValueError:
            return f"killed by signal {-exitcode}"
    return f"exit code {exitcode}"
