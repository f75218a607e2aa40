"""The pages as text: sealed, split, the same every time."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app
from newsfacts.writers import WriterOptions
from newsfacts.writers import html as html_writer
from tests.report.articles import article, hostile
from tests.report.conftest import html


@pytest.mark.parametrize("count", [1, 2])
def test_a_page_is_sealed(count: int) -> None:
    page = html([hostile()] * count)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for element in ("script", "style"):
        (content,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[f"{element}-src"] == f"'sha256-{digest}'"
    assert len(re.findall(r"<script\b", page)) == count
    assert not re.search(r"<[^>]*\s(?:style|on\w+|src|srcset)=[\"']", page)
    assert {link[:1] for link in re.findall(r'href="([^"]*)"', page)} == {"#", "d"}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)


def test_the_same_records_give_the_same_page() -> None:
    assert html([article(), hostile()]) == html([article(), hostile()])


def test_the_embedded_data_is_json() -> None:
    page = html([article(), hostile()])
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
    data = json.loads(found)
    assert data["articles"][0]["amounts"] == [
        ["EUR", 30000000, 30000000],
        ["EUR", 3680000, 3680000],
        ["USD", 4000000, 4000000],
    ]
    assert data["articles"][0]["kinds"] == "pomdfw"
    assert "ada brandt" in data["names"]


def test_kinds_not_asked_for_are_not_listed() -> None:
    page = html([article()], WriterOptions(kinds=("money",)))
    headings = re.findall(r"<h2 id=\"a1-(\w+)", page)
    assert headings == ["amounts", "warnings", "money"]


def test_no_records_make_a_page_too() -> None:
    assert "What 0 articles say" in html([])


class Parts:
    """Keeps further files in memory."""

    def __init__(self) -> None:
        self.files: dict[int, io.StringIO] = {}

    def name(self, number: int) -> str:
        return f"r {number}.html"

    def open(self, number: int) -> io.StringIO:
        return self.files.setdefault(number, io.StringIO())


def test_what_one_file_cannot_hold_goes_on_in_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_writer, "MOST_ARTICLES", 2)
    records = [dataclasses.replace(article(), title=f"Ferry {i}") for i in range(5)]
    parts = Parts()
    pages = [html(records, WriterOptions(parts=parts))]
    pages += [parts.files[n].getvalue() for n in sorted(parts.files)]
    held = [re.findall(r'<bdi>(Ferry \d)</bdi></a><span class="meta">', page) for page in pages]
    assert held == [["Ferry 0", "Ferry 1"], ["Ferry 2", "Ferry 3"], ["Ferry 4"]]
    links = [re.findall(r'href="(r%20\d\.html)"', page) for page in pages]
    assert links == [["r%202.html"], ["r%201.html", "r%203.html"], ["r%202.html"]]
    assert "File 2 of this report: articles 3 to 4" in pages[1]
    # Where there can be but one file, it holds them all.
    assert html(records).count("<noscript><article") == 5


def test_extract_writes_the_pages_beside_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_writer, "MOST_ARTICLES", 2)
    feed = tmp_path / "feed.jsonl"
    line = json.dumps({"text": "Acme paid €2 million on June 3, 2024.", "language": "en"})
    feed.write_text(f"{line}\n" * 3, encoding="utf-8")
    out = tmp_path / "my report.html"
    options = ["--only", "money,dates", "-l", "en", "-o", str(out)]
    done = CliRunner().invoke(app, ["extract", str(feed), *options])
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in tmp_path.glob("*.html")) == ["my report-2.html", "my report.html"]
    assert "goes on in my report-2.html" in done.output
    assert 'href="my%20report-2.html"' in out.read_text(encoding="utf-8")
    done = CliRunner().invoke(app, ["extract", "-", *options], input="Acme paid €2 million.")
    assert done.exit_code == 0, done.output
    assert "€2 million</a>" in out.read_text(encoding="utf-8")
