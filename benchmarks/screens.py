"""Make screenshots of the report, to be looked at, and measure how long a large one takes to load.

    python benchmarks/screens.py [--out screens] [--articles 2000] [--rounds 3]

Needs the extra `test` and Debian's chromium. Writes PNGs of an English and a German article and of
a folder, in light and dark, on a narrow screen and on paper. Then prints, for a report of
`--articles` articles (the samples again and again, under other names), its size and the medians of
the seconds until the page is loaded, until an article is open, and until a search is answered: by
the clock, which says little on a busy machine, and of work on the page's main thread.
"""

from __future__ import annotations

import argparse
import dataclasses
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newsfacts import Article, ArticleRecord, Extractor
from newsfacts.writers import WRITERS, WriterOptions

ROOT = Path(__file__).resolve().parent.parent
ENGLISH, GERMAN = "battery-plant.en.txt", "uhrenhersteller.de.txt"


def main() -> int:
    """Make the pictures and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screens"))
    parser.add_argument("--articles", type=int, default=2000, help="0: pictures alone")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("chromium is not installed (apt-get install chromium)", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    options.out.mkdir(parents=True, exist_ok=True)
    records = _records()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, page in _screens(browser, records, Path(folder)):
            page.screenshot(path=options.out / f"{name}.png")
            page.context.close()
            print(options.out / f"{name}.png")
        if not options.articles:
            browser.close()
            return 0
        large = _report(_many(records, options.articles), Path(folder) / "large.html")
        _times(browser, large, options.articles, options.rounds)
        browser.close()
    return 0


def _records() -> dict[str, ArticleRecord]:
    extractor = Extractor(to="EUR", keep_text=True)
    paths = sorted((ROOT / "samples").glob("*.txt"))
    articles = [Article(text=p.read_text(encoding="utf-8"), source=p.name) for p in paths]
    return {a.source: extractor.extract(a) for a in articles}


def _report(records: Sequence[ArticleRecord], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = WRITERS["html"].open(stream, WriterOptions(converted=True))
        for record in records:
            writer.write(record)
        writer.close()
    return path


def _screens(
    browser: Any, records: dict[str, ArticleRecord], folder: Path
) -> Iterator[tuple[str, Any]]:
    english = _report([records[ENGLISH]], folder / "en.html")
    german = _report([records[GERMAN]], folder / "de.html")
    index = _report(list(records.values()), folder / "folder.html")
    for scheme in ("light", "dark"):
        yield f"article-en-{scheme}", _shown(browser, english, scheme, ".body .mark.p >> nth=0")
        yield f"article-de-{scheme}", _shown(browser, german, scheme, ".body .mark.m >> nth=4")
        yield f"folder-{scheme}", _shown(browser, index, scheme)
    page = _shown(browser, german, "light")
    page.locator(".chart").first.scroll_into_view_if_needed()
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)
    yield "charts-de-light", page
    yield "article-en-narrow", _shown(browser, english, "light", width=400)
    yield "folder-narrow", _shown(browser, index, "dark", width=400)
    page = _shown(browser, english, "light", width=800)
    page.emulate_media(media="print")
    yield "article-en-print", page


def _shown(browser: Any, path: Path, scheme: str, hover: str = "", width: int = 1280) -> Any:
    size = {"width": width, "height": 900}
    page = browser.new_context(color_scheme=scheme, viewport=size).new_page()
    page.goto(path.as_uri())
    if hover:
        page.hover(hover)
    return page


def _many(records: dict[str, ArticleRecord], count: int) -> list[ArticleRecord]:
    base = list(records.values())
    out = []
    for i in range(count):
        record = base[i % len(base)]
        # Half of the names stand in one article only, the others in many.
        people = tuple(
            dataclasses.replace(p, name=f"{p.name} {i}" if j % 2 else p.name)
            for j, p in enumerate(record.people)
        )
        published = f"{2000 + i % 25}-{i % 12 + 1:02}-{i % 28 + 1:02}"
        title = f"{record.title or record.source} ({i})"
        out.append(dataclasses.replace(record, title=title, people=people, published=published))
    return out


def _times(browser: Any, path: Path, count: int, rounds: int) -> None:
    steps: dict[str, list[tuple[float, float]]] = {"load": [], "open": [], "search": []}
    for _ in range(rounds):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        done = {"load": lambda page=page: page.goto(path.as_uri())}
        done["open"] = lambda page=page: page.evaluate(_UNTIL_OPEN, f"#a{count}")
        done["search"] = lambda page=page: page.evaluate(_UNTIL_FOUND)
        for step, action in done.items():
            start, before = time.perf_counter(), _busy(session)
            action()
            steps[step].append((time.perf_counter() - start, _busy(session) - before))
        page.context.close()
    print(f"{count} articles, {path.stat().st_size / 1e6:.1f} MB, medians of {rounds}")
    print(f"{'':10}{'clock':>10}{'work':>10}")
    for step, values in steps.items():
        clock, work = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"{step:10}{clock:>8.2f} s{work:>8.2f} s")


def _busy(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


# Each is done when the browser has drawn the change.
_UNTIL_OPEN = """(hash) => new Promise((done) => {
  location.hash = hash;
  addEventListener("hashchange", () => requestAnimationFrame(() => requestAnimationFrame(
    () => done())), { once: true });
})"""
_UNTIL_FOUND = """() => new Promise((done) => {
  location.hash = "#index";
  const field = document.querySelector("[name=words]");
  field.value = "(1234)";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done()));
})"""


if __name__ == "__main__":
    sys.exit(main())
