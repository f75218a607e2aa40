"""The Extractor with a name finder of our own, so that only its own decisions are tested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts import Article, ArticleRecord, Extractor, SourceError
from newsfacts.kit import LanguageKit
from newsfacts.names.spans import NameSpan


class Capitals:
    """Takes every run of capitalised words for a person: wrong often, and at known places."""

    name = "capitals"

    def find(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        pattern = re.compile(r"\b\d*\.? ?[A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ]\w+)+")
        return [
            [NameSpan(m.start(), m.end(), "PER") for m in pattern.finditer(text)] for text in texts
        ]


@pytest.fixture(autouse=True)
def _simple_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LanguageKit, "names", Capitals())


def extract(text: str, **options: object) -> ArticleRecord:
    article = Article(text=text, source=str(options.pop("source", "a.txt")))
    return Extractor(**options).extract(article)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("de", "Am 2. Oktober Montag kam Anna Berg.", ["Anna Berg"]),
        ("en", "Ann Lee paid Five Dollars on Monday Morning.", ["Ann Lee"]),
    ],
)
def test_rules_outrank_the_model(language: str, text: str, people: list[str]) -> None:
    assert [p.name for p in extract(text, language=language).people] == people


def test_a_day_may_be_a_given_name() -> None:
    record = extract("The driver Sunday Oliseh said on Monday that he was ill.", language="en")
    assert [p.name for p in record.people] == ["Sunday Oliseh"]
    assert [d.text for d in record.dates] == ["Monday"]


@pytest.mark.parametrize(
    ("text", "source", "option", "published", "published_from"),
    [
        ("June 3, 2024\n\nIt rained.", "2023-01-01.txt", date(2022, 1, 1), "2022-01-01", "option"),
        ("June 3, 2024\n\nIt rained.", "2023-01-01.txt", None, "2024-06-03", "text"),
        ("It rained in the city.", "2023-01-01.txt", None, "2023-01-01", "filename"),
        ("It rained in the city.", "a.txt", None, None, None),
    ],
)
def test_the_order_of_publication_dates(
    text: str, source: str, option: date | None, published: str | None, published_from: str | None
) -> None:
    record = extract(text, source=source, published=option, language="en")
    assert (record.published, record.published_from) == (published, published_from)


def test_a_stated_date_outranks_the_text() -> None:
    article = Article("June 3, 2024\n\nRain.", published=date(2021, 5, 5), published_from="field")
    record = Extractor(language="en").extract(article)
    assert (record.published, record.published_from) == ("2021-05-05", "field")


@pytest.mark.parametrize(("stated", "language"), [("de-AT", "de"), ("EN", "en"), (None, "en")])
def test_the_language_of_an_article(stated: str | None, language: str) -> None:
    article = Article("The city sold its old harbour to a fund.", language=stated)
    assert Extractor().extract(article).language == language


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(SourceError, match="does not know"):
        Extractor().extract(Article("Le port est vendu.", language="fr"))


def test_a_stream_keeps_the_order_and_passes_errors_through() -> None:
    items: list[Article | SourceError] = [
        Article("The harbour was sold to a fund.", id="1"),
        SourceError("x", "missing", "gone"),
        Article("Der Hafen wurde an einen Fonds verkauft.", id="2"),
        Article("Le port a été vendu mardi à un fonds pour trois millions.", id="3", source="fr"),
        Article("The buyers paid 3 euros for it.", id="4"),
    ]
    found = list(Extractor().stream(items * 40))
    shown = [i.source if isinstance(i, SourceError) else f"{i.id}{i.language}" for i in found]
    assert shown == ["1en", "x", "2de", "fr", "4en"] * 40


def test_only_leaves_the_other_lists_empty() -> None:
    record = extract("Ann Lee paid 3 euros on May 3.", language="en", only=["dates"])
    assert (record.people, record.money) == ((), ())
    assert len(record.dates) == 1


def test_a_stated_conversion_that_is_wrong_is_reported() -> None:
    text = "Es kostete 100 Millionen Euro (11 Dollar)."
    record = extract(text, language="de", published=date(2024, 6, 21))
    (warning,) = record.warnings
    assert warning.code == "inconsistent_conversion"
    assert text[warning.start : warning.end] in text
    assert record.money[1].equivalent_to == 0


_RULES = ["$3.5bn", "3,5 Mrd. Euro", "2. Oktober", "Monday", "am Freitag", "May 2024", "1990er"]
_MORE = ["12/2024", "zwischen 2 und 3 Mio. Euro", "last year", "Chef", "(SPD)", ", CEO of "]
_MARKS = ["Ann Lee", "Müller AG", "\n\n", ". ", "„", "“", "’s", "\x00", "\u202e", "😀"]
_PIECES = st.sampled_from([*_RULES, *_MORE, *_MARKS])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=8), max_size=30), st.sampled_from(["en", "de"]))
def test_every_span_lies_in_the_text(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    record = extract(text, language=language, published=date(2024, 6, 21), to="EUR")
    spans = [*record.money, *record.dates]
    spans += [m for r in (*record.people, *record.organisations) for m in r.mentions]  # type: ignore[misc]
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.start < span.end
