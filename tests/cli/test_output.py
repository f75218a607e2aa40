"""Where records go: a document of a format that cannot be left half appears whole or not at all."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsfacts.cli.output import Sink, open_output
from newsfacts.records import KINDS
from newsfacts.writers import WRITERS
from tests.records import record

WHOLE = sorted(name for name, kind in WRITERS.items() if not kind.streaming)


@pytest.fixture(autouse=True)
def _nothing_left_beside(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.rglob(".*.part"))


def sink(path: Path, format: str, *, each: bool = False) -> Sink:
    return Sink(path, format, each=each, kinds=KINDS)


@pytest.mark.parametrize("format", WHOLE)
def test_a_document_appears_when_it_is_finished(tmp_path: Path, format: str) -> None:
    path = tmp_path / "out"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    output = open_output(sink(path, format))
    output.write(record(text=True))
    assert path.read_text(encoding="utf-8") == "before"
    output.finish()
    assert path.read_bytes() != b"before"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("format", WHOLE)
def test_a_document_that_is_given_up_leaves_what_was_there(tmp_path: Path, format: str) -> None:
    path = tmp_path / "out"
    for before in (None, "before"):
        if before:
            path.write_text(before, encoding="utf-8")
        output = open_output(sink(path, format))
        output.write(record(text=True))
        output.abandon()
        assert (path.read_text(encoding="utf-8") if path.exists() else None) == before


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    output = open_output(sink(tmp_path / "link", "json"))
    output.finish()
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "target").read_text(encoding="utf-8")) == []


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    output = open_output(sink(path, "json"))
    output.finish()
    assert os.read(reader, 100) == b"[]\n"
    os.close(reader)
    assert path.is_fifo()


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        # The folders of an archive often hold files of one name.
        (["index"] * 4, ["index-2", "index-3", "index-4", "index"]),
        (["a-2", "a", "a", "a"], ["a-2", "a-3", "a-4", "a"]),
        (["../../a", "/", "", ".."], ["a", "article-2", "article-3", "article"]),
        # File systems count bytes.
        (["漢" * 200, "漢" * 199], ["漢" * 60, "漢" * 60 + "-2"]),
    ],
)
def test_names_of_one_file_an_article(tmp_path: Path, ids: list[str], names: list[str]) -> None:
    output = open_output(sink(tmp_path, "json", each=True))
    for identity in ids:
        output.write(dataclasses.replace(record(), id=identity))
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(names)


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_streams_of_the_right_kind(tmp_path: Path, format: str) -> None:
    output = open_output(sink(tmp_path / "folder", format, each=True))
    output.write(record(text=True))
    output.write(record(text=True))
    output.finish()
    assert len([p for p in (tmp_path / "folder").iterdir() if p.stat().st_size]) == 2
