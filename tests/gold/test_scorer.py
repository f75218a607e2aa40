"""The scorer of the gold articles counts as it says: perfect on the gold itself, wrong if changed."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsfacts.records import ArticleRecord, Date, Fact, Mention, Money, Organisation, Person

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", ROOT / "benchmarks" / "records.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _record(article: dict[str, Any]) -> ArticleRecord:
    """Return the record that says exactly what the gold article says."""
    facts = [fact for fact in article["facts"] if not fact.get("optional")]
    dates = [fact["date"] for fact in facts if fact["date"]]
    return ArticleRecord(
        id=article["id"],
        source="-",
        language=article["language"],
        published=article["published"],
        published_from="field",
        title=None,
        authors=(),
        people=tuple(
            Person(
                one["name"],
                one["role"],
                one["organisation"],
                tuple(Mention(0, 0, form) for form in one["mentions"]),
            )
            for one in article["people"]
        ),
        organisations=tuple(
            Organisation(
                one["name"], one["acronym"], tuple(Mention(0, 0, form) for form in one["mentions"])
            )
            for one in article["organisations"]
        ),
        money=tuple(Money(0, 0, text, Decimal(1), None, None) for text in article["money"]),
        dates=tuple(Date(0, 0, text, "", None, None) for text in dates),
        facts=tuple(
            Fact(
                kind=one["kind"],
                who=one["who"],
                whom=one["whom"],
                what=None,
                place=one["place"],
                money=article["money"].index(one["money"]) if one["money"] else None,
                date=dates.index(one["date"]) if one["date"] else None,
                certainty=one["certainty"],
                start=0,
                end=0,
                text=one["sentence"],
            )
            for one in facts
        ),
    )


class _Oracle:
    """An extractor that gives prepared records by article id."""

    def __init__(self, records: list[ArticleRecord]) -> None:
        self._records = {record.id: record for record in records}

    def extract(self, article: Any) -> ArticleRecord:
        assert isinstance(article.published, date)
        return self._records[article.id]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_gold_scores_perfectly_against_itself(scorer: ModuleType, language: str) -> None:
    articles = [a for part in ("dev", "test") for a in scorer.load(scorer.GOLD, language, part)]
    lines = scorer.measure(articles, _Oracle([_record(article) for article in articles]))
    for name, tally in lines.items():
        assert tally.right == tally.gold == tally.predicted > 0, (name, tally.errors)


def _fact(scorer: ModuleType, **changes: Any) -> Any:
    values = {
        "kind": "acquisition",
        "who": "A",
        "whom": "B",
        "money": "5 euros",
        "certainty": "stated",
        "date": None,
    }
    return scorer.Predicted(**{**values, **changes})


GOLD_FACT = {
    "kind": "acquisition",
    "who": "A",
    "whom": "B",
    "money": "5 euros",
    "date": None,
    "certainty": "stated",
    "sentence": "A buys B.",
}

# (changes to the gold fact, changes to the predicted one, right strictly, right when relaxed)
COMPARED = [
    ({}, {}, True, True),
    ({}, {"whom": None}, False, True),
    ({}, {"certainty": "planned"}, False, True),
    ({}, {"money": None}, False, False),
    ({}, {"kind": "sale"}, False, False),
    ({}, {"who": "B", "whom": "A"}, False, False),
    ({"kind": "merger"}, {"kind": "merger", "who": "B", "whom": "A"}, True, True),
    ({"accept": {"whom": [None]}}, {"whom": None}, True, True),
    ({"accept": {"certainty": ["planned"]}}, {"certainty": "planned"}, True, True),
]


@pytest.mark.parametrize(("gold", "fact", "strict", "relaxed"), COMPARED)
def test_facts_are_compared_argument_by_argument(
    scorer: ModuleType, gold: dict[str, Any], fact: dict[str, Any], strict: bool, relaxed: bool
) -> None:
    mine, theirs = _fact(scorer, **fact), {**GOLD_FACT, **gold}
    assert scorer.matches(mine, theirs, ("who", "whom", "money", "certainty")) is strict
    assert scorer.matches(mine, theirs, ("who", "money")) is relaxed


def test_an_optional_fact_counts_neither_for_nor_against(scorer: ModuleType) -> None:
    article = {"id": "x", "facts": [{**GOLD_FACT, "optional": True}]}
    keys = ("who", "whom", "money", "certainty")
    for fact, wrong in ((_fact(scorer), 0), (_fact(scorer, money="9 euros"), 1)):
        tally = scorer.Tally()
        scorer.score_facts(tally, article, [fact], keys)
        assert (tally.right, tally.predicted, tally.gold) == (0, wrong, 0)


def test_a_headline_that_says_less_is_no_second_fact(scorer: ModuleType) -> None:
    article = scorer.load(scorer.GOLD, "en", "dev")[0]
    whole = _record(article)
    first = whole.facts[0]
    shorter = Fact(first.kind, first.who, None, None, None, None, None, "stated", 0, 9, "headline")
    doubled = ArticleRecord(
        **{
            **{name: getattr(whole, name) for name in ArticleRecord.__slots__},
            "facts": (shorter, *whole.facts),
        }
    )
    assert len(scorer.predicted_facts(doubled)) == len(whole.facts)
