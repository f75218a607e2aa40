"""The report in a real browser: what it shows, what moving and clicking does, who can use it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from newsfacts.records import ArticleRecord, Date, Money
from newsfacts.report.article import shown
from tests.report.articles import TEXT, article, hostile, mention, mentions
from tests.report.conftest import Opener


def many(count: int) -> list[ArticleRecord]:
    """Return variations of an article: other titles, amounts and days."""
    base = article()
    return [
        dataclasses.replace(
            base,
            title=f"Ferry number {i}",
            source=f"ferry-{i}.txt",
            published=f"{2000 + i % 25}-06-04",
            money=(dataclasses.replace(base.money[0], amount=base.money[0].amount * (i + 1)),),
            people=base.people if i % 2 else (),
        )
        for i in range(count)
    ]


def until(page: Any, selector: str) -> Any:
    """Return what waits for something to come true of an element."""
    from playwright.sync_api import expect

    return expect(page.locator(selector))


# The text of a mention: from its first fragment on, as many characters as it has.
MENTION = """([id, length]) => {
  const body = document.querySelector(".body");
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const first = document.getElementById(id);
  let text = "", on = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    on ||= first.contains(node);
    if (on) text += node.data;
  }
  return text.slice(0, length);
}"""


@pytest.mark.parametrize("record", [article(), hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("script", [True, False])
def test_every_mention_reads_as_in_the_record(
    opened: Opener, record: ArticleRecord, script: bool
) -> None:
    page = opened([record], java_script_enabled=script)
    for found in mentions(record):
        words = shown(found.text)
        assert page.evaluate(MENTION, [f"a1-t{found.start}", len(words)]) == words
        fragment = page.locator(f"[id=a1-t{found.start}]")
        assert words.startswith(fragment.text_content()[: len(words)])
        assert fragment.get_attribute("title")
    body = page.locator(".body").text_content()
    assert body.strip() == shown(record.text or "")


@pytest.mark.parametrize("count", [1, 3])
def test_a_hostile_article_shows_as_text_and_runs_nothing(opened: Opener, count: int) -> None:
    page = opened([hostile()] * count, at="" if count == 1 else "#a2")
    assert page.evaluate("window.ran") is None
    assert page.locator("img, .body script, .body b, .found b, .found svg").count() == 0
    assert "<script>window.ran = 1</script> </style> </noscript>" in page.inner_text(".body")
    assert "\\x1b[31m" in page.inner_text(".body")
    assert "\\u202eevil\\u202c" in page.inner_text(".body")
    page.hover(".body .mark.p")
    assert "<svg onload" in page.inner_text("#tip")
    assert page.evaluate("window.ran") is None


def test_a_mention_shows_its_value_and_lights_up_the_others(opened: Opener) -> None:
    page = opened([article()])
    for how in ("hover", "focus"):
        getattr(page.locator(".body .mark.p").nth(1), how)()
        assert page.inner_text("#tip") == "Ada Brandt · chief executive, Harbour Lines"
        assert page.locator(".body .mark.lit").all_inner_texts() == ["Ada Brandt", "Brandt"]
        assert "lit" in (page.get_attribute("#a1-p0", "class") or "")
        page.keyboard.press("Escape")
        assert page.is_hidden("#tip")
        page.hover("h1")
        page.locator("h1").focus()
        assert page.locator(".lit").count() == 0


def test_overlapping_mentions_show_both_values(opened: Opener) -> None:
    page = opened([article()])
    page.hover(".mark >> text=/^Rostock$/")
    assert page.inner_text("#tip") == "Rostock Arena; Bank of Rostock"
    assert page.locator(".found li.lit").count() == 2


def test_a_click_leads_to_the_list_and_back(opened: Opener) -> None:
    page = opened([article()])
    page.click(".body .mark.m >> nth=1")
    assert page.evaluate("document.activeElement.id") == "a1-m1"
    assert "= 3 680 000 EUR (2024-06-04)" in page.inner_text("#a1-m1")
    page.click("#a1-m1 .go")
    assert page.evaluate("document.activeElement.textContent") == "4 million dollars"
    page.go_back()
    until(page, "#a1-m1").to_be_focused()


def test_a_fact_shows_its_sentence(opened: Opener) -> None:
    page = opened([article()])
    page.click("#a1-f0 .go")
    fact = article().facts[0]
    runs = page.locator(".ev.shown").all_text_contents()
    assert "".join(runs).replace("\n", "") == fact.text
    listed = page.inner_text("#a1-f0")
    for words in ("acquisition", "planned", "two ferries", "30 000 000 EUR", "2024-06-03"):
        assert words in listed


def test_a_warning_stands_at_its_place(opened: Opener) -> None:
    page = opened([article()])
    flag = page.locator(".flag")
    assert flag.get_attribute("aria-label") == "Check: 30 is not 4"
    before = "el => el.previousSibling.textContent.slice(-8)"
    assert flag.evaluate(before) == "dollars)"
    flag.click()
    assert page.evaluate("document.activeElement.id") == "a1-w0"


def test_marks_can_be_put_out_by_kind(opened: Opener) -> None:
    page = opened([article()])
    mark = page.locator(".body .mark.d").first
    colour = "el => getComputedStyle(el).backgroundColor"
    before = mark.evaluate(colour)
    page.uncheck(".key [name=d]")
    page.hover("h1")
    assert mark.evaluate(colour) != before
    assert page.locator(".body .mark.m").first.evaluate(colour) != "rgba(0, 0, 0, 0)"


def test_without_script_a_collection_shows_text_marks_and_lists(opened: Opener) -> None:
    page = opened(many(3), java_script_enabled=False)
    assert page.locator("article").count() == 3
    assert page.locator("#a3 .body .mark").count() > 8
    assert page.locator("#a3 .found li").count() > 8
    assert page.is_visible("#a2 .body")
    assert not page.is_visible("#filters")


def visible(page: Any) -> list[str]:
    return list(page.locator("#rows > li:visible .title").all_inner_texts())


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("[name=words]", "ferry-3", ["Ferry number 3"]),
        ("[name=words]", "ferries CHIEF", [f"Ferry number {i}" for i in range(5)]),
        ("[name=words]", "zeppelin", []),
        ("[name=name]", "brandt", ["Ferry number 1", "Ferry number 3"]),
        ("[name=least]", "100000000", ["Ferry number 3", "Ferry number 4"]),
        ("[name=most]", "60000000", ["Ferry number 0", "Ferry number 1"]),
        ("[name=first]", "2003-01-01", ["Ferry number 3", "Ferry number 4"]),
        ("[name=last]", "2000-12-31", ["Ferry number 0"]),
        ("[name=kind][value=p]", None, ["Ferry number 1", "Ferry number 3"]),
    ],
)
def test_filters_filter(opened: Opener, field: str, value: str | None, wanted: list[str]) -> None:
    page = opened(many(5))
    if value is None:
        page.check(field)
    else:
        page.fill(field, value)
    assert visible(page) == wanted
    count = "5 articles" if len(wanted) == 5 else f"{len(wanted)} of 5 articles"
    assert page.inner_text("#status") == count
    assert page.is_visible("#nothing") is not bool(wanted)
    page.click("button[type=reset]")
    until(page, "#status").to_have_text("5 articles")
    assert len(visible(page)) == 5


def test_dates_in_the_text_can_be_asked_for(opened: Opener) -> None:
    page = opened(many(3))
    page.fill("[name=last]", "1999-01-01")
    assert visible(page) == []
    page.select_option("[name=which]", "mentioned")
    assert len(visible(page)) == 3


def test_from_the_index_to_an_article_and_on(opened: Opener) -> None:
    page = opened(many(4))
    page.fill("[name=name]", "brandt")
    page.click("text=Ferry number 1")
    assert page.is_hidden("#index")
    assert page.inner_text("#reader h2 >> nth=0") == "Ferry number 1"
    assert page.inner_text("#where") == "1 of 2"
    page.click("#after")
    until(page, "#reader .head h2").to_have_text("Ferry number 3")
    page.click("text=All articles")
    page.wait_for_selector("#index", state="visible")
    assert visible(page) == ["Ferry number 1", "Ferry number 3"]
    page.click("text=Ada Brandt")
    page.click(".names details li a >> nth=0")
    until(page, "#a2-p0").to_be_focused()


def test_names_beyond_the_first_come_on_demand(opened: Opener) -> None:
    base = article()
    records = [
        dataclasses.replace(
            base,
            people=(dataclasses.replace(base.people[0], name=f"Person {i:03}"),),
        )
        for i in range(80)
    ]
    page = opened(records)
    assert page.locator(".names.p > ul > li").count() == 50
    page.click("text=Show 30 more")
    assert page.locator(".names.p > ul > li").count() == 80
    assert page.evaluate("document.activeElement.textContent") == "Person 050"


def test_two_thousand_articles_open(opened: Opener) -> None:
    short = dataclasses.replace(
        article(), text="A ferry.", organisations=(), money=(), dates=(), facts=(), warnings=()
    )
    records = [dataclasses.replace(short, title=f"Ferry number {i}") for i in range(2000)]
    page = opened(records, at="#a1999")
    assert page.inner_text("#reader h2 >> nth=0") == "Ferry number 1998"
    page.click("text=All articles")
    page.fill("[name=words]", "number 1234")
    assert visible(page) == ["Ferry number 1234"]


def axe() -> str:
    package = pytest.importorskip("axe_playwright_python", reason="needs axe (extra test)")
    return (Path(package.__path__[0]) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("state", "scheme"),
    [
        ("article", "light"),
        ("article", "dark"),
        ("index", "light"),
        ("index", "dark"),
        ("reader", "light"),
        ("narrow", "dark"),
    ],
)
def test_axe_finds_nothing_serious(opened: Opener, scheme: str, state: str) -> None:
    records = [article()] if state in ("article", "narrow") else many(3)
    size = {"width": 400 if state == "narrow" else 1200, "height": 900}
    page = opened(
        records, at="#a2" if state == "reader" else "", color_scheme=scheme, viewport=size
    )
    page.evaluate(axe())
    if state != "index":
        page.hover(".body .mark >> nth=0")
        page.click(".list.f .go")
    found = page.evaluate("axe.run()")["violations"]
    assert [
        (v["id"], v["impact"], [n["html"][:120] for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ] == []


def test_the_keyboard_reaches_everything_in_reading_order(opened: Opener) -> None:
    page = opened([article()])
    ids = []
    for _ in range(40):
        page.keyboard.press("Tab")
        node = page.evaluate("document.activeElement.id || document.activeElement.className")
        ids.append(node)
    starts = [f"a1-t{m.start}" for m in sorted(mentions(article()), key=lambda m: m.start)]
    at = [ids.index(start) for start in starts]
    assert at == sorted(at)
    assert ids[0] == "skip"
    assert ids.index("a1-found") > at[-1]


def test_languages_are_set(opened: Opener) -> None:
    page = opened([dataclasses.replace(article(), language="de")])
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_attribute(".body", "lang") == "de"


def test_on_paper_all_is_black_on_white(opened: Opener) -> None:
    page = opened([article()], color_scheme="dark")
    page.emulate_media(media="print")
    style = "el => [getComputedStyle(el).backgroundColor, getComputedStyle(el).borderBottomStyle]"
    lines = {k: page.locator(f".body .mark.{k}").first.evaluate(style) for k in "pomd"}
    assert {background for background, _ in lines.values()} == {"rgb(255, 255, 255)"}
    assert {k: line for k, (_, line) in lines.items()} == {
        "p": "solid", "o": "double", "m": "dashed", "d": "dotted",
    }  # fmt: skip
    assert not page.is_visible(".key")


def test_a_mention_across_a_blank_line_stays_whole(opened: Opener) -> None:
    text = TEXT
    words = text[text.index("two ferries\n") : text.index("ROSTOCK") + 7]
    base = article()
    person = dataclasses.replace(base.people[0], mentions=(mention(text, words),))
    page = opened([dataclasses.replace(base, people=(person,), facts=(), warnings=())])
    assert page.locator(f"[id=a1-t{person.mentions[0].start}]").text_content() == words


def test_spans_outside_the_text_are_no_marks_and_records_without_text_have_lists(
    opened: Opener,
) -> None:
    base = article()
    page = opened([dataclasses.replace(base, text=None)])
    assert page.locator(".mark").count() == 0
    assert page.locator(".found li").count() == 12
    assert page.locator(".found .go").first.inner_text() == "30 is not 4"
    assert all(isinstance(m, Money | Date) for m in (*base.money, *base.dates))
