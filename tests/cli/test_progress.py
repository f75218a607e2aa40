"""What stderr says of how far a run is."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from newsfacts.cli import progress
from newsfacts.cli.total import Total
from newsfacts.sources import SourceOptions, identities


def _archive(folder: Path) -> Path:
    """Make a folder of six articles, one of them broken, in four kinds of file."""
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("One.", encoding="utf-8")
    (folder / "deep" / "b.html").write_text("<p>Two.</p>", encoding="utf-8")
    lines = [json.dumps({"text": "Three."}), "", "{broken", json.dumps({"text": "Five."})]
    (folder / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with zipfile.ZipFile(folder / "d.zip", "w") as packed:
        packed.writestr("e.txt", "Six.")
        packed.writestr("../escape.txt", "left out with a warning")
    (folder / "picture.png").write_bytes(b"no article")
    return folder


def _counted(names: list[str], options: SourceOptions) -> int | None:
    total = Total(names, options)
    total.start()
    if total.countable:
        total._thread.join()
    total.stop()
    return total.found


def test_articles_are_counted_as_the_run_reads_them(tmp_path: Path) -> None:
    folder = str(_archive(tmp_path / "news"))
    assert _counted([folder], SourceOptions(recursive=True)) == 6
    assert _counted([folder], SourceOptions()) == 5
    assert _counted([folder, "missing.txt"], SourceOptions(exclude=("*.zip",))) == 5
    own = identities(tmp_path / "news" / "c.jsonl")
    assert _counted([folder], SourceOptions(own=own)) == 2


def test_what_can_be_read_but_once_is_not_counted(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert _counted(["-"], SourceOptions()) is None
    assert _counted([str(_archive(tmp_path / "news")), str(pipe)], SourceOptions()) is None


def test_a_line_every_ten_seconds_says_how_long_it_will_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    lines = json.dumps({"text": "News."}) + "\n"
    (tmp_path / "feed.jsonl").write_text(lines * 100, encoding="utf-8")
    total = Total([str(tmp_path)], SourceOptions())
    with progress.Reporter(quiet=False, to_terminal=False) as reporter:
        reporter.begin(10, total)
        total._thread.join()
        clock[0] += 5
        reporter.update(25, 5)
        assert capsys.readouterr().err == ""
        clock[0] += 5
        reporter.update(35, 5)
    said = capsys.readouterr().err
    assert said == "newsfacts: 40 articles, 5 failed, 3.0 a second, 0:00:20 left\n"


def test_without_a_total_nothing_is_said_of_the_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    with progress.Reporter(quiet=False, to_terminal=False) as reporter:
        reporter.begin(0, Total(["-"], SourceOptions()))
        clock[0] += 20
        reporter.update(40, 0)
    assert capsys.readouterr().err == "newsfacts: 40 articles, 0 failed, 2.0 a second\n"
