"""The notation of the rules, and their matching over strings of symbols.

A pattern is a sequence of elements with white space between them:

    month            a token of the category `month`, captured under that name
    end_month:month  the same, captured as `end_month`
    "of"             the word itself in any case, not captured; "," and other marks alike
    ( … | … )        alternatives; ? after an element or group makes it optional, * and + repeat it
                     (eight times at most: a pattern must not read on for ever)
    < … >            a span of its own: the rest is context, and a rule may have several spans
    ~                no white space here; elsewhere there may be some, but no blank line
    =                no line end here
    $NAME            the macro of that name

Names that end in _1, _2 … belong to the first, second … span alone; the others to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsfacts.dates.lexer import BREAK, LINE, SPACE, Lexicon
from newsfacts.dates.tables import Rule, Rules
from newsfacts.errors import PatternError

_ELEMENT = re.compile(r'"[^"]+"|\w+(?::\w+)?|[()|?*+<>~=]')
_MACRO = re.compile(r"\$(\w+)")
_REPEATS = {"?": "?", "*": "{0,8}", "+": "{1,8}"}
_GAP = f"[{SPACE}{LINE}]?"


@dataclass(frozen=True, slots=True)
class Match:
    """One span found by a rule: token range, end exclusive, and the captured categories."""

    start: int
    end: int
    rule: Rule
    items: Mapping[str, str]


@dataclass(frozen=True)
class _Form:
    rule: Rule
    source: str
    captures: tuple[tuple[str, str], ...]  # name, category
    spans: int
    before: frozenset[str]
    not_before: frozenset[str]
    after: frozenset[str]
    not_after: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern over symbols, compiled when a text first needs it: most never are."""
        return re.compile(self.source)

    def stands(self, left: str, right: str) -> bool:
        """Say whether the form may stand between these two symbols."""
        return (
            (not self.before or left in self.before or (not left and BREAK in self.before))
            and left not in self.not_before
            and (not self.after or right in self.after)
            and right not in self.not_after
        )


def literals(rules: Rules) -> dict[str, str]:
    """Return the words that the rules quote: category (the word in quotes) and word."""
    found = {}
    for rule in rules.rules:
        for word in re.findall(r'"([^"]+)"', _expanded(rule.pattern, rules.macros)):
            found[f'"{word}"'] = word
        for word in (*rule.before, *rule.not_before, *rule.after, *rule.not_after):
            if word.startswith('"'):
                found[word] = word.strip('"')
    return found


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    for _ in range(8):
        if "$" not in pattern:
            return pattern
        try:
            pattern = _MACRO.sub(lambda m: f"({macros[m[1]]})", pattern)
        except KeyError as error:
            raise PatternError(f"unknown macro {error} in the date rule {pattern!r}") from error
    raise PatternError(f"macros that name one another in the date rule {pattern!r}")


@dataclass(frozen=True, slots=True)
class _Part:
    source: str
    first: str
    nullable: bool


class _Compiler:
    """Turns one pattern into the source of a regex over symbols: recursive descent."""

    def __init__(self, pattern: str, members: Callable[[str], str]) -> None:
        self._elements = _ELEMENT.findall(pattern)
        if "".join(self._elements) != "".join(pattern.split()):
            raise ValueError("there is a character that the notation does not know")
        self._at = 0
        self._members = members
        self._gap = ""
        self.captures: list[tuple[str, str]] = []
        self.spans = 0

    def compile(self) -> _Part:
        part = self._choice()
        if self._at < len(self._elements):
            raise ValueError(f"unexpected {self._elements[self._at]}")
        return part

    def _peek(self) -> str:
        return self._elements[self._at] if self._at < len(self._elements) else ""

    def _choice(self) -> _Part:
        parts = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            parts.append(self._sequence())
        return _Part(
            "|".join(p.source for p in parts),
            "".join(p.first for p in parts),
            any(p.nullable for p in parts),
        )

    def _sequence(self) -> _Part:
        source, first, nullable = "", "", True
        while (element := self._peek()) and element not in ("|", ")", ">"):
            self._at += 1
            if element == "~":
                self._gap = ""
                continue
            if element == "=":
                source += f"(?!{LINE})"
                continue
            part = self._item(element)
            while (mark := self._peek()) and mark in "?*+":
                self._at += 1
                source_again = f"(?:{part.source}){_REPEATS[mark]}"
                part = _Part(source_again, part.first, part.nullable or mark != "+")
            source += part.source
            first += part.first if nullable else ""
            nullable = nullable and part.nullable
        return _Part(source, first, nullable)

    def _item(self, element: str) -> _Part:
        if element in ("(", "<"):
            if element == "<":
                self.spans += 1
                opened = f"(?P<s{self.spans}>"
            else:
                opened = "(?:"
            inner = self._choice()
            if self._peek() != (")" if element == "(" else ">"):
                raise ValueError(f"{element} without its end")
            self._at += 1
            return _Part(f"{opened}{inner.source})", inner.first, inner.nullable)
        gap, self._gap = self._gap, _GAP
        if element.startswith('"'):
            members = self._members(element)
            return _Part(f"{gap}{_any_of(members)}", members, False)
        alias, _, category = element.rpartition(":")
        members = self._members(category)
        self.captures.append((alias or category, category))
        return _Part(f"{gap}(?P<c{len(self.captures)}>{_any_of(members)})", members, False)


