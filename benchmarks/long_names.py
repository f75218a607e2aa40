"""Time what is done with names after the model, on hostile texts at 1, 2 and 4 times their length.

    python benchmarks/long_names.py

The names are given, so that the model's time does not hide the rest: trimming, labels, roles, the
merging of people and organisations, and sentence splitting. Seconds of processor time; a row whose
figures double from column to column is linear.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator

from newsfacts.kit import LanguageKit
from newsfacts.lexicon import Patterns
from newsfacts.names.spans import Label, NameSpan
from newsfacts.sentences import SentenceSplitter

GIVEN = ("Ann", "Bob", "Cem", "Dan", "Eva", "Fay", "Gus", "Hal", "Ida", "Jim", "Kai", "Leo", "Mia")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _spans(text: str, pattern: str, label: Label = "PER") -> Iterator[NameSpan]:
    return (NameSpan(m.start(), m.end(), label) for m in re.finditer(pattern, text))


def one_surname(times: int) -> tuple[str, list[NameSpan]]:
    """Thirteen people of one surname."""
    pairs = zip(GIVEN, (*GIVEN[1:], GIVEN[0]), strict=True)
    text = " ".join(f"{a} Miller met {b} Miller. Miller said so. Miller left." for a, b in pairs)
    text = (text + "\n") * (25 * times)
    return text, list(_spans(text, r"(?:[A-Z]\w+ )?Miller"))


def name_list(times: int) -> tuple[str, list[NameSpan]]:
    """A list of 1,250 people and their firms, one a line; 5,000 at four times."""
    lines = []
    for i in range(1250 * times):
        word = "".join(LETTERS[i // 26**k % 26] for k in range(4)).capitalize()
        lines.append(f"{GIVEN[i % len(GIVEN)]} {word}son, chairman of {word} Foods")
    text = "\n".join(lines)
    return text, _both(text, r"(?m)^\w+ \w+", r"(?<= of )\w+ Foods")


def open_brackets(times: int) -> tuple[str, list[NameSpan]]:
    """Brackets that are never closed."""
    text = "Ann Lee (chairman of (Acme ( said (the " * (500 * times)
    return text, _both(text, "Ann Lee", "Acme")


def capitals(times: int) -> tuple[str, list[NameSpan]]:
    """A text all in capitals."""
    text = "ANN LEE, CHAIRMAN OF ACME FOODS, MET BOB RAY OF THE WORLD FOOD FUND. " * (500 * times)
    return text, _both(text, "ANN LEE|BOB RAY", "ACME FOODS|WORLD FOOD FUND")


def no_full_stop(times: int) -> tuple[str, list[NameSpan]]:
    """A text without any full stop."""
    said = "then the chief executive of the bank Ann Lee met the head of the group and Acme said "
    text = said * (500 * times)
    return text, _both(text, "Ann Lee", "Acme")


def _both(text: str, people: str, organisations: str) -> list[NameSpan]:
    found = [*_spans(text, people), *_spans(text, organisations, "ORG")]
    return sorted(found, key=lambda span: span.start)


TEXTS: tuple[Callable[[int], tuple[str, list[NameSpan]]], ...] = (
    one_surname,
    name_list,
    open_brackets,
    capitals,
    no_full_stop,
)


def main() -> int:
    """Print one line a language and text."""
    for language in ("en", "de"):
        kit = LanguageKit(language, Patterns(), None, ())
        splitter = SentenceSplitter(language)
        kit.gather("", kit.trim("", []))
        for make in TEXTS:
            row = []
            for times in (1, 2, 4):
                text, spans = make(times)
                start = time.process_time()
                kit.gather(text, kit.trim(text, spans))
                splitter.split(text)
                row.append(f"{len(spans):>6} names {time.process_time() - start:5.2f} s")
            print(f"{language} {make.__name__:14}" + " |".join(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
