"""`DateFinder`: dates with their spans and values in the text of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import accumulate

from newsfacts.dates.context import Context
from newsfacts.dates.dateline import LineWords, publication
from newsfacts.dates.direction import Evidence
from newsfacts.dates.grammar import Grammar, Match
from newsfacts.dates.lexer import TOKEN, Lexicon, expand
from newsfacts.dates.readings import READINGS, unpacked
from newsfacts.dates.tables import Holiday, Holidays, Rule, Rules, Words
from newsfacts.dates.timex import bounds, third
from newsfacts.errors import PatternError
from newsfacts.lexicon import Patterns
from newsfacts.numbers import NumberGrammar
from newsfacts.records import Date
from newsfacts.sentences import SentencesTable

# Readings of calendar days, which a publication line has.
_EXPLICIT = {"calendar", "numeric"}
# As many characters as the first lines of an article can have.
_HEAD = 4000


class DateFinder:
    """Finds the dates of one language."""

    def __init__(self, language: str, patterns: Patterns = Patterns()) -> None:  # noqa: B008
        """Compile the grammar of `language`; raises PatternError where its tables are wrong."""
        words = patterns.table(language, "dates", Words)
        rules = patterns.table(language, "dates_rules", Rules)
        holidays = patterns.table(language, "dates_holidays", Holidays).holidays
        self._holidays: dict[str, Holiday] = {str(i): h for i, h in enumerate(holidays)}
        if unknown := sorted({rule.value for rule in rules.rules} - set(READINGS)):
            raise PatternError(
                f"no date reading is called {unknown[0]!r} (patterns for {language})"
            )
        self._lexicon = Lexicon(words, NumberGrammar.load(language, patterns))
        self._order = words.order
        for key, holiday in self._holidays.items():
            self._lexicon.add("holiday", key, filter(str.isalpha, expand(holiday.names)))
        self._grammar = Grammar(_with_names(rules, self._holidays), self._lexicon)
        self._line = patterns.table(language, "dates_line", LineWords)
        self._today = float(words.today)
        sentences = patterns.table(language, "sentences", SentencesTable)
        self._ordinals_have_points = sentences.ordinals_have_full_stops

    def find(self, text: str, published: date | None = None) -> list[Date]:
        """Return the dates of `text` in text order, without overlaps; offsets in code points.

        `published` is the day relative dates are counted from. Without it they keep a value with X
        or are counted from the nearest date that the text itself names.
        """
        return self._find(text, published, self._order)

    def dateline(self, text: str) -> Date | None:
        """Return the article's own publication line as a full day, or None.

        It stands alone, or with a place, a source or a label, in one of the first lines or at the
        end of the text. A line without a year counts where the head names days of one year only.
        """
        usual = self._order
        if "/" in text[:_HEAD]:
            tokens = TOKEN.findall(text)
            symbols = self._lexicon.symbols(tokens)
            usual = Evidence(self._lexicon, tokens, symbols, self._ordinals_have_points).order(
                usual
            )

        def days(part: str) -> list[Date]:
            found = self._find(part, None, usual, explicit=True)
            return [d for d in found if len(d.value) == len("2024-06-22")]

        return publication(text, self._line, days)

    def _find(
        self, text: str, published: date | None, order: str, explicit: bool = False
    ) -> list[Date]:
        tokens = TOKEN.findall(text)
        symbols = self._lexicon.symbols(tokens)
        evidence = Evidence(self._lexicon, tokens, symbols, self._ordinals_have_points)
        here: list[Match] = []
        leaning: dict[int, float] = {}

        def choose(anchor: date, before: date, after: date) -> int:
            match = here[-1]
            score = evidence.direction(match.start, match.end, anchor, before, after)
            leaning[match.start] = score
            return 1 if score > 0 else -1

        def is_day() -> bool:
            return evidence.is_day(here[-1].start, here[-1].end, self._today)

        context = Context(published, partial(evidence.order, order), self._holidays, choose, is_day)
        found: list[Date] = []
        chosen: dict[int, float] = {}
        offsets: list[int] = []
        for match in self._grammar.matches(tokens, symbols):
            here.append(match)
            items = unpacked(match.items)
            try:
                value = READINGS[match.rule.value](items, context)
            except KeyError as error:
                rule = f"date rule {match.rule.pattern!r}"
                raise PatternError(f"{rule}: {match.rule.value} needs {error}") from error
            if value is None or (explicit and match.rule.value not in _EXPLICIT):
                continue
            if not explicit:
                context.remember(value)
            if not offsets:
                offsets = [0, *accumulate(map(len, tokens))]
            start, end = offsets[match.start], offsets[match.end]
            first, last = third(bounds(value), items.get("part", ""))
            if match.start in leaning and match.rule.value in _EXPLICIT:
                chosen[len(found)] = leaning[match.start]
            found.append(Date(start, end, text[start:end], value, _iso(first), _iso(last)))
        return _agreed(found, chosen)


def _agreed(found: list[Date], chosen: Mapping[int, float]) -> list[Date]:
    """Give a day that is named twice without a year the one that its sentences speak for most.

    `chosen` says of which dates the year was left to the sentence, and how much it speaks for the
    coming one: a headline has no verb, the sentence below it has.
    """
    surest: dict[str, int] = {}
    for i, score in chosen.items():
        day = found[i].value[4:]
        if len(day) == len("-06-22") and abs(score) > abs(chosen.get(surest.get(day, -1), 0)):
            surest[day] = i
    for i in chosen:
        best = found[surest.get(found[i].value[4:], i)]
        found[i] = replace(found[i], value=best.value, earliest=best.earliest, latest=best.latest)
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _with_names(rules: Rules, holidays: Mapping[str, Holiday]) -> Rules:
    """Return the rules, those for holidays repeated for each name of several words."""
    names = [
        (key, " ".join(f'"{w}"' for w in TOKEN.findall(name) if not w.isspace()))
        for key, holiday in holidays.items()
        for name in expand(holiday.names)
        if not name.isalpha()
    ]
    out: list[Rule] = []
    for rule in rules.rules:
        if rule.value == "holiday":
            for key, words in names:
                pattern = re.sub(r"\bholiday\b", f"({words})", rule.pattern)
                out.append(replace(rule, pattern=pattern, set={**rule.set, "holiday": key}))
        out.append(rule)
    return replace(rules, rules=tuple(out))
