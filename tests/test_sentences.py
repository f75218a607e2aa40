from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.sentences import SentenceSplitter
from tests.golden import sample_texts


@cache
def splitter(language: str) -> SentenceSplitter:
    return SentenceSplitter(language)


# "|" marks where a sentence ends; it is no part of the text.
CASES = {
    "en": [
        "He paid.| She left.",
        "Mr. Smith met Dr. J. Lee in St. Paul.| They spoke.",
        "Acme Inc. bought Beta Corp. in May.| It paid $3.5 million.",
        "It was sold to Acme Inc.| The price was low.",
        "“We won.”| She smiled.",
        "Is it so?| Yes!| Fine.",
        "It fell 2.4 percent to 3.15 p.m. on Sept. 5 in the U.S. market.",
        "Headline without a mark|\n\nProse begins.| It goes on.",
        "A line that is softly wrapped because it is longer than sixty characters\nruns on here.| Next.",
        "He works for the U.S.| The rest is known.",
    ],
    "de": [
        "Er zahlte.| Sie ging.",
        "Am 5. Mai kam Dr. Müller.| Er blieb bis zum 3. Juni.",
        "Das war 2014.| Danach nichts.",
        "Es waren 12.| Die anderen gingen.",
        "Rund 3,5 Mio. Euro, z. B. für die Müller & Co. KG, fehlen.| Das ist viel.",
        "„Wir haben gewonnen.“| Sie lachte.",
        "Der Verein e. V. lädt ein.| Alle kommen.",
        "Im 3. Quartal und am 12. 5. 2024 um 5.30 Uhr.",
        "Titel der Meldung|\nDer Text beginnt.",
    ],
}


@pytest.mark.parametrize(
    ("language", "marked"), [(lang, case) for lang, cases in CASES.items() for case in cases]
)
def test_sentences_end_where_marked(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in splitter(language).split(text)]
    assert found == [part.strip() for part in marked.split("|")]


def boundaries(language: str) -> tuple[set[int], set[int]]:
    """Return where sentences end by hand and by rule in `tests/sentences/<language>.txt`."""
    marked = (Path(__file__).parent / "sentences" / f"{language}.txt").read_text(encoding="utf-8")
    parts = marked.split("|")
    text = "".join(parts)
    ends = accumulate(len(part) for part in parts[:-1])
    return set(ends), {end for _, end in splitter(language).split(text)}


@pytest.mark.parametrize("language", ["en", "de"])
def test_hard_prose_is_split_as_by_hand(language: str) -> None:
    gold, found = boundaries(language)
    right = len(gold & found)
    f1 = 200 * right / (len(gold) + len(found))
    assert f1 >= 95, (f1, sorted(gold ^ found))


@given(st.text(alphabet='aB.!? \n"“”1)Dr.e.V', max_size=80), st.sampled_from(["en", "de"]))
def test_sentences_leave_out_nothing_but_white_space(text: str, language: str) -> None:
    found = splitter(language).split(text)
    edges = [0, *(edge for sentence in found for edge in sentence), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in found)
    gaps = zip(edges[::2], edges[1::2], strict=True)
    assert not any(text[start:end].strip() for start, end in gaps)


@pytest.mark.parametrize("sample", sample_texts(), ids=lambda p: p.name)
def test_the_samples_split_into_whole_sentences(sample) -> None:  # type: ignore[no-untyped-def]
    text = sample.read_text(encoding="utf-8")
    language = sample.name.split(".")[1]
    ends = [text[end - 1] for _, end in splitter(language).split(text)]
    # All but headlines, bylines and menus end in a mark.
    assert sum(mark in '.!?“”"' for mark in ends) >= len(ends) - 4
