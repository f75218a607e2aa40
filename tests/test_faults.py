"""Runs that are killed, starved and cut off: nothing is lost, nothing is doubled."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import IO

import pytest

from tests.batch.corpus import write_feed, write_folder

COUNT = 500
RULES = ("--only", "money,dates")
COMMAND = (sys.executable, "-m", "newsfacts", "extract")
PROC = Path("/proc/self/task")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("faults")
    write_folder(path / "in", COUNT)
    return path


@pytest.fixture(scope="module")
def whole(folder: Path) -> tuple[bytes, bytes]:
    """Return output and errors of a run that nothing happened to."""
    done = run(folder, folder / "whole.jsonl", folder / "whole-errors.jsonl", "--jobs", "1")
    assert done.returncode == 1, done.stderr
    return (folder / "whole.jsonl").read_bytes(), (folder / "whole-errors.jsonl").read_bytes()


def arguments(output: Path, errors: Path, *more: str) -> list[str]:
    return [*COMMAND, "in", "-o", str(output), "--errors", str(errors), *RULES, *more]


def run(folder: Path, output: Path, errors: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        arguments(output, errors, *more), cwd=folder, capture_output=True, check=False
    )


def grown(process: subprocess.Popen[bytes], path: Path, size: int) -> bool:
    """Wait until a file has so many bytes; False where the process ended before."""
    while not path.exists() or path.stat().st_size < size:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.002)
            return False
    return True


def drained(pipe: IO[bytes]) -> bool:
    """Tell whether all that was written into a pipe has been read from it."""
    import fcntl  # POSIX alone has them
    import termios

    left = bytearray(4)
    fcntl.ioctl(pipe, termios.FIONREAD, left)
    return not any(left)


def sleeps(pid: int) -> bool:
    """Tell whether a process waits for something; yes where the system does not say."""
    stat = Path(f"/proc/{pid}/stat")
    return (
        not stat.exists() or stat.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "S"
    )


def children(pid: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]


def workers_of(pid: int) -> list[int]:
    """Its worker processes: Python's own helper, which ends by itself, is none of them."""
    return [
        child for child in children(pid)
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]  # fmt: skip


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_killed_twenty_times(folder: Path, whole: tuple[bytes, bytes]) -> None:
    expected, expected_errors = whole
    output, errors = folder / "killed.jsonl", folder / "killed-errors.jsonl"
    chance = random.Random(20)
    moments = sorted(chance.randrange(len(expected)) for _ in range(20))
    resumed = 0
    for number, moment in enumerate(moments):
        jobs = str(1 + number % 2)
        process = subprocess.Popen(
            arguments(output, errors, "--resume", "--quiet", "--jobs", jobs),
            cwd=folder,
            stderr=subprocess.DEVNULL,
        )
        grown(process, output, moment)
        process.kill()
        process.wait()
        left = output.read_bytes()
        assert expected.startswith(left)
        assert expected_errors.startswith(errors.read_bytes())
        resumed += 0 < len(left) < len(expected)
        if number % 3 == 0:
            # Less may be there than was written, and half a line at its end.
            output.write_bytes(left[: len(left) - chance.randrange(1, 400)])
    assert resumed >= 10
    done = run(folder, output, errors, "--resume", "--jobs", "2")
    assert done.returncode == 1
    assert f"{COUNT - COUNT // 25} articles read, {COUNT // 25} failed" in done.stderr.decode()
    assert output.read_bytes() == expected
    assert errors.read_bytes() == expected_errors
    assert not list(folder.glob("killed*.resume"))


@pytest.mark.skipif(not (PROC / str(os.getpid()) / "children").exists(), reason="needs /proc")
def test_a_killed_worker_is_replaced(folder: Path, whole: tuple[bytes, bytes]) -> None:
    output, errors = folder / "worker.jsonl", folder / "worker-errors.jsonl"
    process = subprocess.Popen(
        arguments(output, errors, "--jobs", "2"), cwd=folder, stderr=subprocess.PIPE
    )
    assert grown(process, output, 1)
    # Held still, so that it cannot be done before its worker is killed.
    process.send_signal(signal.SIGSTOP)
    workers = workers_of(process.pid)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    process.send_signal(signal.SIGCONT)
    _, said = process.communicate()
    assert process.returncode == 1
    assert workers
    assert b"killed by SIGKILL" in said
    assert (output.read_bytes(), errors.read_bytes()) == whole


