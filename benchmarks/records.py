"""Measure people, organisations and facts against the hand-annotated gold articles.

    python benchmarks/records.py [--part dev|dev2|dev3|test|all] [--errors N] [--gold tests/gold]

`tests/gold/README.md` says how the articles were annotated. Work from the errors of the `dev` and
`dev2` parts and of the odd numbers of `dev3` (`dev2` and `dev3` have facts alone; the even numbers
of `dev3` are a line of their own); run `test` only to report, and never look at its errors:
`--errors` is refused with it.

What is right:
- people: name; role and organisation too, where any surface form of the gold organisation counts;
- organisations: name; acronym too in the second line;
- facts: kind, who, whom, money (the amount's surface text), certainty; relaxed: kind, who, money.
  A predicted fact that says less than another one of the same article (a headline) is dropped
  first, and one that fits a gold fact marked optional counts neither for nor against.
Names are compared exactly, after white space is made one blank. Figures are per cent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from newsfacts import Article, ArticleRecord, Extractor

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
LANGUAGES = ("en", "de")
PARTS = ("dev", "dev2", "dev3", "test")
_UNSEEN = ("test", "all")
# Of this part only the odd numbers are worked from.
_HALVED = "dev3"
_ODD, _EVEN = "odd", "even"
# The two parties of these stand in either order.
_SYMMETRIC = frozenset({"merger", "agreement"})
_ARGUMENTS = ("who", "whom", "money")


@dataclass
class Tally:
    """Counts of one line of the report: right, predicted, in the gold; and what went wrong."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    errors: list[str] = field(default_factory=list)

    def row(self) -> str:
        """Return precision, recall, F1 (per cent) and the counts behind them."""
        precision = 100 * self.right / self.predicted if self.predicted else 0.0
        recall = 100 * self.right / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        counts = f"{self.right}/{self.predicted}/{self.gold}"
        return f"{precision:6.1f} {recall:6.1f} {f1:6.1f}  {counts:>13}"


@dataclass(frozen=True)
class Predicted:
    """A fact the extractor gave, its indexes replaced by surface texts."""

    kind: str
    who: str | None
    whom: str | None
    money: str | None
    certainty: str
    date: str | None
    sentence: str = ""


def clean(text: str | None) -> str | None:
    """Return `text` with every run of white space made one blank."""
    return None if text is None else " ".join(text.split())


def predicted_facts(record: ArticleRecord) -> list[Predicted]:
    """Return the facts of a record, without those that say less than another one does."""
    facts = []
    for fact in record.facts:
        who, whom = clean(fact.who), clean(fact.whom)
        facts.append(
            Predicted(
                kind=fact.kind,
                who=who,
                whom=None if fact.kind == "founding" and whom == who else whom,
                money=None if fact.money is None else clean(record.money[fact.money].text),
                certainty=fact.certainty,
                date=None if fact.date is None else clean(record.dates[fact.date].text),
                sentence=clean(fact.text) or "",
            )
        )
    return [
        fact
        for place, fact in enumerate(facts)
        if not any(
            _says_less(fact, other, later=place > at)
            for at, other in enumerate(facts)
            if at != place
        )
    ]


def _says_less(fact: Predicted, other: Predicted, *, later: bool) -> bool:
    if fact.kind != other.kind:
        return False
    mine = [getattr(fact, name) for name in _ARGUMENTS]
    theirs = [getattr(other, name) for name in _ARGUMENTS]
    if mine == theirs:
        return later and fact.certainty == other.certainty
    return all(a is None or a == b for a, b in zip(mine, theirs, strict=True))


def allowed(gold: dict[str, Any], key: str) -> list[str | None]:
    """Return every value a gold fact takes for `key`, the annotated one first."""
    values = [gold[key], *gold.get("accept", {}).get(key, [])]
    if key == "whom" and gold["kind"] == "founding":
        values = [None if value == gold["who"] else value for value in values]
    return [clean(value) for value in values]


