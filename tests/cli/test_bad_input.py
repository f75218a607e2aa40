"""What the contract says of bad input: one clear line, no traceback, the others go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "The harbour was sold for $12 million on June 3, 2024, the city said.\n"
FRENCH = "Le groupe a annoncé mardi un bénéfice net de trois millions d'euros pour ce trimestre.\n"
# Dates and money need no model: the command line is tested without waiting for one.
RULES = ("--only", "money,dates")


def newsfacts(
    *args: str, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsfacts", *args],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
        env={**os.environ, "COLUMNS": "100", "TERM": "dumb"},
    )


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert b"Traceback" not in done.stderr
    return done.stderr.decode().splitlines()


def message(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what stderr says, without the box that typer draws around it."""
    return " ".join(" ".join(lines(done)).replace("│", " ").split())


def test_every_bad_source_is_named_and_the_good_ones_go_on(tmp_path: Path) -> None:
    sources = {
        "a-empty.txt": b"",
        "b-binary.txt": bytes(range(256)) * 8,
        "c-french.txt": FRENCH.encode(),
        "d-utf16.txt": GOOD.encode("utf-16-le"),
        "e-nul.txt": GOOD.replace("city", "c\0ity").encode(),
        "f-good.txt": GOOD.encode(),
    }
    for name, data in sources.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "hollow").mkdir()
    done = newsfacts("extract", ".", "missing.txt", "hollow", *RULES, cwd=tmp_path)
    said = lines(done)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["source"] for r in records] == ["d-utf16.txt", "e-nul.txt", "f-good.txt"]
    assert all(r["money"][0]["amount"] == 12_000_000 for r in records)
    assert [line.split(": ")[1] for line in said] == [
        "a-empty.txt",
        "b-binary.txt",
        "c-french.txt",
        "missing.txt",
        "hollow",
        "3 articles read, 5 failed",
    ]
    assert done.returncode == 1


def test_a_broken_json_line_amid_good_ones(tmp_path: Path) -> None:
    good = json.dumps({"text": GOOD})
    (tmp_path / "feed.jsonl").write_text(f'{good}\n{{"text": \n{good}\n', encoding="utf-8")
    done = newsfacts("extract", "feed.jsonl", *RULES, cwd=tmp_path)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["source"] for r in records] == ["feed.jsonl#1", "feed.jsonl#3"]
    assert lines(done)[0].startswith("newsfacts: feed.jsonl#2: is not valid JSON")
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a text of 5 MB", (GOOD + "\n") * (5_000_000 // len(GOOD))),
        ("one line of 2 million characters", (GOOD.strip() + " ") * (2_000_000 // len(GOOD))),
        ("2 million letters", "The sum of $12 million was paid. " + "x" * 2_000_000),
        ("2 million digits", "The sum of $12 million was paid. " + "7" * 2_000_000),
        ("2 million full stops", "The sum of $12 million was paid. " + "." * 2_000_000),
        ("2 million blanks", "The sum of $12 million was paid. " + " " * 2_000_000 + "x"),
    ],
)
def test_absurdly_long_texts(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    done = newsfacts("extract", "long.txt", "-l", "en", *RULES, cwd=tmp_path)
    assert done.returncode == 0, lines(done)
    (record,) = (json.loads(line) for line in done.stdout.splitlines())
    first, last = record["money"][0], record["money"][-1]
    assert first["amount"] == 12_000_000
    assert text[last["start"] : last["end"]] == last["text"]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["--to", "XXX"], "no exchange rates"),
        (["--to", "dollars"], "no exchange rates"),
        (["--published", "yesterday-ish"], "YYYY-MM-DD"),
        (["--published", "2024-02-30"], "YYYY-MM-DD"),
        (["--language", "fr"], "fr"),
        (["--only", "places"], "places"),
        (["--only", ""], "--only"),
        (["--format", "xml"], "xml"),
        (["--jobs", "0"], "--jobs"),
        (["--max-size", "inf"], "--max-size"),
        ([""], "an empty name"),
        (["--resume"], "--output"),
        (["--resume", "-o", "out.jsonl"], "standard input"),
        (["--resume", "-o", "out.json"], "whole or not at all"),
        (["--errors", "out.jsonl", "-o", "out.jsonl"], "two different files"),
        (["-o", "out.xyz"], "ending"),
        (["--each"], "--output"),
        (["--model", "de"], "LANG=NAME"),
        (["--model", "fr=x"], "no such language"),
        (["--patterns", "nowhere"], "patterns/"),
    ],
)
def test_wrong_usage_is_refused_with_exit_code_2(
    tmp_path: Path, args: list[str], complaint: str
) -> None:
    done = newsfacts("extract", "-", *args, stdin=GOOD.encode(), cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in message(done)
    assert done.stdout == b""


def test_a_model_that_is_not_installed_is_refused(tmp_path: Path) -> None:
    done = newsfacts("extract", "-", "--model", "en=no_such_model", stdin=GOOD.encode())
    assert done.returncode == 2
    (line,) = lines(done)
    assert "no_such_model" in line


def test_a_wrong_pattern_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "names.toml").write_text("titels = []", encoding="utf-8")
    done = newsfacts("extract", "-", "--patterns", str(tmp_path), *RULES, stdin=GOOD.encode())
    assert done.returncode == 2
    assert "unknown key 'titels'" in message(done)


