"""Measure what reading costs beside the names model, in one run.

    python benchmarks/reading.py [--articles 300] [--rounds 3]

Writes the articles of samples/ again and again into a temporary folder in every kind of input, and
prints for each, in processor time, words and megabytes (unpacked) read a second, and how many times
that is the words a second of the names model on one thread; then the memory of finding: of a folder
of many names and of an archive of many members. The figures are the medians of the rounds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

from newsfacts import Article
from newsfacts.kit import LanguageKit
from newsfacts.lexicon import Patterns
from newsfacts.sources import SourceOptions, read_documents, read_sources

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--names", type=int, default=300_000)
    options = parser.parse_args()
    samples = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.en.txt"))]
    texts = [samples[i % len(samples)] for i in range(options.articles)]
    words, size = sum(len(t.split()) for t in texts), sum(len(t.encode()) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        places = _written(Path(folder), texts)
        model = _model_speed(samples)
        print(f"{len(texts)} articles, {words:,} words, {size / 1e6:.1f} MB of text")
        print(f"{'names model, one thread':26}{model:12,.0f} words/s")
        for kind, place in places.items():
            seconds = _median(lambda place=place: _read(place, len(texts)), options.rounds)  # type: ignore[misc]
            rate = words / seconds
            print(
                f"{kind:26}{rate:12,.0f} words/s{size / seconds / 1e6:8.1f} MB/s"
                f"{rate / model:8.1f} x names model"
            )
        _memory(Path(folder), options.names)
    return 0


def _written(folder: Path, texts: list[str]) -> dict[str, Path]:
    plain, pages = folder / "txt", folder / "html"
    plain.mkdir()
    pages.mkdir()
    lines = [json.dumps({"id": i, "text": text}).encode() + b"\n" for i, text in enumerate(texts)]
    archive = folder / "articles.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for number, text in enumerate(texts):
            (plain / f"{number:06}.txt").write_text(text, encoding="utf-8")
            body = "".join(f"<p>{p}</p>" for p in text.split("\n") if p)
            head = f"<!doctype html><html><head><title>{number}</title></head>"
            page = f"{head}<body>{body}</body></html>"
            (pages / f"{number:06}.html").write_text(page, encoding="utf-8")
            out.writestr(f"{number:06}.txt", text)
    (folder / "a.jsonl").write_bytes(b"".join(lines))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(lines)))
    return {
        "*.txt": plain,
        "*.html": pages,
        "*.jsonl": folder / "a.jsonl",
        "*.jsonl.gz": folder / "b.jsonl.gz",
        "*.zip of *.txt": archive,
    }


def _read(place: Path, expected: int) -> None:
    read = sum(isinstance(item, Article) for item in read_sources([str(place)]))
    if read != expected:
        raise RuntimeError(f"{place}: {read} articles of {expected}")


def _model_speed(samples: list[str]) -> float:
    kit = LanguageKit("en", Patterns(), None, (), 1)
    kit.names.find(samples[:1])
    texts = samples * max(1, 10_000 // sum(len(t.split()) for t in samples))
    seconds = _median(lambda: kit.names.find(texts), 3)
    return sum(len(t.split()) for t in texts) / seconds


def _memory(folder: Path, names: int) -> None:
    many = folder / "many"
    many.mkdir()
    for number in range(names):
        (many / f"article-{number:08}.txt").touch()
    tracemalloc.start()
    found = sum(1 for _ in read_documents([str(many)], None, SourceOptions()))
    print(f"finding {found:,} names in a folder: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    tracemalloc.stop()
    archive = folder / "many.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for number in range(names * 2 // 3):
            out.writestr(zipfile.ZipInfo(f"2024/politics/article-{number:08}.txt"), b"x")
    tracemalloc.start()
    found = sum(1 for _ in read_documents([str(archive)], None, SourceOptions()))
    print(f"members in an archive, {found:,}: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    tracemalloc.stop()


def _median(step: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        step()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
