"""Who is to blame when a worker process dies."""

from __future__ import annotations

import multiprocessing

import pytest

from newsfacts.article import Article
from newsfacts.batch.pool import WorkerPool, _Open, _Task, _Worker
from newsfacts.batch.settings import Settings


def test_a_worker_that_died_after_its_last_answer_died_of_no_later_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    pool = WorkerPool(Settings(), 1, said.append)
    context = multiprocessing.get_context("spawn")
    dead = context.Process(target=int, daemon=True)
    dead.start()
    dead.join()
    ours, theirs = context.Pipe()
    theirs.close()
    pool._workers.append(_Worker(dead, ours, ready=True))
    task = _Task(0, 0, [Article(text="News.", id="1", language="en")], alone=True)
    pool._open[0] = _Open([None])
    pool._tasks.append(task)
    monkeypatch.setattr(pool, "_start", lambda: None)
    pool._hand_out()
    assert list(pool._tasks) == [task]
    assert pool._open[0].done == [None]
    assert (pool._workers, said) == (
        [],
        ["a worker process ended (exit code 0); another takes its place"],
    )
