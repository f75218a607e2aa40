"""The publication line: which lines are one, and which only name a date."""

from __future__ import annotations

import pytest

from newsfacts.dates import DateFinder

PROSE = "The company said that it had sold its plants in the north of the country for a good price."
PROSA = "Das Unternehmen hat nach eigenen Angaben seine Werke im Norden des Landes verkauft."

ENGLISH = [
    # each row: text, words of the line, value
    (f"Saturday, June 22, 2024\n\nA title\n\n{PROSE}", "Saturday, June 22, 2024", "2024-06-22"),
    (f"A title\nMarch 01, 2008\n{PROSE}", "March 01, 2008", "2008-03-01"),
    (f"2024-06-22\n{PROSE}", "2024-06-22", "2024-06-22"),
    (f"A title\nBy Jane Doe | June 3, 2024\n{PROSE}", "June 3, 2024", "2024-06-03"),
    (f"A title\nBy Jane Doe, June 3, 2024\n{PROSE}", "June 3, 2024", "2024-06-03"),
    (f"Published: 3 June 2024 10:04 GMT\n{PROSE}", "3 June 2024", "2024-06-03"),
    (
        f"Updated 5:30 p.m. EDT, Friday, March 22, 2013\n{PROSE}",
        "Friday, March 22, 2013",
        "2013-03-22",
    ),
    # of a day of publication and one of change, the first
    (f"Updated: June 4, 2024\nPosted: June 3, 2024\n{PROSE}", "June 3, 2024", "2024-06-03"),
    (f"WASHINGTON, March 22, 2013 (Reuters) - {PROSE}", "March 22, 2013", "2013-03-22"),
    (f"NEW YORK, June 3, 2024 /PRNewswire/ -- {PROSE}", "June 3, 2024", "2024-06-03"),
    (f"LYON, May 3, 2024. {PROSE}", "May 3, 2024", "2024-05-03"),
    (f"London, 4 September 2023 - {PROSE}", "4 September 2023", "2023-09-04"),
    (f"In London, on 4 September 2023, he spoke. {PROSE}", None, None),
    # a line without a year takes it from the only year that the head names with a day
    (f"Report of June 2, 2024\nLONDON, June 3 (Reuters) - {PROSE}", "June 3", "2024-06-03"),
    (f"LONDON, June 3 (Reuters) - {PROSE}", None, None),
    # the rest of the article tells which figure is the day
    (f"3/9/2024\n{PROSE} In London it is known as the centre.", "3/9/2024", "2024-09-03"),
    (f"3/9/2024\n{PROSE}", "3/9/2024", "2024-03-09"),
    (f"Report of June 2, 2023\nLONDON, Feb. 29 (Reuters) - {PROSE}", None, None),
    # running prose
    (f"On June 5, 2024, the company said so. {PROSE}", None, None),
    (f"June 3, 2024 was a good day for the company.\n{PROSE}", None, None),
    (f"{PROSE}\n\nThe contract of June 3, 2024 ends soon.", None, None),
    ("", None, None),
]
GERMAN = [
    (f"Ein Titel\n\nCRI  |  \n22.09.2025\n\n{PROSA}", "22.09.2025", "2025-09-22"),
    (f"LINDENAU, 14. Mai 2024. {PROSA}", "14. Mai 2024", "2024-05-14"),
    (f"Dormagen, 26. Januar 2016 - {PROSA}", "26. Januar 2016", "2016-01-26"),
    (f"Berlin, 3.5.2024 – {PROSA}", "3.5.2024", "2024-05-03"),
    (f"(CRI, 22. September 2025) {PROSA}", "22. September 2025", "2025-09-22"),
    (f"{PROSA}\n" * 20 + "(CRI, 22. September 2025)", "22. September 2025", "2025-09-22"),
    (f"{PROSA} (CRI, 22. September 2025)", "22. September 2025", "2025-09-22"),
    (f"Veröffentlicht am 3. März 2024\n{PROSA}", "3. März 2024", "2024-03-03"),
    (f"Ein Titel\nStand: 12.05.2023, 14:30 Uhr\n{PROSA}", "12.05.2023", "2023-05-12"),
    (f"HAMBURG, 3. März 2024 (dpa) - {PROSA}", "3. März 2024", "2024-03-03"),
    (f"HAMBURG, 3. März (dpa) - {PROSA}", None, None),
    (f"Bad Aibling, 3. März 2024 (dpa) - {PROSA}", "3. März 2024", "2024-03-03"),
    (f"Minister kommt, 3. März 2024 - {PROSA}", None, None),
    (f"Der Bote, Sonntag, 3. März 2024 12:19\n{PROSA}", "Sonntag, 3. März 2024", "2024-03-03"),
    (f"Großes Konzert, Sonntag, 3. März 2024 20:00 Uhr\n{PROSA}", None, None),
    (f"Oldenburg, 3. März 2024, 12:19 Uhr brannte es.\n{PROSA}", None, None),
    (f"Von Jana Meier, Berlin, 3. März 2024\n{PROSA}", "3. März 2024", "2024-03-03"),
    (f"Der Vertrag vom 3. März 2024 gilt weiter.\n{PROSA}", None, None),
    (f"{PROSA} Der Bericht (dpa vom 3. März 2024) sagt mehr. {PROSA}", None, None),
]


@pytest.mark.parametrize(("text", "words", "value"), ENGLISH)
def test_english(text: str, words: str | None, value: str | None, english: DateFinder) -> None:
    check(english, text, words, value)


@pytest.mark.parametrize(("text", "words", "value"), GERMAN)
def test_german(text: str, words: str | None, value: str | None, german: DateFinder) -> None:
    check(german, text, words, value)


def check(finder: DateFinder, text: str, words: str | None, value: str | None) -> None:
    line = finder.dateline(text)
    if words is None:
        assert line is None
        return
    assert line is not None
    assert (line.text, line.value, line.earliest, line.latest) == (words, value, value, value)
    assert text[line.start : line.end] == words
