"""Worker processes: the same results in the same order, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsfacts.batch.engine import HANDFUL, choose_jobs, run
from newsfacts.batch.interrupt import Interrupt
from newsfacts.batch.settings import Settings
from newsfacts.batch.work import batches
from newsfacts.errors import ModelError, SourceError, WorkerError
from newsfacts.records import ArticleRecord
from newsfacts.sources import SourceOptions, read_documents
from tests.batch.corpus import write_folder
from tests.batch.documents import Deadly, Harmless, Raising

RULES = Settings(only=("money", "dates"))


def outcomes(items: Any, jobs: int, told: list[str], settings: Settings = RULES) -> list[str]:
    """Return what became of each item: its source, and the code of its failure."""
    found = []
    for batch in run(settings, items, jobs, threads=1, notify=told.append):
        for done in batch:
            out = done.outcome
            found.append(
                out.source if isinstance(out, ArticleRecord) else f"{out.source} {out.code}"
            )
    return found


def harmless(count: int) -> list[Any]:
    return [Harmless(f"{number:03}") for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_fails_one_article_and_quotes_nothing(jobs: int) -> None:
    items = harmless(40)
    items[7] = Raising("007")
    (bad,) = [
        done.outcome
        for batch in run(RULES, items, jobs, notify=print)
        for done in batch
        if isinstance(done.outcome, SourceError)
    ]
    assert (bad.source, bad.code) == ("007", "internal")
    assert "(KeyError in work.py, line " in str(bad)
    assert "text" not in str(bad)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_ends_every_article_ends_the_run(jobs: int) -> None:
    items = [*harmless(40), Raising("040", fatal=True), *harmless(40)]
    with pytest.raises(ModelError, match="no model"):
        outcomes(items, jobs, [])


def test_a_machine_that_gives_out_is_no_fault_of_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsfacts.pipeline.Extractor._records", full)
    with pytest.raises(WorkerError, match="No space left"):
        outcomes(harmless(3), 1, [])


def test_an_article_that_kills_its_worker_is_named_and_the_others_go_on() -> None:
    items = harmless(100)
    items[33], items[40] = Deadly("033"), Deadly("040")
    told: list[str] = []
    found = outcomes(items, 2, told)
    expected = [item.source for item in items]
    expected[33], expected[40] = "033 worker_died", "040 worker_died"
    assert found == expected
    assert len(told) == 1
    assert "killed by SIGKILL" in told[0]


def test_a_worker_killed_from_outside_costs_no_article(tmp_path: Path) -> None:
    items = harmless(100)
    items[50] = Deadly("050", once=str(tmp_path / "killed"))
    told: list[str] = []
    assert outcomes(items, 2, told) == [item.source for item in items]
    assert len(told) == 1


def test_a_batch_of_one_is_tried_twice_before_it_is_blamed(tmp_path: Path) -> None:
    items: list[Any] = [Deadly("0", once=str(tmp_path / "killed"))]
    assert outcomes(items, 2, []) == ["0"]


def test_workers_that_never_get_anything_done_end_the_run() -> None:
    with pytest.raises(WorkerError, match="before they have read anything"):
        outcomes([Deadly(str(number)) for number in range(30)], 2, [])


def test_input_is_taken_as_it_is_needed_and_no_worker_is_left() -> None:
    taken = 0

    def items() -> Iterator[Any]:
        nonlocal taken
        for item in harmless(2000):
            taken += 1
            yield item

    found = run(RULES, items(), 2, notify=print)
    next(found)
    assert taken < 400
    found.close()
    import multiprocessing

    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_first_ctrl_c_ends_the_input_alone(jobs: int) -> None:
    def items() -> Iterator[Any]:
        for number, item in enumerate(harmless(2000)):
            if number == 100:
                os.kill(os.getpid(), signal.SIGINT)
            yield item

    presses: list[int] = []
    with Interrupt(lambda: presses.append(1)) as interrupt:
        found = outcomes(interrupt.until(items()), jobs, [])
    assert presses == [1]
    # What was taken in whole batches before is finished; the next item was being awaited.
    assert found == [item.source for item in harmless(100)]


def test_a_second_ctrl_c_raises() -> None:
    with Interrupt(lambda: None):
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_jobs_are_chosen_by_the_number_of_articles() -> None:
    from newsfacts.batch.engine import cores

    for count, jobs in ((0, 1), (HANDFUL, 1), (HANDFUL + 1, cores()), (10**9, cores())):
        chosen, items = choose_jobs(iter(range(count)))
        assert chosen == jobs
        assert [next(items, None) for _ in range(2)] == [*range(min(count, 2)), None, None][:2]


def test_batches_are_bounded_by_length_too() -> None:
    from newsfacts import Article

    long = Article(text="x" * 60_000)
    assert [len(batch) for batch in batches([long] * 5)] == [2, 2, 1]
    assert [len(batch) for batch in batches(harmless(70))] == [16, 16, 16, 16, 6]


def test_records_are_the_same_for_every_number_of_processes(tmp_path: Path) -> None:
    write_folder(tmp_path / "in", 90)
    found = []
    for jobs in (1, 2, 3):
        items = read_documents([str(tmp_path / "in")], None, SourceOptions())
        done = [d for batch in run(Settings(), items, jobs, notify=print) for d in batch]
        found.append([(d.digest, repr(d.outcome)) for d in done])
    assert len(found[0]) == 90
    assert any("people=(Person(" in shown for _, shown in found[0])
    assert found[0] == found[1] == found[2]
