"""The money finder as a spaCy component: `nlp.add_pipe("newsfacts_money")`.

It works on any pipeline whose language newsfacts has patterns for. Each amount becomes a span of
`doc.spans["newsfacts_money"]`, labelled `MONEY`, with its record, a `newsfacts.records.Money`, as
`span._.money`.
The character offsets of the record are exact; the span is widened to whole tokens where a tokenizer
does not split an amount from a word ("10-Euro-Schein"). spaCy comes to this module by the entry
point `newsfacts_money`; it is the only one of the package's finders that imports spaCy.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from newsfacts.money.finder import MoneyFinder

GROUP = "newsfacts_money"


class MoneyComponent:
    """Adds the amounts of a document to it."""

    def __init__(self, language: str) -> None:
        """Load the finder of `language`; raises PatternError where there are no patterns for it."""
        if not Span.has_extension("money"):
            Span.set_extension("money", default=None)
        self._finder = MoneyFinder(language)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with the span group `newsfacts_money`."""
        spans = []
        for item in self._finder.find(doc.text):
            span = doc.char_span(item.start, item.end, label="MONEY", alignment_mode="expand")
            if span is not None:
                span._.money = item
                spans.append(span)
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        return doc


@Language.factory("newsfacts_money", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> MoneyComponent:
    """Return the component for the language of `nlp`: the factory behind the entry point."""
    return MoneyComponent(nlp.lang or "")
