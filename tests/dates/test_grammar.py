"""Wrong patterns are named; a user's words and rules are found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsfacts.dates import DateFinder
from newsfacts.errors import PatternError
from newsfacts.lexicon import Patterns

WRONG = [
    ('pattern = "mnth"', "mnth"),
    ('pattern = "(month"', "without its end"),
    ('pattern = "month)"', "unexpected"),
    ('pattern = "$NOTHING"', "NOTHING"),
    ('pattern = "month & day"', "notation"),
    ('pattern = "month"\nbefore = ["nonesuch"]', "nonesuch"),
]


@pytest.mark.parametrize(("rule", "says"), WRONG)
def test_a_wrong_rule_is_named(rule: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=says):
        DateFinder("en", _patterns(tmp_path, "dates_rules", f'[[rules]]\n{rule}\nvalue = "year"\n'))


def test_a_reading_that_does_not_exist_is_named(tmp_path: Path) -> None:
    rule = '[[rules]]\npattern = "month"\nvalue = "nonesuch"\n'
    with pytest.raises(PatternError, match="nonesuch"):
        DateFinder("en", _patterns(tmp_path, "dates_rules", rule))


def test_a_rule_without_what_its_reading_needs_is_named(tmp_path: Path) -> None:
    rule = '[[rules]]\npattern = "part_noun"\nvalue = "calendar"\n'
    finder = DateFinder("en", _patterns(tmp_path, "dates_rules", rule))
    with pytest.raises(PatternError, match=r"part_noun.*month"):
        finder.find("the outset")


def test_a_word_is_added_by_adding_it_to_a_list(tmp_path: Path) -> None:
    more = '[words.now_word]\nPAST_REF = ["yesteryear"]\n[words.month]\n5 = ["Maytide"]\n'
    finder = DateFinder("en", _patterns(tmp_path, "dates", more))
    found = finder.find("It was so yesteryear, on Maytide 3, 2020.", date(2024, 6, 19))
    assert [(d.text, d.value) for d in found] == [
        ("yesteryear", "PAST_REF"),
        ("Maytide 3, 2020", "2020-05-03"),
    ]


def _patterns(folder: Path, name: str, content: str) -> Patterns:
    (folder / "en").mkdir()
    (folder / "en" / f"{name}.toml").write_text(content, encoding="utf-8")
    return Patterns((folder,))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It met on 3/9/2024.", "2024-03-09"),
        ("It met on 3/9/2024 and on 25/9/2024.", "2024-09-03"),
        ("The centre in London met on 3/9/2024.", "2024-09-03"),
        ("The centre in London met on 3/9/2024 and on 9/25/2024.", "2024-03-09"),
    ],
)
def test_the_article_shows_which_figure_is_the_day(
    text: str, value: str, english: DateFinder
) -> None:
    assert english.find(text, date(2024, 10, 1))[0].value == value


def test_a_number_ending_a_headline_is_no_day(english: DateFinder) -> None:
    found = english.find("Maker sells phone 4\nJune 9, 2010\nThe maker said", date(2010, 6, 9))
    assert [(d.text, d.value) for d in found] == [("June 9, 2010", "2010-06-09")]
