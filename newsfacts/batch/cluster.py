"""A run's batches through actors of a Ray cluster: results back in order, dead actors replaced.

The sources are read here, where their names mean something, and go to the actors as bytes: a
cluster needs no file system in common with this machine. They are parsed there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import socket
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any

from newsfacts.batch.engine import cores
from newsfacts.batch.settings import Settings
from newsfacts.batch.work import Done, Item, batches, digest
from newsfacts.errors import (
    ClusterError,
    MissingExtraError,
    NewsfactsError,
    SourceError,
    WorkerError,
)
from newsfacts.sources.documents import Loaded, OnDisk
from newsfacts.sources.naming import kind_of

# Batches that are out, or back before their turn, for each actor, and batches that wait at one.
_WINDOW = 4
_AHEAD = 2
# Actors that may die before one has done anything at all.
_PATIENCE = 5
# Bytes for what goes to actors of a local cluster and back; Ray would take a third of the memory.
_STORE = 256_000_000
# Seconds to wait for an answer at a cluster's address.
_KNOCK = 10


@contextlib.contextmanager
def connected(address: str | None, jobs: int | None) -> Iterator[None]:
    """Hold a connection to a Ray cluster, unless this process has one already.

    `address`: the cluster's, None for that of the environment variable RAY_ADDRESS, or else a
    cluster of `jobs` cores (None: all) of this machine alone, which lasts as long as the context.
    Raises MissingExtraError without Ray, ClusterError where the cluster cannot be reached.
    """
    ray = _import_ray()
    if ray.is_initialized():
        yield
        return
    _connect(ray, address or os.environ.get("RAY_ADDRESS"), jobs)
    try:
        yield
    finally:
        ray.shutdown()


def actors(jobs: int | None) -> int:
    """Return how many actors a run gets: `jobs`, but no more than the cluster has cores."""
    cores = max(1, int(_import_ray().cluster_resources().get("CPU", 1)))
    return min(jobs or cores, cores)


def run(
    settings: Settings, items: Iterable[Item], count: int, *, notify: Callable[[str], None]
) -> Generator[list[Done], None, None]:
    """Yield what became of the items, in their order, a batch at a time.

    `count`: actors, of one core each. `notify` is told when one dies. A source that kills its actor
    twice, the second time alone, fails with the code `worker_died`; the others of its batch go on.
    Raises WorkerError where actors die and none ever gets anything done, ModelError and
    PatternError as extractors do. Call it within `connected`.
    """
    yield from _Crew(_import_ray(), settings, count, notify).run(batches(map(_loaded, items)))


def _import_ray() -> Any:
    # Ray would tell its makers that it is used.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise MissingExtraError("--engine ray needs Ray", "ray") from error
    return ray


def _connect(ray: Any, address: str | None, jobs: int | None) -> None:
    options: dict[str, Any] = {"address": address}
    if address is None:
        options = {
            "address": "local",
            "num_cpus": jobs or cores(),
            "include_dashboard": False,
            "object_store_memory": _STORE,
        }
    try:
        _knock(address or "")
        ray.init(logging_level=logging.ERROR, log_to_driver=False, **options)
    except (Exception, SystemExit) as error:  # Ray raises all kinds, some of class Exception
        reason = str(error).strip().split("\n")[0]
        where = f"at {address}" if address else "on this machine"
        raise ClusterError(f"no Ray cluster {where}: {reason}") from error


def _knock(address: str) -> None:
    """Raise OSError where nobody listens at HOST:PORT: Ray would try for minutes, then exit."""
    host, _, port = address.rpartition("//")[2].rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host, int(port)), timeout=_KNOCK).close()


def _loaded(item: Item) -> Item:
    if not isinstance(item, OnDisk):
        return item
    try:
        kind = kind_of(item.path)[0]
        return Loaded(item.source, item.fetch(), kind, item.options.limits)
    except SourceError as error:
        return error


@dataclasses.dataclass(slots=True, eq=False)
class _Task:
    """A batch that is out: the actor that has it, the promise of its answer, then the answer."""

    items: Sequence[Item]
    actor: Any
    promise: Any
    answer: list[Done] | None = None


class _Crew:
    """Actors of one core each, and the batches they have."""

    def __init__(
        self, ray: Any, settings: Settings, count: int, notify: Callable[[str], None]
    ) -> None:
        from newsfacts.ray import Extract

        gone = ray.exceptions
        self._gone = (gone.RayActorError, gone.OutOfMemoryError, gone.ObjectLostError)
        self._ray = ray
        self._notify = notify
        options = {f.name: getattr(settings, f.name) for f in dataclasses.fields(settings)}
        kind = ray.remote(num_cpus=1)(Extract)
        self._make: Callable[[], Any] = lambda: kind.remote(**options)
        self._actors = [self._make() for _ in range(count)]
        self._open: deque[_Task] = deque()
        self._deaths, self._productive = 0, False

    def run(self, batches: Iterable[Sequence[Item]]) -> Iterator[list[Done]]:
        """Yield what became of the items of each batch, in the order of the batches."""
        source = iter(batches)
        while self._fill(source):
            waiting = {task.promise: task for task in self._open if task.answer is None}
            (promise,), _ = self._ray.wait(list(waiting), num_returns=1)
            task = waiting[promise]
            task.answer = self._get(promise)
            if task.answer is None:
                self._bury(task.actor)
            while self._open and (answer := self._open[0].answer) is not None:
                self._open.popleft()
                yield answer

    def _fill(self, source: Iterator[Sequence[Item]]) -> bool:
        """Hand out batches as far as actors can take them; return whether any are open."""
        load = Counter(id(task.actor) for task in self._open if task.answer is None)
        while len(self._open) < _WINDOW * len(self._actors):
            actor = min(self._actors, key=lambda one: load[id(one)])
            if load[id(actor)] >= _AHEAD or (batch := next(source, None)) is None:
                break
            self._open.append(_Task(batch, actor, actor.process.remote(batch)))
            load[id(actor)] += 1
        return bool(self._open)

    def _get(self, promise: Any) -> list[Done] | None:
        """Return the answer of an actor, None where the actor is gone. Raises NewsfactsError."""
        try:
            answer = self._ray.get(promise)
        except self._gone as error:
            if not self._productive and self._deaths >= _PATIENCE:
                reason = str(error).strip().splitlines()[-1]
                message = f"Ray actors end before they have read anything: {reason}"
                raise WorkerError(message) from error
            return None
        if isinstance(answer, NewsfactsError):
            raise answer
        self._productive = True
        found: list[Done] = answer
        return found

    def _bury(self, dead: Any) -> None:
        """Put another actor in the place of a dead one, and see to the batches it had.

        An actor takes its batches in turn: it died of the first one that has no answer, and had not
        begun the later ones.
        """
        self._notify("a Ray actor ended; the articles it was reading are tried one by one")
        place = self._actors.index(dead)
        self._replace(place)
        tasks = [task for task in self._open if task.actor is dead and task.answer is None]
        for number, task in enumerate(tasks):
            task.answer = self._get(task.promise)
            if task.answer is None:
                task.answer = [self._alone(place, item) for item in task.items]
                for later in tasks[number + 1 :]:
                    later.actor = self._actors[place]
                    later.promise = later.actor.process.remote(later.items)
                return

    def _alone(self, place: int, item: Item) -> Done:
        found = self._get(self._actors[place].process.remote([item]))
        if found is not None:
            return found[0]
        self._replace(place)
        message = "ended the Ray actor that was reading it, twice"
        return Done(digest(item), SourceError(item.source, "worker_died", message))

    def _replace(self, place: int) -> None:
        # What only seems dead, because its node cannot be reached, must not keep its core.
        self._ray.kill(self._actors[place])
        self._actors[place] = self._make()
        self._deaths += 1
