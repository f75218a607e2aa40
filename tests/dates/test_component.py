"""The finder in a spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy

import newsfacts.dates.component as component


def values(text: str, published: object = None, config: str | None = None) -> list[tuple[str, str]]:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsfacts_dates", config={"published": config})
    doc = nlp.make_doc(text)
    if published is not None:
        doc.user_data["published"] = published
    doc = nlp(doc)
    return [(span.text, span._.timex) for span in doc.spans[component.GROUP]]


def test_the_group_and_the_value() -> None:
    assert values("It met on May 3, 2024.") == [("May 3, 2024", "2024-05-03")]


@pytest.mark.parametrize(
    ("text", "published", "config", "value"),
    [
        ("It met yesterday.", None, None, "XXXX-XX-XX"),
        ("It met yesterday.", None, "2024-06-19", "2024-06-18"),
        ("It met yesterday.", "2023-01-01", "2024-06-19", "2022-12-31"),
        ("June 22, 2024\n\nIt met yesterday.", None, None, "2024-06-21"),
    ],
)
def test_where_the_reference_date_comes_from(
    text: str, published: object, config: str | None, value: str
) -> None:
    assert values(text, published, config)[-1] == ("yesterday", value)


def test_a_malformed_day_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday-ish"):
        values("It met.", config="yesterday-ish")
