"""A real browser for the tests of the report: Debian's chromium, driven by playwright."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from newsfacts.records import ArticleRecord
from newsfacts.writers import WRITERS, WriterOptions


def html(records: Sequence[ArticleRecord], options: WriterOptions | None = None) -> str:
    """Return the report of records as a page."""
    stream = io.StringIO()
    writer = WRITERS["html"].open(stream, options or WriterOptions())
    for record in records:
        writer.write(record)
    writer.close()
    return stream.getvalue()


@dataclass
class Seen:
    """What a page did that it should not do."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (extra test)")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs a browser: chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


Opener = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens the report of records in the browser; fails where the page complains or asks around."""
    contexts = []
    seen = Seen()

    def open_report(records: Sequence[ArticleRecord], *, at: str = "", **context: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(html(records), encoding="utf-8", newline="")
        made = browser.new_context(**context)
        contexts.append(made)
        page = made.new_page()
        page.set_default_timeout(120_000)
        page.on("console", lambda m: seen.complaints.append(m.text))
        page.on("pageerror", lambda e: seen.complaints.append(str(e)))
        page.on("request", lambda r: seen.requests.append(r.url))
        page.goto(path.as_uri() + at)
        own = path.as_uri()
        seen.requests[:] = [url for url in seen.requests if not url.startswith(own)]
        return page

    yield open_report
    for made in contexts:
        made.close()
    assert seen.complaints == []
    assert seen.requests == []
