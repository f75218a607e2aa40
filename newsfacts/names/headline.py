"""The head of a plain-text article: its title and its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan, Taken
from newsfacts.names.tables import NamesTable

# A line of more characters, or one that ends as a sentence does, is prose and no headline.
_LONGEST_TITLE = 200
_LEAST_WORDS = 3
_HEAD_LINES = 12
_MOST_AUTHORS = 4
_LEAST_HEAD = 2
_MENU = re.compile(r"[>|»›]|\s/\s|https?://|^\W*$")
_SLASH = re.compile(r"[^\S\n]*(?:/|,)[^\S\n]*")
_AGENCY = re.compile(r"[\w.-]{2,20}[^\S\n]*/[^\S\n]*")
_LINE_END = re.compile(r"[^\S\n]*(?:\n|$)")
_SENTENCE_END = re.compile(r"[.!;:,]$")
# A caption's end, and the agency that a photographer works for: "… at sea. (APA: Ann Lee)".
_CAPTIONED = re.compile(
    r"[.!?][”“\"]?[^\S\n]\((?:[^\W\d_a-zß-ÿ]{2,6}|[^\W\d_]{3,}[ ][^\W\d_]{3,}):[ ]"
)


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
        self._lead = re.compile(
            rf"(?m)(?P<line>^)?(?(line)|(?<=[.!?“”»\"]))[^\S\n]*{words}[^\S\n]+(?=\w)"
        )
        credits_ = alternation(table.credit_words)
        self._credit = re.compile(
            rf"(?<!\w)(?:{alternation(table.caption_words)}|(?P<credit>{credits_})[^\S\n]*)"
        )
        # Who wrote and who edited: "(Reporting by Ann Lee in Oslo; Editing by Al Roe)".
        self._signature = re.compile(rf"\(\s*{words}\s[^()]{{1,300}}\)")
        self._joined = re.compile(rf"\s*(?:,|{alternation(table.joined_by)})\s*")
        ends = alternation((*table.byline_ends, *table.credit_words))
        self._end = re.compile(rf"\s*(?:$|\n|{ends})", re.IGNORECASE)

    def without_credits(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but those that name a photographer or an archive in a credit.

        Nor do those in the brackets stay in which an agency says who wrote and who edited.
        """
        signed = Taken(NameSpan(*m.span(), "PER") for m in self._signature.finditer(text))
        spans = [s for s in spans if signed.over(s.start, s.end) is None]
        credited = {found.end() for found in self._credit.finditer(text) if found["credit"]}
        for end in list(credited):
            # The agency, then a slash, then the photographer.
            if agency := _AGENCY.match(text, end):
                credited.add(agency.end())
        captioned = {found.end() for found in _CAPTIONED.finditer(text)}
        credited |= {
            s.start for s in spans if s.start in captioned and text[s.end : s.end + 1] == ")"
        }
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

        An author is a person whose name follows a byline word at the start of a line, or behind a
        sentence where the line ends with the name; or whose name alone makes up a line, be it the
        one above the prose, one whose next paragraph begins with that name (a note on him), or one
        in the head of the text with a line below that begins with an organisation, who he is with.
        """
        people = {s.start: s for s in spans if s.label == "PER"}
        lines = list(_head(text))
        head = {start for start, _ in lines}
        placed = {s.start for s in spans if s.label == "ORG" and s.start in head}
        found: list[NameSpan] = []
        for lead in self._lead.finditer(text):
            signed = self._signed(text, lead.end(), people)
            if signed and self._ends(text, signed[-1], people, at_start=lead["line"] is not None):
                found += signed
        above = _line_above_prose(text, lines)
        for span in people.values():
            if not _is_line(text, span):
                continue
            name = text[span.start : span.end]
            below = text[span.end : span.end + len(name) + 80].lstrip()
            next_line = text.find(below, span.end)
            with_whom = span.start in head and next_line in placed
            at_end = above <= span.start < above + len(name) + 1
            if with_whom or at_end or below.startswith(name):
                found.append(span)
        return found

    def names(self, text: str, authors: Sequence[NameSpan]) -> tuple[str, ...]:
        """Return the authors' names, each once; "Lee, Ann" is Ann Lee."""
        names: list[str] = []
        last = 0
        for span in authors:
            name = " ".join(text[span.start : span.end].split())
            apart = text[last : span.start].strip() != ","
            if names and not apart and " " not in names[-1]:
                names[-1] = f"{name} {names[-1]}"
            else:
                names.append(name)
            last = span.end
        return tuple(dict.fromkeys(names))

    def _signed(self, text: str, at: int, people: Mapping[int, NameSpan]) -> list[NameSpan]:
        """Return the persons named one after the other from `at` on."""
        signed: list[NameSpan] = []
        while at in people and len(signed) < _MOST_AUTHORS:
            signed.append(people[at])
            joined = self._joined.match(text, people[at].end)
            if joined is None:
                break
            at = joined.end()
        return signed

    def _ends(
        self, text: str, last: NameSpan, people: Mapping[int, NameSpan], *, at_start: bool
    ) -> bool:
        """Tell whether a byline ends behind its last name, with the line or a place or again."""
        if not at_start:
            return _LINE_END.match(text, last.end) is not None
        again = people.get(last.end + 1)
        if again is not None and text[again.start : again.end] == text[last.start : last.end]:
            return True
        return self._end.match(text, last.end) is not None


def _line_above_prose(text: str, head: Sequence[tuple[int, str]]) -> int:
    """Return where the last line of the head begins, -1 where it is the headline or no prose
    follows.
    """
    if len(head) < _LEAST_HEAD:
        return -1
    start, line = head[-1]
    below = text[start:].partition(line)[2].lstrip()
    return start if _SENTENCE_END.search(below.partition("\n")[0].rstrip()) else -1


def _is_line(text: str, span: NameSpan) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return line.strip() == text[span.start : span.end]
