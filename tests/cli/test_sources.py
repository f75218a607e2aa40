"""Sources through the whole command: names, limits, warnings, and what a terminal gets of them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newsfacts.terminal import UNSAFE

TEXT = "The harbour was sold for $12 million on June 3, 2024, the city said.\n"
COMMAND = (sys.executable, "-m", "newsfacts", "extract", "--only", "money,dates", "-l", "en")
UNSAFE_CHARACTER = re.compile(f"(?![\\t\\n\\r])[{UNSAFE}]")


def extract(folder: Path, *args: str, code: int = 0) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run([*COMMAND, *args], capture_output=True, cwd=folder, check=False)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    return done


def sources(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [json.loads(line)["source"] for line in done.stdout.splitlines()]


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Return a folder whose names drive terminals and are no UTF-8."""
    evil = [b"a\x1b[2J.txt", b"b\xe9\x9b31m.txt", b"c\xe2\x80\xaetxt.exe.txt", b"d\x07\n=1+1.txt"]
    for name in evil:
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(TEXT)
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/x" + name)).touch()
        except OSError:
            pytest.skip("this file system takes tame names only")
    return tmp_path


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "table"])
def test_names_reach_no_output_raw(named: Path, format: str) -> None:
    done = extract(named, ".", "-f", format, "--errors", "errors", "--text", code=1)
    out = done.stdout.decode("utf-8")
    shown = done.stderr.decode("utf-8")
    assert not UNSAFE_CHARACTER.search(shown)
    assert shown.count("holds no text") == 4
    assert "xb\\xe9" in shown
    if format != "csv":
        # CSV in a file is data, to the letter; on a terminal it is made safe, see below.
        assert not UNSAFE_CHARACTER.search(out)
    failed = [json.loads(line) for line in (named / "errors").read_text("utf-8").splitlines()]
    assert [line["code"] for line in failed] == ["empty"] * 4
    if format == "jsonl":
        assert sources(done) == [
            "a\x1b[2J.txt", "b\\xe9\\x9b31m.txt", "c\u202etxt.exe.txt", "d\x07\n=1+1.txt"
        ]  # fmt: skip
    if format == "csv":
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        assert {row["amount"] for row in rows if row["kind"] == "money"} == {"12000000"}


def test_names_make_files_of_their_own(named: Path) -> None:
    extract(named, ".", "--each", "-o", "out", "-f", "jsonl", code=1)
    assert len(list((named / "out").iterdir())) == 4


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_a_terminal_gets_no_format_raw(named: Path, format: str) -> None:
    line = {"text": TEXT, "id": "7\x1b]0;title\x07\x9b31m\u202e"}
    (named / "z.jsonl").write_text(json.dumps(line), encoding="utf-8")
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, ".", "-f", format, "-q"], stdout=theirs, stderr=subprocess.DEVNULL, cwd=named
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 65_536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    process.wait()
    text = shown.decode("utf-8")
    assert text.count("12 million") == 5
    assert not UNSAFE_CHARACTER.search(text)


def test_include_exclude_and_recursive(tmp_path: Path) -> None:
    for name in ("a.txt", "drafts/b.txt", "news/c.txt", "news/old/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = extract(tmp_path, ".", "--recursive", "--exclude", "drafts", "--exclude", "news/old")
    assert sources(done) == ["a.txt", "news/c.txt"]
    done = extract(tmp_path, ".", "--recursive", "--include", "news/**")
    assert sources(done) == ["news/c.txt", "news/old/d.txt"]


def test_warnings_are_told_and_do_not_fail(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../evil.txt", TEXT)
        archive.writestr("more.zip", b"")
        archive.writestr("good.txt", TEXT)
    done = extract(tmp_path, "a.zip")
    assert sources(done) == ["a.zip!good.txt"]
    said = done.stderr.decode()
    assert said.count("warning: left out: 1 member") == 2
    assert "1 article read, 0 failed" in said
    assert not (tmp_path.parent / "evil.txt").exists()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--max-size", "0.001", "is larger than 1 kB; --max-size raises the limit"),
        ("--max-ratio", "2", "unpacks to more than 2 times its size"),
        ("--max-members", "1", "holds more than 1 files; --max-members raises the limit"),
        ("--max-tags", "3", "has more than 3 tags; --max-tags raises the limit"),
    ],
)
def test_limits(tmp_path: Path, option: str, value: str, said: str) -> None:
    body = "".join(f"<p>{i} {TEXT}</p>" for i in range(14_000))
    page = f"<html><body><article>{body}</article></body></html>"
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", page)
        archive.writestr("b.txt", TEXT)
    done = extract(tmp_path, "a.zip", option, value, code=1)
    assert said in done.stderr.decode()


def test_a_run_does_not_read_the_folder_it_writes_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        done = extract(tmp_path, ".", "--recursive", "--each", "-o", "out", "-f", "table")
        assert b"out: warning: is the folder that this run writes to" in done.stderr
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.txt"]


def test_a_run_does_not_read_what_it_writes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        with (tmp_path / "out.jsonl").open("wb") as out:
            done = subprocess.run(
                [*COMMAND, ".", "--text"], stdout=out, stderr=subprocess.PIPE, cwd=tmp_path
            )
        assert done.returncode == 0, done.stderr
        assert b"out.jsonl: warning: is written by this run" in done.stderr
        assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 1
    extract(tmp_path, ".", "--text", "-o", "out.jsonl")
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 1
