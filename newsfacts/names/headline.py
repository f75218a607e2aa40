"""The head of a plain-text article: its title and its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable

# A line of more characters, or one that ends as a sentence does, is prose and no headline.
_LONGEST_TITLE = 200
_LEAST_WORDS = 3
_HEAD_LINES = 12
_MOST_AUTHORS = 4
_MENU = re.compile(r"[>|»›]|\s/\s|https?://|^\W*$")
_SLASH = re.compile(r"[^\S\n]*(?:/|,)[^\S\n]*")
_SENTENCE_END = re.compile(r"[.!;:,]$")


def title_of(text: str, skip: tuple[int, int] | None = None) -> str | None:
    """Return the headline of a plain text: the first line of a few words above the prose.

    `skip` is the span of the publication line, which is none. None where the text begins with
    prose or is a single line.
    """
    for start, line in _head(text):
        if skip is not None and start <= skip[0] < start + len(line) and len(line) < 60:
            continue
        if len(line.split()) >= _LEAST_WORDS and not _MENU.search(line):
            return " ".join(line.split())
    return None


def _head(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines above the first prose, with their offsets."""
    start = 0
    lines = text[: 20 * _LONGEST_TITLE].splitlines(keepends=True)
    for line in lines[: _HEAD_LINES if len(lines) > 1 else 0]:
        plain = line.strip()
        if len(plain) > _LONGEST_TITLE or _SENTENCE_END.search(plain):
            return
        if plain:
            yield start, plain
        start += len(line)


class Bylines:
    """Finds the authors that a plain text names."""

    def __init__(self, table: NamesTable) -> None:
        """Take the language's byline words."""
        words = alternation(table.byline_words)
        self._lead = re.compile(rf"(?m)^[^\S\n]*{words}[^\S\n]+(?=[^\W\d_])")
        self._credit = re.compile(rf"(?<!\w){alternation(table.credit_words)}[^\S\n]*")
        self._joined = re.compile(rf"\s*(?:,|{alternation(table.joined_by)})\s*")
        ends = alternation(table.byline_ends)
        self._end = re.compile(rf"\s*(?:$|\n|{ends})", re.IGNORECASE)

    def without_credits(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but those that name a photographer or an archive in a credit."""
        credited = {found.end() for found in self._credit.finditer(text)}
        out: list[NameSpan] = []
        for span in spans:
            if span.start not in credited:
                out.append(span)
            elif slash := _SLASH.match(text, span.end):
                # An agency or archive follows the photographer.
                credited.add(slash.end())
        return out

    def authors(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans among `spans` that name authors.

        An author is a person whose name follows a byline word at the start of a line, or whose name
        alone makes up a line with the paragraph after it beginning with that name again (a note on
        the author).
        """
        people = {s.start: s for s in spans if s.label == "PER"}
        found: list[NameSpan] = []
        for lead in self._lead.finditer(text):
            at = lead.end()
            while at in people and len(found) < _MOST_AUTHORS:
                found.append(people[at])
                joined = self._joined.match(text, people[at].end)
                if joined is None:
                    break
                at = joined.end()
            if found and not self._end.match(text, found[-1].end):
                found = [s for s in found if s.start < lead.end()]
        alone = [s for s in people.values() if _is_line(text, s)]
        for span in alone:
            name = text[span.start : span.end]
            below = text[span.end : span.end + len(name) + 80].lstrip()
            if below.startswith(name):
                found.append(span)
        return found


def _is_line(text: str, span: NameSpan) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return line.strip() == text[span.start : span.end]
