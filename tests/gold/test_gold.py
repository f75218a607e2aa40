"""The gold articles are sound: what they annotate stands in their texts, and names fit together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent
FILES = tuple(f"{language}-{part}" for language in ("en", "de") for part in ("dev", "test"))
FACT_KINDS = frozenset(
    [
        "investment",
        "acquisition",
        "merger",
        "sale",
        "funding",
        "loan",
        "contract",
        "result",
        "forecast",
        "penalty",
        "aid",
        "appointment",
        "departure",
        "founding",
        "closure",
        "layoff",
        "agreement",
    ]
)
CERTAINTIES = frozenset({"stated", "planned", "reported", "denied"})
WORDS = range(60, 161)


def _articles(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ARTICLES = [article for name in FILES for article in _articles(name)]


@pytest.fixture(params=ARTICLES, ids=lambda article: article["id"])
def article(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


def _in_order(text: str, surfaces: list[str]) -> bool:
    at = 0
    for surface in surfaces:
        at = text.find(surface, at)
        if at < 0:
            return False
        at += len(surface)
    return True


@pytest.mark.parametrize("name", FILES)
def test_each_half_holds_twenty_articles_told_by_their_number(name: str) -> None:
    language, part = name.split("-")
    ids = [article["id"] for article in _articles(name)]
    assert ids == [f"{language}-{n:02}" for n in range(1 if part == "dev" else 2, 41, 2)]


def test_ids_and_texts_are_unique() -> None:
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES)
    assert len({article["text"] for article in ARTICLES}) == len(ARTICLES)


def test_text_is_a_short_article_of_its_language(article: dict[str, Any]) -> None:
    assert article["id"].startswith(article["language"])
    assert len(article["text"].split()) in WORDS


def test_mentions_stand_in_the_text_in_order(article: dict[str, Any]) -> None:
    for record in article["people"] + article["organisations"]:
        assert record["mentions"]
        assert _in_order(article["text"], record["mentions"]), record
    assert _in_order(article["text"], article["money"])


def test_names_are_the_fullest_form_and_unlike_each_other(article: dict[str, Any]) -> None:
    records = article["people"] + article["organisations"]
    names = [record["name"] for record in records]
    assert len(set(names)) == len(names)
    for record in records:
        assert record["name"] in article["text"]
        assert len(record["name"]) >= max(map(len, record["mentions"])) - 1, "a genitive s at most"


def test_roles_organisations_and_acronyms_are_as_written(article: dict[str, Any]) -> None:
    surfaces = {
        form for one in article["organisations"] for form in (*one["mentions"], one["name"])
    }
    for person in article["people"]:
        for reading in (person, *person.get("accept", [])):
            assert reading["organisation"] is None or reading["organisation"] in surfaces
        assert person["role"] is None or person["role"] in article["text"]
    for organisation in article["organisations"]:
        assert organisation["acronym"] in (None, *organisation["mentions"])


def test_facts_are_of_the_contract_and_name_records(article: dict[str, Any]) -> None:
    names = {one["name"] for one in article["people"] + article["organisations"]}
    for fact in article["facts"]:
        accept = fact.get("accept", {})
        assert fact["kind"] in FACT_KINDS
        assert {fact["certainty"], *accept.get("certainty", [])} <= CERTAINTIES
        for key in ("who", "whom"):
            assert {fact[key], *accept.get(key, [])} <= names | {None}, fact
        assert fact["money"] in (None, *article["money"])


def test_facts_point_at_one_sentence_that_holds_their_words(article: dict[str, Any]) -> None:
    text = article["text"]
    for fact in article["facts"]:
        assert text.count(fact["sentence"]) == 1, fact
        for key in ("date", "place"):
            assert fact[key] is None or fact[key] in text


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("en-dev2", (101, 132)),
        ("de-dev2", (101, 132)),
        ("en-dev3", (201, 230)),
        ("de-dev3", (201, 230)),
    ],
)
def test_the_later_sets_annotate_facts_by_words_of_their_texts(
    name: str, numbers: tuple[int, int]
) -> None:
    articles = _articles(name)
    first, last = numbers
    assert [a["id"] for a in articles] == [f"{name[:2]}-{n}" for n in range(first, last + 1)]
    for one in articles:
        for fact in one["facts"]:
            accept = fact.get("accept", {})
            assert fact["kind"] in FACT_KINDS
            assert {fact["certainty"], *accept.get("certainty", [])} <= CERTAINTIES
            for key in ("who", "whom", "money"):
                for value in (fact[key], *accept.get(key, [])):
                    assert value is None or value in one["text"], fact


def test_people_and_organisations_do_not_share_a_mention(article: dict[str, Any]) -> None:
    people = {form for one in article["people"] for form in one["mentions"] if " " in form}
    organisations = {form for one in article["organisations"] for form in one["mentions"]}
    assert not people & organisations
