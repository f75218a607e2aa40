"""Runs that go on: what they accept of what an earlier run left, and what they refuse."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from newsfacts.batch.journal import journal_path
from newsfacts.cli.app import app
from tests.batch.corpus import text, write_folder

RULES = ["--only", "money,dates", "--jobs", "1"]
COUNT = 80
FAILED = 3
runner = CliRunner()


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@cache
def whole(format: str) -> tuple[bytes, bytes]:
    """Return the output and the errors of a run over the articles that nothing happens to."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        write_folder(Path("in"), COUNT)
        output = Path(f"out.{format}")
        args = ["extract", "in", "-o", str(output), "--errors", "errors.jsonl", *RULES]
        assert runner.invoke(app, args).exit_code == 1
        return output.read_bytes(), Path("errors.jsonl").read_bytes()


class Place:
    """The working folder with articles, and what a run over them must come to."""

    def __init__(self, format: str, *, errors: bool) -> None:
        self.input = Path("in")
        self.output = Path(f"out.{format}")
        self.errors = Path("errors.jsonl") if errors else None
        self.expected, self.expected_errors = whole(format)
        write_folder(self.input, COUNT)
        self.output.write_bytes(self.expected)
        if self.errors:
            self.errors.write_bytes(self.expected_errors)

    def run(self, *args: str, code: int = 0) -> bytes:
        names = ["--errors", str(self.errors)] if self.errors else []
        done = runner.invoke(
            app, ["extract", str(self.input), "-o", str(self.output), *RULES, *names, *args]
        )
        self.said = done.stderr
        assert done.exit_code == code, done.stderr
        return self.output.read_bytes()

    def end_early(self, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
        """Run until so many records are written, and leave what a killed process leaves."""
        import newsfacts.cli.run as run_module

        def killed(*args: Any, **keywords: Any) -> Any:
            for number, batch in enumerate(true_run(*args, **keywords)):
                if number == after:
                    raise SystemExit(9)
                yield batch

        true_run = run_module.run_batches
        with monkeypatch.context() as patch:
            patch.setattr(run_module, "run_batches", killed)
            self.run("--quiet", code=9)


@pytest.mark.parametrize("errors", [False, True])
@pytest.mark.parametrize("format", ["jsonl", "csv"])
@pytest.mark.parametrize("cut", [None, 0, 1, 777, 5000])
def test_a_run_goes_on_to_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, format: str, errors: bool, cut: int | None
) -> None:
    place = Place(format, errors=errors)
    place.end_early(monkeypatch, 2)
    left = place.output.read_bytes()
    assert place.expected.startswith(left)
    assert journal_path(place.output).exists()
    # What the kernel had not written yet, or a half line, must not matter.
    place.output.write_bytes(left if cut is None else left[:cut])
    assert place.run("--resume", code=1) == place.expected
    assert "going on after" in place.said
    assert f"{COUNT - FAILED} articles read, {FAILED} failed" in place.said
    assert not journal_path(place.output).exists()
    if place.errors is not None:
        assert place.errors.read_bytes() == place.expected_errors


@pytest.mark.parametrize("errors", [False, True])
@pytest.mark.parametrize("cut", [0, 300, 9000, None])
def test_json_lines_without_a_journal_say_themselves_how_far_they_go(
    errors: bool, cut: int | None
) -> None:
    place = Place("jsonl", errors=errors)
    place.output.write_bytes(place.expected[:cut])
    assert place.run("--resume", code=1) == place.expected
    if place.errors is not None:
        assert place.errors.read_bytes() == place.expected_errors


def test_a_finished_csv_cannot_be_gone_on_with() -> None:
    place = Place("csv", errors=False)
    assert place.run("--resume", code=2) == place.expected
    assert "no journal" in place.said


def _add(place: Place) -> None:
    (place.input / "0003b.txt").write_text(text(999), encoding="utf-8")


def _change(place: Place) -> None:
    (place.input / "0003.txt").write_text(text(999), encoding="utf-8")


def _remove(place: Place) -> None:
    (place.input / "0003.txt").unlink()


def _empty(place: Place) -> None:
    shutil.rmtree(place.input)
    place.input.mkdir()


def _edit_output(place: Place) -> None:
    data = place.output.read_bytes()
    place.output.write_bytes(data.replace(b"\n", b" "))


def _spoil_journal(place: Place) -> None:
    journal_path(place.output).write_text("something else\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "args", "complaint"),
    [
        (_add, [], "the input is not what it was when the run began: something from "),
        (_change, [], "the input is not what it was"),
        (_remove, [], "the input is not what it was"),
        (_empty, [], "the input is not what it was"),
        (_edit_output, [], "was changed since"),
        (_spoil_journal, [], "is not a journal"),
        (None, ["--to", "EUR"], "other settings (--to: none, now EUR)"),
        (None, ["--text"], "other settings (--text"),
        (None, ["--published", "2024-01-01"], "other settings (--published"),
        (None, ["-l", "en"], "other settings (--language: auto, now en)"),
        (None, ["--errors", "later.jsonl"], "other settings (--errors"),
        (None, ["--max-size", "1"], "other settings (--max-size"),
        (None, ["-f", "csv"], "other settings (--format: jsonl, now csv)"),
    ],
)
def test_what_is_not_the_same_run_is_refused_and_left_alone(
    monkeypatch: pytest.MonkeyPatch, change: Any, args: list[str], complaint: str
) -> None:
    place = Place("jsonl", errors=False)
    place.end_early(monkeypatch, 2)
    if change is not None:
        change(place)
    before = place.output.read_bytes()
    assert place.run("--resume", *args, code=2) == before
    assert complaint in place.said
    assert journal_path(place.output).exists()


def test_articles_that_come_after_those_dealt_with_are_taken_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = Place("jsonl", errors=False)
    place.end_early(monkeypatch, 2)
    (place.input / "9999.txt").write_text(text(9999), encoding="utf-8")
    found = place.run("--resume", code=1)
    assert found.startswith(place.expected)
    assert json.loads(found.splitlines()[-1])["source"].endswith("9999.txt")


def test_without_an_earlier_run_resume_begins_one() -> None:
    place = Place("jsonl", errors=True)
    place.output.unlink()
    assert place.run("--resume", code=1) == place.expected


def test_a_new_run_with_the_same_output_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = Place("jsonl", errors=True)
    place.end_early(monkeypatch, 2)
    assert place.run(code=1) == place.expected
    assert not journal_path(place.output).exists()


def test_what_a_run_writes_is_not_read_by_it() -> None:
    write_folder(Path("in"), 5)
    output, errors = Path("in/out.jsonl"), Path("in/failed.jsonl")
    for more in ([], [], ["--resume"]):
        done = runner.invoke(
            app, ["extract", "in", "-o", str(output), "--errors", str(errors), *RULES, *more]
        )  # fmt: skip
        assert done.exit_code == 0, done.stderr
        assert len(output.read_bytes().splitlines()) == 5
        assert "5 articles read, 0 failed" in done.stderr


def test_the_errors_file_names_source_code_and_message() -> None:
    place = Place("jsonl", errors=True)
    lines = [json.loads(line) for line in place.expected_errors.splitlines()]
    assert [Path(line["source"]).name for line in lines] == [
        "0024.txt", "0049.txt", "0074.txt"
    ]  # fmt: skip
    assert [line["code"] for line in lines] == ["empty", "binary", "language"]
    assert all(list(line) == ["source", "code", "message"] for line in lines)