def matches(fact: Predicted, gold: dict[str, Any], keys: Sequence[str]) -> bool:
    """Tell whether a predicted fact agrees with a gold fact in kind and in all of `keys`."""
    if fact.kind != gold["kind"]:
        return False
    for who, whom in _orders(fact):
        values = {"who": who, "whom": whom, "money": fact.money, "certainty": fact.certainty}
        if all(values[key] in allowed(gold, key) for key in keys):
            return True
    return False


def fits_optional(fact: Predicted, gold: dict[str, Any]) -> bool:
    """Tell whether nothing that a predicted fact says contradicts an optional gold fact."""
    if fact.kind != gold["kind"]:
        return False
    return any(
        all(
            value is None or value in allowed(gold, key)
            for key, value in (("who", who), ("whom", whom), ("money", fact.money))
        )
        for who, whom in _orders(fact)
    )


def _orders(fact: Predicted) -> list[tuple[str | None, str | None]]:
    given = (fact.who, fact.whom)
    return [given, (fact.whom, fact.who)] if fact.kind in _SYMMETRIC else [given]


def score_facts(
    tally: Tally, article: dict[str, Any], facts: Sequence[Predicted], keys: Sequence[str]
) -> list[tuple[Predicted, dict[str, Any]]]:
    """Count one article's facts into `tally`; return the pairs of prediction and gold."""
    missing = [fact for fact in article["facts"] if not fact.get("optional")]
    optional = [fact for fact in article["facts"] if fact.get("optional")]
    tally.gold += len(missing)
    pairs, wrong = [], []
    for fact in facts:
        gold = next((one for one in missing if matches(fact, one, keys)), None)
        if gold is not None:
            missing.remove(gold)
            pairs.append((fact, gold))
        elif not any(fits_optional(fact, one) for one in optional):
            wrong.append(fact)
    tally.right += len(pairs)
    tally.predicted += len(pairs) + len(wrong)
    tally.errors += [f"{article['id']} wrong   {_line(vars(fact))}" for fact in wrong]
    tally.errors += [f"{article['id']} missing {_line(fact)}" for fact in missing]
    return pairs


def _line(fact: dict[str, Any]) -> str:
    parts = f"{fact['kind']}: {fact['who']} > {fact['whom']} | {fact['money']}"
    return f"{parts} | {fact['certainty']} | {fact.get('sentence', '')}"


def score_people(name_only: Tally, whole: Tally, article: dict[str, Any], record: Any) -> None:
    """Count one article's people: by name alone, and with role and organisation."""
    surfaces = {
        clean(form): {clean(one) for one in (*forms, org["name"])}
        for org in article["organisations"]
        for forms in [org["mentions"]]
        for form in (*forms, org["name"])
    }

    def same(mine: str | None, gold: str | None) -> bool:
        return mine == gold or mine in surfaces.get(gold, set())

    def right(person: Any, gold: dict[str, Any]) -> bool:
        return any(
            clean(person.role) == clean(one["role"])
            and same(clean(person.organisation), clean(one["organisation"]))
            for one in (gold, *gold.get("accept", []))
        )

    def told(one: Any) -> str:
        value = one if isinstance(one, dict) else {k: getattr(one, k) for k in _PERSON}
        return " | ".join(str(value[key]) for key in _PERSON)

    _score_records(name_only, whole, article, "people", record.people, right, told)


_PERSON = ("name", "role", "organisation")


def score_organisations(name: Tally, whole: Tally, article: dict[str, Any], record: Any) -> None:
    """Count one article's organisations: by name alone, and with the acronym."""

    def right(organisation: Any, gold: dict[str, Any]) -> bool:
        return organisation.acronym in (gold["acronym"], *gold.get("accept_acronym", []))

    def told(one: Any) -> str:
        value = one if isinstance(one, dict) else {"name": one.name, "acronym": one.acronym}
        return f"{value['name']} | {value['acronym']}"

    _score_records(name, whole, article, "organisations", record.organisations, right, told)


