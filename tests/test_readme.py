"""The README's examples are run as they stand, and must print what it says they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"```console\n\$ (?:echo \"(.+)\" \| )?newsfacts (.+)\n((?:.*\n)*?)```", README
)
PYTHON = re.findall(r"```python\n((?:(?!```).*\n)*)```\n\nprints\n\n```\n((?:.*\n)*?)```", README)


def run(*command: str, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        input=f"{stdin}\n".encode() if stdin else b"",
        cwd=ROOT,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize(("stdin", "command", "printed"), EXAMPLES)
def test_an_example_prints_what_the_readme_says(stdin: str, command: str, printed: str) -> None:
    found = run("-m", "newsfacts", *shlex.split(command), stdin=stdin)
    assert [line.rstrip() for line in found.splitlines()] == printed.splitlines()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 2
    assert len(PYTHON) >= 1


@pytest.mark.parametrize(("code", "printed"), PYTHON)
def test_the_python_example_prints_what_the_readme_says(code: str, printed: str) -> None:
    assert run("-c", code) == printed


def test_every_command_and_option_is_in_the_readme() -> None:
    from typer.main import get_command

    from newsfacts.cli.app import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    for name, command in commands.items():
        assert f"newsfacts {name}" in README
        for option in (o for p in command.params for o in p.opts if o.startswith("--")):
            assert option in README, f"{name} {option}"


if __name__ == "__main__":
    # Writes what the examples print into the README, to be read over before it is committed.
    text = README
    for stdin, command, printed in EXAMPLES:
        lines = run("-m", "newsfacts", *shlex.split(command), stdin=stdin).splitlines()
        new = "".join(f"{line.rstrip()}\n" for line in lines)
        head = f"newsfacts {command}\n"
        text = text.replace(f"{head}{printed}```", f"{head}{new}```")
    (ROOT / "README.md").write_text(text, encoding="utf-8")