@pytest.mark.parametrize("option", ["--output", "--errors"])
def test_an_article_is_not_written_over(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to("a.txt")
    done = newsfacts("extract", "a.txt", *RULES, option, "link.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "a.txt cannot be read and written at once" in message(done)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("source", "format", "code"),
    [
        (".", "table", 2),
        (".", "jsonl", 2),
        ("a.txt", "table", 2),
        ("../here", "html", 2),
        (".", "csv", 0),
        ("a.txt", "jsonl", 0),
    ],
)
def test_one_file_an_article_never_takes_the_place_of_an_article(
    tmp_path: Path, source: str, format: str, code: int
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "a.txt").write_text(GOOD, encoding="utf-8")
    done = newsfacts("extract", source, *RULES, "--each", "-o", ".", "-f", format, cwd=here)
    assert done.returncode == code
    assert (here / "a.txt").read_text(encoding="utf-8") == GOOD
    assert len(list(here.iterdir())) == (1 if code else 2)


def test_an_unwritable_output(tmp_path: Path) -> None:
    for place in (tmp_path / "no" / "out.jsonl", tmp_path, tmp_path / f"{'n' * 250}.jsonl"):
        done = newsfacts(
            "extract", "-", "-o", str(place), "-f", "jsonl", *RULES, stdin=GOOD.encode()
        )
        assert done.returncode == 2
        assert "cannot write" in lines(done)[-1]


def test_a_journal_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.resume").mkdir()
    done = newsfacts("extract", "-", "-o", "out.jsonl", stdin=GOOD.encode(), cwd=tmp_path)
    assert done.returncode == 2
    assert lines(done)[-1].startswith("newsfacts: cannot write out.jsonl.resume: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_a_full_disk(format: str) -> None:
    done = newsfacts("extract", "-", "-o", "/dev/full", "-f", format, *RULES, stdin=GOOD.encode())
    assert done.returncode == 1
    assert lines(done)[-1].startswith("newsfacts: cannot write /dev/full: ")


def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(GOOD * 20, encoding="utf-8")
    command = f"{sys.executable} -m newsfacts extract . --only money,dates | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=tmp_path, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_text_never_drives_the_terminal(tmp_path: Path) -> None:
    text = "[bold]Sold[/bold] :smile: for \x1b[31m$12 million\x1b[0m on \x1b]0;title\x07June 3, 2024.\n"
    (tmp_path / "x\x1b[2J.txt").write_text(text, encoding="utf-8")
    done = newsfacts("extract", ".", "-f", "table", *RULES, cwd=tmp_path)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr
    assert "12 000 000 USD" in done.stdout.decode()


def test_no_sources_and_no_input(tmp_path: Path) -> None:
    done = newsfacts("extract", *RULES, stdin=b"", cwd=tmp_path)
    assert done.returncode == 1
    assert lines(done)[0] == "newsfacts: -: holds no text"
