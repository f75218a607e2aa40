"""Archives and packed files: what is read of them, and what is refused or left out."""

from __future__ import annotations

import gzip
import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.article import Article
from newsfacts.errors import SourceError, SourceWarning
from newsfacts.sources import Limits, SourceOptions, read_sources
from tests.sources.conftest import Read, told

LINE = json.dumps({"text": "One."}).encode() + b"\n"


def archive(path: Path, members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def small(**limits: int) -> SourceOptions:
    return SourceOptions(limits=Limits(**limits))


def test_members_are_read_in_stored_order_and_named_behind_the_archive(
    tmp_path: Path, read: Read
) -> None:
    path = archive(
        tmp_path / "a.zip",
        {"b.txt": b"Second.", "deep/a.TXT": b"First.", "feed.jsonl": LINE * 2, "x.pdf": b"no"},
    )
    found = read(path)
    assert told(found) == ["Second.", "First.", "One.", "One."]
    assert [i.source.removeprefix(f"{path}!") for i in found] == [
        "b.txt",
        "deep/a.TXT",
        "feed.jsonl#1",
        "feed.jsonl#2",
    ]


def test_a_folder_gives_its_archives_and_packed_files(tmp_path: Path, read: Read) -> None:
    archive(tmp_path / "b.zip", {"x.txt": b"In the archive."})
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Packed."))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(LINE) + gzip.compress(LINE))
    (tmp_path / "d.ndjson").write_bytes(LINE)
    (tmp_path / "e.tar.gz").write_bytes(b"")
    assert told(read(tmp_path)) == ["Packed.", "In the archive.", "One.", "One.", "One."]


def test_packed_standard_input(read: Read) -> None:
    assert told(read("-", stdin=gzip.compress(LINE * 2))) == ["One.", "One."]
    assert told(read("-", stdin=gzip.compress(b"Text."))) == ["Text."]
    assert told(read("-", stdin=b"PK\x03\x04 and so on")) == ["zip_in_pipe"]


@pytest.mark.parametrize(
    ("name", "mode", "code"),
    [
        ("../a.txt", 0, "path"),
        ("x/../../a.txt", 0, "path"),
        ("/etc/a.txt", 0, "path"),
        ("..\\a.txt", 0, "path"),
        ("C:\\a.txt", 0, "path"),
        ("link.txt", stat.S_IFLNK | 0o777, "link"),
        ("more.zip", 0, "nested"),
        ("feed.jsonl.gz", 0, "nested"),
        ("x/all.tar", 0, "nested"),
    ],
)
def test_members_left_out_with_a_warning(
    tmp_path: Path, read: Read, name: str, mode: int, code: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        info = zipfile.ZipInfo("x")
        info.filename, info.external_attr = name, mode << 16
        out.writestr(info, b"/etc/passwd")
        out.writestr("good.txt", b"Good.")
    warning, article = read(tmp_path / "a.zip")
    assert isinstance(warning, SourceWarning)
    assert warning.code == code
    assert name in str(warning)
    assert told([article]) == ["Good."]


def test_a_member_without_a_name_is_passed_over(tmp_path: Path, read: Read) -> None:
    path = archive(tmp_path / "a.zip", {"x.txt": b"A.", "b.txt": b"B."})
    # A NUL ends a name for zipfile, which then asks the empty one for its last character.
    path.write_bytes(path.read_bytes().replace(b"x.txt", b"\0.txt"))
    assert told(read(path)) == ["B."]


def test_one_warning_for_all_members_of_a_kind(tmp_path: Path, read: Read) -> None:
    path = archive(tmp_path / "a.zip", {f"{i}.zip": b"" for i in range(9)} | {"a.txt": b"A."})
    warning, _ = read(path)
    assert str(warning) == "left out: 9 members are archives themselves (0.zip)"


def encrypted(data: bytes) -> bytes:
    """Set the flag of encryption in every header."""
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data = data[: at + place] + b"\x01" + data[at + place + 1 :]
            at = data.find(magic, at + 4)
    return data


def crc_wrong(data: bytes) -> bytes:
    at = data.find(b"PK\x01\x02") + 16
    return data[:at] + b"\0\0\0\0" + data[at + 4 :]


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (encrypted, ["encrypted", "encrypted"]),
        (crc_wrong, ["damaged", "B."]),
        (lambda data: data[:-30], ["damaged"]),
        (lambda data: data[: len(data) // 2], ["damaged"]),
        (lambda data: b"", ["damaged"]),
        (lambda data: b"no archive at all", ["damaged"]),
        (lambda data: data[:26] + b"\xff" + data[27:], ["damaged", "B."]),
    ],
)
def test_damaged_archives(
    tmp_path: Path, read: Read, damage: Callable[[bytes], bytes], codes: list[str]
) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": b"A.", "b.txt": b"B."})
    path.write_bytes(damage(path.read_bytes()))
    assert told(read(path)) == codes


def test_packings_other_than_deflate_are_refused(tmp_path: Path, read: Read) -> None:
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        path = archive(tmp_path / "a.zip", {"a.txt": b"A."}, packing)
        assert told(read(path)) == ["packing"]
    path = archive(tmp_path / "a.zip", {"a.txt": b"A."}, zipfile.ZIP_STORED)
    assert told(read(path)) == ["A."]


@pytest.mark.parametrize(
    ("cut", "codes"),
    [
        (lambda data: data[:-9], ["One.", "One.", "damaged"]),
        (lambda data: data[:12], ["damaged"]),
        (lambda data: data[:-8] + b"\0\0\0\0" + data[-4:], ["One.", "One.", "damaged"]),
        (lambda data: data + b"\0\0", ["One.", "One."]),
        (lambda data: data + b"and more", ["One.", "One.", "damaged"]),
        (lambda data: b"", ["empty"]),
        (lambda data: b"not packed", ["damaged"]),
    ],
)
def test_damaged_gzip(
    tmp_path: Path, read: Read, cut: Callable[[bytes], bytes], codes: list[str]
) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(cut(gzip.compress(LINE * 2)))
    assert told(read(path)) == codes
    (tmp_path / "a.txt.gz").write_bytes(cut(gzip.compress(b"One.")))
    whole = codes[-1:] != ["damaged"]
    assert (told(read(tmp_path / "a.txt.gz")) in (["One."], ["empty"])) is whole


def test_bombs_are_refused(tmp_path: Path, read: Read) -> None:
    bomb = b" " * 5_000_000
    path = archive(tmp_path / "a.zip", {"a.txt": bomb, "b.txt": b"B."})
    assert told(read(path)) == ["ratio", "ratio"]
    assert told(read(path, options=small(ratio=2000))) == ["empty", "B."]
    for name in ("a.txt.gz", "a.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(bomb))
        assert told(read(tmp_path / name)) == ["ratio"]
    assert told(read("-", stdin=gzip.compress(bomb))) == ["ratio"]


def test_an_archive_of_overlapping_members_is_a_bomb_too(tmp_path: Path, read: Read) -> None:
    # After D. Fifield, "A better zip bomb" (WOOT 2019): every entry of the table points at the
    # same packed bytes.
    path = archive(tmp_path / "a.zip", {"a.txt": b"ab " * 300_000})
    data = path.read_bytes()
    start = data.find(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    count = 50
    tail = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, (end - start) * count, start, 0
    )
    path.write_bytes(data[:start] + data[start:end] * count + tail)
    found = read(path)
    assert 0 < len(found) < 10
    assert isinstance(found[-1], SourceError)
    assert found[-1].code in ("ratio", "damaged")


def test_too_many_members(tmp_path: Path, read: Read) -> None:
    path = archive(tmp_path / "a.zip", {f"{i}.txt": b"A." for i in range(20)})
    assert told(read(path, options=small(members=19))) == ["members"]
    assert len(read(path, options=small(members=20))) == 20


def test_a_table_of_contents_that_claims_a_gigabyte(tmp_path: Path, read: Read) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": b"A."})
    data = path.read_bytes()
    at = data.find(b"PK\x05\x06")
    path.write_bytes(data[: at + 12] + struct.pack("<I", 1 << 30) + data[at + 16 :])
    assert told(read(path)) == ["damaged"]


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("a.txt", b"x" * 101, ["too_large"]),
        ("a.txt", b"x" * 100, ["x" * 100]),
        ("a.html", b"<html>" + b" " * 95, ["too_large"]),
        ("a.txt.gz", gzip.compress(b"x" * 101), ["too_large"]),
        ("a.jsonl", LINE + b'"' + b"x" * 100 + b'"\n' + LINE, ["One.", "too_large", "One."]),
        ("a.jsonl", LINE * 50, ["One."] * 50),
        ("a.jsonl", LINE + b"x" * 900_000, ["One.", "too_large"]),
    ],
)
def test_the_limit_of_size(
    tmp_path: Path, read: Read, name: str, data: bytes, codes: list[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert told(read(tmp_path / name, options=small(size=100))) == codes
    assert told(read("-", stdin=data, options=small(size=100))) == codes or name == "a.html"
    inside = archive(tmp_path / "a.zip", {name: data})
    if not name.endswith(".gz"):
        assert told(read(inside, options=small(size=100))) == codes


def test_an_error_of_size_names_the_cure(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2001)
    (error,) = read(tmp_path / "a.txt", options=small(size=2000))
    assert str(error) == "is larger than 2 kB; --max-size raises the limit"


def _deflated(data: bytes) -> bytes:
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a.txt", data)
            packed.writestr("b.jsonl", LINE)
        return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["a.zip", "a.txt.gz", "a.jsonl.gz"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6),
    st.floats(0, 1),
)
def test_no_damage_is_an_exception(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    changes: list[tuple[float, int]],
    kept: float,
) -> None:
    data = bytearray(_deflated(b"Some text.") if name == "a.zip" else gzip.compress(LINE * 3))
    for place, value in changes:
        data[int(place * len(data))] = value
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(data if kept > 0.5 else data[: int(2 * kept * len(data))])
    for item in read_sources([str(path)]):
        assert isinstance(item, (Article, SourceError))


@given(st.binary(max_size=300), st.booleans())
def test_what_is_packed_comes_back(data: bytes, lines: bool) -> None:
    stdin = io.BytesIO(zlib.compress(data, wbits=31))
    packed = [str(i) if isinstance(i, SourceError) else i for i in read_sources(["-"], stdin=stdin)]
    plain = [
        str(i) if isinstance(i, SourceError) else i
        for i in read_sources(["-"], stdin=io.BytesIO(data))
    ]
    assert packed == plain or data.startswith((b"\x1f\x8b", b"PK\x03\x04"))
