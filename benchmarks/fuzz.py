"""Feed mutated bytes to every reader and to the extractor behind it, and say what broke.

    python benchmarks/fuzz.py [--inputs 50000] [--seed 1] [--slow 5]

The seeds are the articles in samples/, as plain text in several encodings, as HTML, as JSON Lines,
packed with gzip and in zip archives. Each input is one of them with a few bytes changed, cut,
doubled, spliced or replaced by awkward ones. What can be read goes on to the extractor (money and
dates, with conversion) and to the writers of JSON Lines, CSV and, for one in twenty, the table. An
input fails where anything but a SourceError is raised, where a span is not the text it stands for,
or where it takes more than `--slow` seconds of processor time. Prints for each reader the inputs,
what became of them and the processor time they took; the exit code is 1 where one failed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from newsfacts import Article, Extractor
from newsfacts.errors import SourceError
from newsfacts.records import ArticleRecord
from newsfacts.sources import Limits, read_sources
from newsfacts.sources.archive import read_archive
from newsfacts.sources.documents import Loaded
from newsfacts.sources.fields import date_in_name, stated_date
from newsfacts.sources.naming import Kind
from newsfacts.writers import WRITERS, WriterOptions

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LIMITS = Limits(size=2_000_000)
SHARES = {"text": 0.3, "html": 0.12, "lines": 0.26, "gzip": 0.14, "zip": 0.14, "fields": 0.04}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp850")
AWKWARD = [
    b"\0", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xc3", b"\x1b[2J", b"\xe2\x80\xae", b"\r",
    b"\n", b"<", b">", b"<!--", b"-->", b"&#x110000;", b"&#0;", b"&", b"<![CDATA[", b"<script>",
    b"</p>", b"<p>", b"<table><tr><td>", b"<meta charset=utf-7>", b"<meta charset=punycode>",
    b"\\ud800", b"\\u0000", b"{", b"}", b"[", b'"', b"\\", b"null", b"1e999", b"-0", b"9" * 400,
    b"NaN", b"''",
    b"\xe2\x82\xac", b"$", b"EUR", b" Mrd. ", b" million", b"1.000.000,00", b"0", b"%", b"-", b"/",
    b"31.02.", b"30 February ", b"9999-12-31", b"0000-00-00", b"24:00", b"yesterday", b"gestern",
    b"\xc2\xbd", b"\xd9\xa1\xd9\xa2", b"\xc2\xb2", b"\xe2\x85\xa7", b"\xf0\x9d\x9f\x98",
    b"next year", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x1f\x8b", b"../", b"\xff" * 4,
    b"\0" * 4,
]  # fmt: skip


class SlowError(Exception):
    """An input took too long."""


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=int, default=5)
    parser.add_argument("--only", choices=list(SHARES))
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _too_slow)
    extractor = Extractor(only=("money", "dates"), to="EUR")
    failures: Counter[str] = Counter()
    examples: dict[str, bytes] = {}
    shares = {options.only: 1.0} if options.only else SHARES
    for reader, share in shares.items():
        rng = random.Random(f"{options.seed} {reader}")
        seeds = SEEDS[reader]()
        inner = _plain() + _lines()
        became: Counter[str] = Counter()
        slowest = 0.0
        begin = time.process_time()
        count = round(options.inputs * share)
        for number in range(count):
            data = mutated(rng, seeds)
            if reader == "gzip" and number % 2:
                data = gzip.compress(mutated(rng, inner), mtime=0)
            start = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, options.slow)
            try:
                for item in READERS[reader](data):
                    became[_pass_on(item, extractor, whole=number % 20 == 0)] += 1
            except Exception as error:
                key = f"{reader}: {_place(error)}"
                failures[key] += 1
                examples.setdefault(key, data)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            slowest = max(slowest, time.process_time() - start)
        took = time.process_time() - begin
        print(
            f"{reader:8}{count:8,} inputs {took:7.0f} s, slowest {slowest:5.2f} s, became "
            + ", ".join(f"{n:,} {name}" for name, n in became.most_common(6)),
            flush=True,
        )
    for key, count in failures.most_common():
        print(f"FAILED {count:6,} x {key}\n    such as {examples[key][:2000]!r}")
    print(f"{options.inputs:,} inputs, {failures.total():,} failed")
    return 1 if failures else 0


def _pass_on(item: Article | SourceError, extractor: Extractor, *, whole: bool) -> str:
    if isinstance(item, SourceError):
        str(item).encode()
        item.source.encode()
        return item.code
    try:
        record = extractor.extract(item)
    except SourceError as error:
        return error.code
    for span in (*record.money, *record.dates, *record.warnings):
        words = getattr(span, "text", None)
        if words is not None and item.text[span.start : span.end] != words:
            raise AssertionError(f"a span is not its text: {span}")
    _write(record, ("jsonl", "csv", "table") if whole else ("jsonl", "csv"))
    return "read"


def _write(record: ArticleRecord, formats: tuple[str, ...]) -> None:
    for name in formats:
        stream = io.StringIO(newline="")
        writer = WRITERS[name].open(stream, WriterOptions(converted=True))
        writer.write(record)
        writer.close()
        stream.getvalue().encode("utf-8")
        if name == "jsonl":
            json.loads(stream.getvalue())


def mutated(rng: random.Random, seeds: list[bytes]) -> bytes:
    """Return one of the seeds, changed."""
    data = bytearray(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 2, 3, 5, 10, 40))):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.choice((1, 2, 4, 16, 100)))
        match rng.randrange(8):
            case 0 if at < len(data):
                data[at] ^= 1 << rng.randrange(8)
            case 1 if at < len(data):
                data[at] = rng.randrange(256)
            case 2:
                del data[at:end]
            case 3:
                data[at:at] = rng.choice(AWKWARD)
            case 4:
                data[at:end] = rng.choice(AWKWARD) * rng.choice((1, 1, 1, 2, 30))
            case 5:
                data[at:at] = data[at:end] * rng.choice((1, 3, 50))
            case 6:
                other = rng.choice(seeds)
                start = rng.randrange(len(other))
                data[at:end] = other[start : start + rng.choice((2, 10, 200))]
            case 7 if rng.random() < 0.1:
                del data[at:]
    return bytes(data)


def _texts() -> list[str]:
    found = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    # Short ones mostly: a change in a long text hits nothing that matters.
    return [found[0], *(part for text in found for part in text.split("\n\n") if part.strip())]


def _plain() -> list[bytes]:
    return [t.encode(e, "replace") for t in _texts() for e in ("utf-8", "utf-8", *ENCODINGS)]


def _pages() -> list[bytes]:
    pages = []
    for text in _texts():
        title, _, rest = text.partition("\n")
        body = "".join(f"<p class=x>{part}</p>\n" for part in (rest or text).split("\n"))
        pages.append(
            f"<!DOCTYPE html><html lang=en><head><meta charset='utf-8'><title>{title}</title>"
            f"<meta property='article:published_time' content='2024-06-22T08:00:00Z'>"
            f"<meta name=author content='Ann Lee'><link rel=canonical href='http://x.example/a'>"
            '<script type="application/ld+json">{"@type":"NewsArticle","author":"Ann Lee",'
            '"datePublished":"2024-06-22"}</script></head>'
            f"<body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article><h1>{title}</h1>"
            f"{body}<table><tr><td>1</td></tr></table><img src='a.png'></article></body></html>"
        )
    return [page.encode() for page in pages]


def _lines() -> list[bytes]:
    return [
        json.dumps(
            {"text": text, "id": number, "title": "T", "published": day, "authors": ["A", "B"],
             "language": language, "url": "https://x.example/2024/06/22/a"}
        ).encode()
        for number, text in enumerate(_texts())
        for day, language in (("2024-06-22", "en"), ("Sat, 22 Jun 2024 10:00:00 +0000", None))
    ]  # fmt: skip


def _archives() -> list[bytes]:
    archives = []
    for text, line in zip(_texts(), _lines(), strict=False):
        for packing in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", packing) as archive:
                archive.writestr("2024/a.txt", text)
                archive.writestr("feed.jsonl", line + b"\n" + line)
                archive.writestr("more.zip", b"")
            archives.append(out.getvalue())
    return archives


def _days() -> list[bytes]:
    return [
        b"2024-06-22T23:30:00-05:00",
        b"Sat, 22 Jun 2024 10:00:00 +0000",
        b"22 June 2024, 10:15 CET",
        b"Samstag, 22. M\xc3\xa4rz 2025",
        b"June 22, 2024 at 3:15 pm",
        b"2024_06_22.txt",
    ]


def _fields(data: bytes) -> Iterator[Article | SourceError]:
    value = data.decode("utf-8", "replace")
    stated_date(value)
    date_in_name(value)
    yield SourceError("-", "field", "was read")


def _loaded(kind: Kind) -> Callable[[bytes], Iterator[Article | SourceError]]:
    def read(data: bytes) -> Iterator[Article | SourceError]:
        try:
            yield Loaded("x", data, kind, LIMITS).parse(data)
        except SourceError as error:
            yield error

    return read


def _stdin(data: bytes) -> Iterator[Article | SourceError]:
    yield from read_sources(["-"], stdin=io.BytesIO(data))


def _zip(data: bytes) -> Iterator[Article | SourceError]:
    try:
        for item in read_archive(io.BytesIO(data), len(data), "x.zip", LIMITS):
            if isinstance(item, SourceError):
                yield item
                continue
            name, stream = item
            name.encode()
            try:
                kind = Kind.lines if name.endswith("l") else Kind.unknown
                yield from _loaded(kind)(stream.read())
            except SourceError as error:
                yield error
    except SourceError as error:
        yield error


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "text": _plain,
    "html": _pages,
    "lines": _lines,
    "gzip": lambda: [gzip.compress(x, mtime=0) for x in _lines() + _plain()],
    "zip": _archives,
    "fields": _days,
}
READERS: dict[str, Callable[[bytes], Iterator[Article | SourceError]]] = {
    "text": _loaded(Kind.unknown),
    "html": _loaded(Kind.html),
    "lines": _loaded(Kind.lines),
    "gzip": _stdin,
    "zip": _zip,
    "fields": _fields,
}


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {error}"[:150]


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise SlowError


if __name__ == "__main__":
    sys.exit(main())
