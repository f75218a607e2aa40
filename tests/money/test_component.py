"""The spaCy component on blank pipelines."""

from __future__ import annotations

from decimal import Decimal

import pytest
import spacy

import newsfacts.money.component  # noqa: F401  registers the factory, as the entry point does
from newsfacts.errors import PatternError
from newsfacts.records import Money


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "It paid $3.5bn and 20 euros.", [("3.5E9", "USD"), ("20", "EUR")]),
        ("de", "Das 10-Milliarden-Euro-Paket kostet.", [("1E10", "EUR")]),
        ("de", "Nichts davon ist Geld.", []),
    ],
)
def test_component(language: str, text: str, values: list[tuple[str, str]]) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("newsfacts_money")
    doc = nlp(text)
    spans = list(doc.spans["newsfacts_money"])
    assert [(s._.money.amount, s._.money.currency) for s in spans] == [
        (Decimal(amount), currency) for amount, currency in values
    ]
    for span in spans:
        assert isinstance(span._.money, Money)
        assert span.label_ == "MONEY"
        assert span._.money.text in span.text


def test_a_language_without_patterns_is_refused() -> None:
    with pytest.raises(PatternError):
        spacy.blank("fi").add_pipe("newsfacts_money")