def test_ctrl_c_writes_what_is_in_hand(tmp_path: Path) -> None:
    count = 100
    feed, output = tmp_path / "feed.jsonl", tmp_path / "out.jsonl"
    write_feed(tmp_path / "articles", count)
    command = [*COMMAND, "feed.jsonl", "-o", "out.jsonl", "--jobs", "1", *RULES]
    # A pipe that stays open: the run waits for more, and cannot be finished when it is stopped.
    os.mkfifo(feed)
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    with feed.open("wb") as pipe:
        pipe.write((tmp_path / "articles").read_bytes())
        pipe.flush()
        # Those behind the last whole batch are in hand only when they have been read.
        while not (
            output.exists()
            and output.read_bytes().count(b"\n") >= 96
            and drained(pipe)
            and sleeps(process.pid)
        ):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.01)
                break
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert b"--resume" in said
    left = output.read_bytes()
    assert left.count(b"\n") == 100
    feed.unlink()
    (tmp_path / "articles").rename(feed)
    done = subprocess.run([*command, "--resume"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert output.read_bytes() == left
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.jsonl", "out.jsonl"]


@pytest.mark.parametrize("share", [0.0, 0.4, 0.97])
def test_a_limit_on_the_size_of_files(folder: Path, tmp_path: Path, share: float) -> None:
    import resource

    # Telling languages takes a temporary file, which the limit would be too low for.
    expected, expected_errors = in_english(folder)
    output, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    limit = max(1500, int(share * len(expected)))

    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    done = subprocess.run(
        arguments(output, errors, "--jobs", "1", "-l", "en"),
        cwd=folder,
        capture_output=True,
        check=False,
        preexec_fn=starve,
    )
    said = done.stderr.decode()
    assert done.returncode == 1
    assert said.splitlines()[-1].startswith("newsfacts: cannot write ")
    assert "Traceback" not in said
    left = output.read_bytes()
    assert expected.startswith(left)
    assert left[-1:] in (b"", b"\n")
    assert run(folder, output, errors, "--resume", "--jobs", "1", "-l", "en").returncode == 1
    assert (output.read_bytes(), errors.read_bytes()) == (expected, expected_errors)


@cache
def in_english(folder: Path) -> tuple[bytes, bytes]:
    output, errors = folder / "english.jsonl", folder / "english-errors.jsonl"
    assert run(folder, output, errors, "--jobs", "1", "-l", "en").returncode == 1
    return output.read_bytes(), errors.read_bytes()


@pytest.fixture
def small_disk(tmp_path: Path) -> tuple[Path, list[str]]:
    """Give a folder and the command that fills it: a small tmpfs in a mount namespace of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = f"mount -t tmpfs -o size=64k none '{place}' && "
    probe = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*probe, mount + "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no mount namespace for unprivileged users here")
    return place, [*probe, mount]


@pytest.mark.parametrize("format", ["jsonl", "csv", "json"])
def test_a_full_disk(
    folder: Path, tmp_path: Path, small_disk: tuple[Path, list[str]], format: str
) -> None:
    place, probe = small_disk
    saved = tmp_path / "saved"
    saved.mkdir()
    output = place / f"out.{format}"
    command = " ".join([*COMMAND, "in", "--jobs", "1", *RULES, "-o", str(output)])
    script = f"{probe[-1]} {command}; code=$?; cp -a '{place}/.' '{saved}'; exit $code"
    done = subprocess.run([*probe[:-1], script], cwd=folder, capture_output=True, check=False)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert "cannot write" in said[-1]
    assert "No space left on device" in said[-1]
    if format == "json":
        assert list(saved.iterdir()) == []
        return
    left = (saved / output.name).read_bytes()
    assert left.endswith(b"\n")
    # With room again, the run goes on where it had to stop.
    again = subprocess.run(
        [*COMMAND, "in", "--jobs", "1", *RULES, "-o", str(saved / output.name), "--resume"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    assert again.returncode == 1, again.stderr
    full = subprocess.run(
        [*COMMAND, "in", "--jobs", "1", *RULES, "-f", format],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    assert full.stdout.startswith(left)
    assert (saved / output.name).read_bytes() == full.stdout


def test_a_reader_that_goes_away_leaves_no_worker(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "in", "--jobs", "2", "--quiet", *RULES],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"{")
    started = workers_of(process.pid) if PROC.exists() else []
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert not [child for child in started if alive(child)]
