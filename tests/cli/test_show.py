"""`newsfacts show`: options, several articles, what fails, a pager on a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app

TEXT = "Acme paid €2 million on June 3, 2024, and 10 dollars today.\n"
RULES = ["--only", "money,dates", "-l", "en"]
runner = CliRunner()


def show(*args: str, text: str = TEXT, code: int = 0) -> str:
    done = runner.invoke(app, ["show", *args], input=text)
    assert done.exit_code == code, done.output
    return done.output


def test_the_article_is_shown_with_its_values() -> None:
    text = show("-", *RULES, "-p", "2024-06-04", "--to", "USD")
    assert "published 2024-06-04 (option)" in text
    assert "[€2 million] on [June 3, 2024]" in text
    assert "2 000 000 EUR = 2 " in text
    assert "USD" in text


def test_every_article_of_a_feed_is_shown_and_failures_are_named(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    lines = [json.dumps({"id": i, "text": TEXT}) for i in ("a", "b")]
    path.write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    text = show(str(path), *RULES, code=1)
    assert text.count("[€2 million]") == 2
    assert "feed.jsonl#3" in text


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["-", "--only", "places"], "places"),
        (["-", "--to", "XXX"], "no exchange rates"),
        (["-", "-l", "fr"], "fr"),
        (["-", "-p", "soon"], "YYYY-MM-DD"),
    ],
)
def test_wrong_usage(args: list[str], complaint: str) -> None:
    assert complaint in show(*args, code=2)


def on_a_terminal(env: dict[str, str], *args: str) -> str:
    """Return what a run writes to a terminal of 5 lines."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsfacts", "show", *args],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        env={**os.environ, "LINES": "5", "COLUMNS": "100", "TERM": "xterm-256color", **env},
    )
    os.close(follower)
    parts = []
    try:
        while part := os.read(leader, 65536):
            parts.append(part)
    except OSError:
        pass  # The other end is closed: that is how Linux says that a terminal is at its end.
    os.close(leader)
    assert process.wait() == 0, process.stderr
    if process.stderr is not None:
        process.stderr.close()
    return b"".join(parts).decode()


def test_a_long_article_goes_through_the_pager(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{TEXT}\n" * 8, encoding="utf-8")
    taken = tmp_path / "taken"
    env = {"PAGER": f"tee {taken}"}
    text = on_a_terminal(env, str(path), *RULES)
    assert "\x1b[" in text
    assert "€2 million" in taken.read_text(encoding="utf-8")
    short = tmp_path / "short.txt"
    short.write_text("Paid €2 million.", encoding="utf-8")
    taken.unlink()
    assert "€2 million" in on_a_terminal(
        {**env, "LINES": "40", "NO_COLOR": "1"}, str(short), *RULES
    )
    assert not taken.exists()


def test_without_a_pager_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{TEXT}\n" * 8, encoding="utf-8")
    text = on_a_terminal({"PAGER": "no-such-pager"}, str(path), *RULES)
    assert text.count("million") >= 8
