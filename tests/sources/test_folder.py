from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from newsfacts.article import Article
from newsfacts.errors import SourceError, SourceWarning
from newsfacts.sources import SourceOptions, read_documents
from newsfacts.sources.naming import shown
from tests.sources.conftest import Read, told


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}", encoding="utf-8")
    return folder


def names(items: list[Article | SourceError], folder: Path) -> list[str]:
    return [os.path.relpath(item.source, folder) for item in items]


def test_the_order_is_that_of_the_names_and_folders_stand_at_their_place(
    tmp_path: Path, read: Read
) -> None:
    fill(tmp_path, "c.txt", "b/z.txt", "b/a.htm.txt", "b/k/1.txt", "a.txt", "Z.txt", "b.txt")
    found = names(read(tmp_path, options=SourceOptions(recursive=True)), tmp_path)
    assert found == ["Z.txt", "a.txt", "b/a.htm.txt", "b/k/1.txt", "b/z.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (SourceOptions(), ["a.txt", "b.txt"]),
        (SourceOptions(recursive=True, include=("a*",)), ["a.txt", "old/a.txt"]),
        (SourceOptions(recursive=True, exclude=("old",)), ["a.txt", "b.txt", "new/c.txt"]),
        (SourceOptions(recursive=True, include=("old/*", "b*"), exclude=("a*",)), ["b.txt"]),
        (SourceOptions(recursive=True, include=("**/[ac].txt",), exclude=("/a.txt",)),
         ["new/c.txt", "old/a.txt"]),
    ],
)  # fmt: skip
def test_include_and_exclude(
    tmp_path: Path, read: Read, options: SourceOptions, expected: list[str]
) -> None:
    fill(tmp_path, "a.txt", "b.txt", "old/a.txt", "new/c.txt", "a.pdf")
    assert names(read(tmp_path, options=options), tmp_path) == expected


def test_nothing_left_is_an_error_that_says_so(tmp_path: Path, read: Read) -> None:
    fill(tmp_path, "a.txt")
    (error,) = read(tmp_path, options=SourceOptions(include=("*.html",)))
    assert isinstance(error, SourceError)
    assert error.code == "no_articles"
    assert "--include" in str(error)


def test_links_pipes_and_loops(tmp_path: Path, read: Read) -> None:
    fill(tmp_path, "in/a.txt", "out/b.txt")
    folder = tmp_path / "in"
    (folder / "b.txt").symlink_to(tmp_path / "out" / "b.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "to-nothing.txt").symlink_to("nothing")
    os.mkfifo(folder / "pipe.txt")
    found = read(folder, options=SourceOptions(recursive=True))
    told_of = {Path(i.source).name: i for i in found}
    assert {n: i.code for n, i in told_of.items() if isinstance(i, SourceError)} == {
        "loop": "link",
        "pipe.txt": "special",
        "self.txt": "unreadable",
        "to-nothing.txt": "missing",
    }
    assert isinstance(told_of["loop"], SourceWarning)
    assert isinstance(told_of["pipe.txt"], SourceWarning)
    assert [i.text for i in found if isinstance(i, Article)] == ["in/a.txt", "out/b.txt"]


def test_folders_nested_deeper_than_calls_can_be(tmp_path: Path, read: Read) -> None:
    here = Path.cwd()
    depth = sys.getrecursionlimit() + 50
    try:
        os.chdir(tmp_path)
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").write_text("Deep.", encoding="utf-8")
        os.chdir(tmp_path)
        assert told(read(".", options=SourceOptions(recursive=True))) == ["Deep."]
    finally:
        # What clears up after tests does call itself.
        os.chdir(tmp_path)
        Path("d/" * depth, "a.txt").unlink(missing_ok=True)
        for level in range(depth, 0, -1):
            Path("d/" * level).rmdir()
        os.chdir(here)


def test_names_that_are_no_utf8_are_escaped(tmp_path: Path, read: Read) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text("Coffee.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert article.source == f"{tmp_path}/caf\\xe9.txt"
    (same,) = read(os.fsdecode(name))
    assert same.source == article.source
    assert shown("\ud800 \udc80 ä") == "\\ud800 \\x80 ä"


def test_names_that_no_file_can_have(tmp_path: Path, read: Read) -> None:
    assert told(read("a" * 5000, "b/" * 3000, "c\0d", "\udce9\ud800")) == [
        "unreadable",
        "unreadable",
        "missing",
        "missing",
    ]


def test_a_file_that_the_run_writes_is_not_read(tmp_path: Path, read: Read) -> None:
    fill(tmp_path, "a.txt", "out.jsonl")
    status = (tmp_path / "out.jsonl").stat()
    options = SourceOptions(own=frozenset({(status.st_dev, status.st_ino)}))
    article, warning = read(tmp_path, options=options)
    assert isinstance(article, Article)
    assert isinstance(warning, SourceWarning)
    assert warning.code == "own_output"


def test_finding_opens_no_file_and_documents_can_be_sent_to_another_process(
    tmp_path: Path,
) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    documents = read_documents([str(tmp_path)], None, SourceOptions())
    first = next(documents)
    (tmp_path / "a.txt").write_text("Changed since.", encoding="utf-8")
    assert not isinstance(first, SourceError)
    again = pickle.loads(pickle.dumps(first))
    assert again.parse(again.fetch()).text == "Changed since."
