"""The date finder as a spaCy component: `nlp.add_pipe("newsfacts_dates")` on any pipeline.

This module needs spaCy, the rest of `newsfacts.dates` does not; spaCy itself imports it, through
the entry point, when a pipeline asks for the component.
"""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsfacts.dates.finder import DateFinder

GROUP = "newsfacts_dates"


class DateComponent:
    """Puts the dates of a text into `doc.spans["newsfacts_dates"]`, each with `span._.timex`.

    `span._.timex` is the TIMEX3 value, `span.label_` is DATE. A span covers whole tokens: where a
    date ends within one it is widened to it. Relative dates are counted from
    `doc.user_data["published"]` (a date, or a string YYYY-MM-DD), else from the component's own
    `published`, else from the text's publication line.
    """

    def __init__(self, language: str, published: date | None) -> None:
        self._finder = DateFinder(language)
        self._published = published
        if not Span.has_extension("timex"):
            Span.set_extension("timex", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its dates; raises ValueError for a `published` that is no date."""
        published = _day(doc.user_data.get("published")) or self._published
        if published is None:
            line = self._finder.dateline(doc.text)
            published = _day(line.value) if line else None
        spans = []
        for found in self._finder.find(doc.text, published):
            span = doc.char_span(found.start, found.end, label="DATE", alignment_mode="expand")
            if span is not None:
                span._.timex = found.value
                spans.append(span)
        doc.spans[GROUP] = spans
        return doc


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value  # type: ignore[return-value]


@Language.factory(
    "newsfacts_dates", default_config={"published": None}, assigns=["doc.spans", "span._.timex"]
)
def create(nlp: Language, name: str, published: str | None) -> DateComponent:
    """Return the component for the pipeline's language; `published` is a day as YYYY-MM-DD.

    Raises PatternError for a language without patterns and ValueError for a malformed day.
    """
    return DateComponent(nlp.lang or "", _day(published))
