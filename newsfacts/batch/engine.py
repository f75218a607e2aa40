"""How many processes a run takes, and its batches through them."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from newsfacts.batch.settings import Settings
from newsfacts.batch.work import Done, Item, batches, process

HANDFUL = 16
"""Up to so many articles one process is as fast as several: each has to start and to load the model
first, which takes as long as some ten articles do."""

T = TypeVar("T")


def cores() -> int:
    """Return the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def choose_jobs(items: Iterator[T]) -> tuple[int, Iterator[T]]:
    """Return how many processes to use for the items, and the items, of which a few were taken."""
    head = list(islice(items, HANDFUL + 1))
    return (cores() if len(head) > HANDFUL else 1), chain(head, items)


def run(
    settings: Settings,
    items: Iterable[Item],
    jobs: int,
    *,
    threads: int | None = None,
    notify: Callable[[str], None],
) -> Generator[list[Done], None, None]:
    """Yield what became of the items, in their order, a batch at a time.

    `jobs` 1 works in this process, `threads` being the cores that its names model may use; any
    other number in so many worker processes of one core each. The records are the same.
    `notify` is told when a worker dies. Raises as `WorkerPool.run` does.
    """
    if jobs > 1:
        from newsfacts.batch.pool import WorkerPool

        yield from WorkerPool(settings, jobs, notify).run(batches(items))
        return
    extractor = settings.extractor(threads)
    for batch in batches(items):
        yield process(extractor, batch)