def _score_records(
    name_only: Tally,
    whole: Tally,
    article: dict[str, Any],
    kind: str,
    found: Sequence[Any],
    right: Callable[[Any, dict[str, Any]], bool],
    told: Callable[[Any], str],
) -> None:
    missing = {clean(gold["name"]): gold for gold in article[kind]}
    for tally in (name_only, whole):
        tally.gold += len(missing)
        tally.predicted += len(found)
    for one in found:
        gold = missing.pop(clean(one.name), None)
        if gold is None:
            whole.errors.append(f"{article['id']} wrong   {told(one)}")
            continue
        name_only.right += 1
        if right(one, gold):
            whole.right += 1
        else:
            whole.errors.append(f"{article['id']} differs {told(one)}  <>  {told(gold)}")
    whole.errors += [f"{article['id']} missing {told(gold)}" for gold in missing.values()]


def measure(articles: Sequence[dict[str, Any]], extractor: Extractor) -> dict[str, Tally]:
    """Run the extractor over gold articles and count what is right, line by line."""
    lines = {name: Tally() for name in _LINES}
    for article in articles:
        record = extractor.extract(
            Article(
                text=article["text"],
                id=article["id"],
                language=article["language"],
                published=date.fromisoformat(article["published"]),
                published_from="field",
            )
        )
        if "people" in article:
            score_people(lines["people, name"], lines["people"], article, record)
            score_organisations(
                lines["organisations"], lines["organisations, acronym"], article, record
            )
        facts = predicted_facts(record)
        strict = (*_ARGUMENTS, "certainty")
        for fact, gold in score_facts(lines["facts"], article, facts, strict):
            dates = lines["dates of right facts"]
            if "date" in gold:
                dates.gold += gold["date"] is not None
                dates.predicted += fact.date is not None
                dates.right += fact.date is not None and fact.date == clean(gold["date"])
        score_facts(lines["facts, relaxed"], article, facts, ("who", "money"))
    return lines


_LINES = (
    "people, name",
    "people",
    "organisations",
    "organisations, acronym",
    "facts",
    "facts, relaxed",
    "dates of right facts",
)
# The lines whose error lists tell something the others do not.
_WITH_ERRORS = ("people", "organisations, acronym", "facts")


def load(folder: Path, language: str, part: str) -> list[dict[str, Any]]:
    """Return the gold articles of a language and part ("dev", "test"), as their JSON says."""
    lines = (folder / f"{language}-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def halves(folder: Path, part: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield (what it is called, its articles) of a part, for each language that has it.

    A part of which only the odd numbers are worked from gives its even ones as one of their own.
    """
    for language in LANGUAGES:
        if not (folder / f"{language}-{part}.jsonl").exists():
            continue
        articles = load(folder, language, part)
        if part != _HALVED:
            yield f"{language} {part}", articles
            continue
        numbers = [int(article["id"].partition("-")[2]) for article in articles]
        for rest, name in ((1, _ODD), (0, _EVEN)):
            own = [a for a, n in zip(articles, numbers, strict=True) if n % 2 == rest]
            yield f"{language} {part} {name}", own


def main() -> int:
    """Print one table a language and part, and the errors asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=(*PARTS, "all"), default="dev")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="of each kind of record")
    parser.add_argument("--gold", type=Path, default=GOLD)
    options = parser.parse_args()
    if options.errors and options.part in _UNSEEN:
        parser.error("--errors goes with the dev parts: the test part stays unseen")
    extractor = Extractor()
    for part in PARTS if options.part == "all" else (options.part,):
        for name, articles in halves(options.gold, part):
            lines = measure(articles, extractor)
            print(f"{name}, {len(articles)} articles: precision, recall, F1")
            for line in _LINES:
                if lines[line].predicted:
                    print(f"  {line:24}{lines[line].row()}")
            shown = options.errors and not name.endswith(_EVEN)
            for line in _WITH_ERRORS if shown else ():
                errors = lines[line].errors
                kinds = Counter(error.split()[1] for error in errors)
                print(f"\n  {line}: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()))
                for error in errors[: options.errors]:
                    print(f"    {error}")
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
