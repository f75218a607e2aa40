"""Standard streams that are closed, full or nobody's: what is written elsewhere, and the exit code.

All of it as it is for users, whose streams are buffered: a full disk is met again when Python ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "The harbour was sold for $12 million on June 3, 2024, the city said.\n"
RULES = "--only money,dates -l en"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of a shell, in which `newsfacts` is the command line, and return what it did."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["/bin/sh", "-c", f'newsfacts() {{ "{sys.executable}" -m newsfacts "$@"; }}\n{command}'],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**environment, "COLUMNS": "100", "TERM": "dumb"},
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


@FULL
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (f"extract a.txt {RULES} -f jsonl > /dev/full", "cannot write to standard output: "),
        (f"extract a.txt {RULES} -f json > /dev/full", "cannot write to standard output: "),
        (f"extract a.txt {RULES} -f parquet > /dev/full", "cannot write to standard output: "),
        (f"extract a.txt {RULES} >&-", "cannot write to standard output: "),
        ("show a.txt > /dev/full", "cannot go on: "),
        ("show a.txt >&-", "cannot go on: "),
        ("schema > /dev/full", "cannot go on: "),
    ],
)
def test_no_room_on_standard_output(command: str, said: str, tmp_path: Path) -> None:
    done = shell(f"newsfacts {command}", tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"newsfacts: {said}")


@FULL
@pytest.mark.parametrize("streams", ["2>/dev/full", "2>&-", "2>&- <&-"])
def test_what_cannot_be_said_stays_unsaid(streams: str, tmp_path: Path) -> None:
    """Neither the records nor the exit code change, and no message is taken for a record."""
    done = shell(f"newsfacts extract missing.txt a.txt {RULES} {streams}", tmp_path)
    assert done.returncode == 1
    (record,) = done.stdout.splitlines()
    assert record.startswith('{"schema"')


def test_a_file_gets_nothing_but_records(tmp_path: Path) -> None:
    """The number of a closed stream is not given to a file, which would get all that is said."""
    command = f"newsfacts extract a.txt missing.txt {RULES} -o {{}} --errors failed.jsonl {{}}"
    for name, streams in (("open.jsonl", ""), ("closed.jsonl", "--jobs 2 <&- >&- 2>&-")):
        assert shell(command.format(name, streams), tmp_path).returncode == 1
    assert (tmp_path / "closed.jsonl").read_bytes() == (tmp_path / "open.jsonl").read_bytes()
    assert len((tmp_path / "failed.jsonl").read_bytes().splitlines()) == 1
