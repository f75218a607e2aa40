"""Tokens: a sentence as names, amounts, dates, words and marks in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsfacts.facts.scene import Actor, Scene

Kind = Literal["name", "money", "date", "word", "mark"]

# A compound with a number ("94,000-seat"), a number or a score ("0:4"), a word, any mark. A hyphen
# that ends a word ("Industrie- und Stahlkonzern") is part of it, and so is the mark of a plural's
# genitive.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:-\w+)+|\d+(?:[.,:]\d+)*[%‰]?(?!\w)|"
    r"\w[\w.&]*(?:[-/'’][\w.&]+)*(?:-(?=\s)|(?<=s)['’](?=\s+\w)|[%‰])?|[%‰]|\S"
)
_QUOTES = frozenset("\"'“”„«»‘’‚‹›")
# As many words in quotation marks are a name or a term, more a quotation.
_QUOTED = 4
# As many that begin with a small letter are a part of the clause around them.
_PART = 14
_COMPOUND = re.compile(r"-[\w&]*[^\W\d_][\w&-]*")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a sentence; `actor` is what a name names, `index` the record's amount or date.

    `owner` tells a name in the genitive ("Acme's", "Siemens' Chef"): it stands for no one itself.
    """

    kind: Kind
    start: int
    end: int
    text: str
    lower: str
    actor: Actor | None = None
    index: int = -1
    owner: bool = False


def tokenise(
    scene: Scene, possessives: tuple[str, ...], contractions: frozenset[str] = frozenset()
) -> list[Token]:
    """Return the tokens of a sentence in text order; what lies over another one is left out.

    `contractions` are words (lower case) cut in two before their apostrophe ("it's"). A name that
    opens a compound ("Siemens-Tochter") is part of a word, with its actor as owner. What stands in
    round brackets is left out.
    """
    text = scene.text
    out: list[Token] = []
    at = scene.start
    for token in sorted(_spans(scene, possessives), key=lambda t: (t.start, -t.end)):
        if token.start < at:
            continue
        out += _words(text, at, token.start, contractions)
        out.append(token)
        at = token.end
    return _without_brackets(out + list(_words(text, at, scene.end, contractions)))


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Return the tokens but for those in round brackets: what they hold is said by the way.

    Quotation marks around a few words ("the «Bild» newspaper") or a part of a clause are left out
    as well, the words not.
    """
    out: list[Token] = []
    quoted = -1
    opened = -1
    for token in tokens:
        if token.text == "(" and opened < 0:
            opened = len(out)
        elif token.text == ")" and opened >= 0:
            del out[opened:]
            quoted = quoted if quoted < opened else -1
            opened = -1
            continue
        out.append(token)
        if token.text in _QUOTES:
            if quoted >= 0 and _is_term(out[quoted + 1 : -1]):
                del out[-1], out[quoted]
                quoted = -1
            else:
                quoted = len(out) - 1
        elif opened >= 0 and quoted >= opened:
            quoted = -1
    return out


def _is_term(quoted: Sequence[Token]) -> bool:
    """Tell whether what stands in quotation marks is a term or a part of the clause around it."""
    if len(quoted) <= _QUOTED:
        return True
    small = quoted[0].text[:1].islower() and all(t.kind != "mark" for t in quoted)
    return small and len(quoted) <= _PART


def _spans(scene: Scene, possessives: tuple[str, ...]) -> Iterator[Token]:
    text = scene.text
    for actor in scene.actors:
        surface = text[actor.start : actor.end]
        compound = _COMPOUND.match(text, actor.end)
        if compound is not None:
            end = compound.end()
            word = text[actor.start : end]
            noun = word[actor.end - actor.start + 1].isupper()
            named = actor if noun else None
            yield Token("word", actor.start, end, word, word.lower(), named, owner=noun)
            continue
        mark = next((p for p in possessives if text.startswith(p, actor.end)), "")
        owner = bool(mark) or (
            (surface[-1:] == "s" and surface[:-1] in actor.name) and (surface not in actor.name)
        )
        end = actor.end + len(mark)
        yield Token("name", actor.start, end, surface, surface.lower(), actor, owner=owner)
    for index, money in scene.money:
        span = text[money.start : money.end]
        yield Token("money", money.start, money.end, span, span.lower(), index=index)
    for index, date in scene.dates:
        span = text[date.start : date.end]
        yield Token("date", date.start, date.end, span, span.lower(), index=index)


def _words(text: str, start: int, end: int, contractions: frozenset[str]) -> Iterator[Token]:
    for found in _WORD.finditer(text, start, end):
        word, stop = found[0], found.end()
        if word[-1] == "." and word.count(".") == 1 and len(word) > 1 and stop == end:
            word, stop = word[:-1], stop - 1
        kind: Kind = "word" if word[0].isalnum() or word in "%‰" else "mark"
        lower, cut = word.lower(), 0
        if contractions and ("'" in lower or "’" in lower):
            lower = lower.replace("’", "'")
            cut = lower.index("'") if lower in contractions else 0
        if cut:
            yield Token(kind, found.start(), found.start() + cut, word[:cut], lower[:cut])
        yield Token(kind, found.start() + cut, stop, word[cut:], lower[cut:])