def _any_of(members: str) -> str:
    # A category without words matches nothing.
    return f"[{members}]" if members else "(?!)"


class Grammar:
    """The rules of one language, compiled; `matches` finds them in tokens and their symbols."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        """Compile `rules`; raises PatternError naming the rule that is wrong."""
        self._lexicon = lexicon
        for category, word in literals(rules).items():
            lexicon.add(category, "", [word])
        lexicon.close()
        self._forms: dict[str, list[_Form]] = {}
        for rule in rules.rules:
            form, first = self._compile(rule, rules.macros)
            for symbol in set(first):
                self._forms.setdefault(symbol, []).append(form)
        self._trigger = re.compile(f"[{''.join(self._forms)}]")

    def _compile(self, rule: Rule, macros: Mapping[str, str]) -> tuple[_Form, str]:
        try:
            compiler = _Compiler(_expanded(rule.pattern, macros), self._lexicon.members)
            part = compiler.compile()
            near = (
                frozenset("".join(self._lexicon.members(c) for c in names))
                for names in (rule.before, rule.not_before, rule.after, rule.not_after)
            )
            form = _Form(rule, part.source, tuple(compiler.captures), compiler.spans, *near)
        except KeyError as error:
            where = f"date rule {rule.pattern!r}"
            raise PatternError(f"{where}: no category or macro {error}") from error
        except ValueError as error:
            raise PatternError(f"date rule {rule.pattern!r}: {error}") from error
        return form, part.first

    def matches(self, tokens: Sequence[str], symbols: str) -> Iterator[Match]:
        """Yield the spans of the longest form at each place, from left to right."""
        at = 0
        while trigger := self._trigger.search(symbols, at):
            at = trigger.start()
            best = None
            for form in self._forms[symbols[at]]:
                m = form.regex.match(symbols, at)
                if m and (best is None or m.end() > best[0].end()):
                    left, right = _neighbour(symbols, at, -1), _neighbour(symbols, m.end(), 1)
                    if form.stands(left, right):
                        best = m, form
            if best is None:
                at += 1
                continue
            found = list(self._spans(tokens, *best))
            yield from found
            at = max(at + 1, found[-1].end)

    def _spans(self, tokens: Sequence[str], m: re.Match[str], form: _Form) -> Iterator[Match]:
        captured = [
            (name, self._lexicon.categories(tokens[m.end(f"c{i}") - 1]).get(category, ""))
            for i, (name, category) in enumerate(form.captures, 1)
            if m.start(f"c{i}") >= 0
        ]
        for span in range(1, form.spans + 1) if form.spans else (0,):
            start, end = m.span(f"s{span}") if span else m.span()
            if start < 0:
                continue
            items = dict(form.rule.set)
            for name, value in captured:
                base, _, number = name.rpartition("_")
                if not number.isdigit():
                    items.setdefault(name, value)
                elif int(number) == span:
                    items[base] = value
            while start < end and tokens[start].isspace():
                start += 1
            yield Match(start, end, form.rule, items)


def _neighbour(symbols: str, at: int, step: int) -> str:
    """Return the symbol beside a match, a stretch of white space skipped, "" at the end."""
    at += -1 if step < 0 else 0
    if 0 <= at < len(symbols) and symbols[at] in (SPACE, LINE):
        at += step
    return symbols[at] if 0 <= at < len(symbols) else ""
