from __future__ import annotations

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.names.labels import Labels
from newsfacts.names.tables import NamesTable
from tests.names.marked import parse


@pytest.mark.parametrize(
    ("language", "marked", "labels", "why"),
    [
        ("en", "[ORG Hefei] and [ORG Hefei], built in [LOC Hefei].", ["LOC"] * 3, "a place"),
        ("en", "[PER Kestrel] won. [ORG Kestrel] paid. [ORG Kestrel] left.", ["ORG"] * 3, "majority"),
        ("en", "a stake in [LOC Carrow] and [ORG Carrow]", ["ORG"] * 2, "a stake is in no place"),
        ("en", "a rival chip. [ORG Rival] bidder [ORG Acme] left", ["ORG"], "a noun opens the sentence"),
        ("en", "hit the target. [ORG Target] paid, said [ORG Target]", ["ORG"] * 2, "named twice"),
        ("en", "a stake in [ORG Acme] and [ORG Acme]", ["ORG"] * 2, "no place seen by the model"),
        ("en", "[PER Jo Jordan] flew to [LOC Jordan]. [PER Jordan] slept.", ["PER", "LOC", "PER"], "a name and a country"),
        ("en", "[ORG Netherby] is angry. [ORG Netherby Borough Council] met", ["LOC", "ORG"], "a council is named for the place"),
        ("en", "[PER Jo Reed] won. [PER Reed] left. Under [ORG Reed] it lost.", ["PER"] * 3, "a surname"),
        ("en", "[PER Jo Reed] runs [ORG Reed]. [ORG Reed] paid. [PER Reed] left.", ["PER", "ORG", "ORG", "PER"], "a firm of his name"),
        ("en", "[PER Jo Reed] won. [ORG Reed]'s game, said [PER Reed]. [ORG Reed]'s and [PER Reed]", ["PER"] * 5, "his name taken for a firm's as often"),
        ("de", "Der Konzern [ORG Reed] wächst. [PER Reed] verkauft, sagte [PER Jo Reed].", ["ORG", "PER", "PER"], "a firm named before him"),
        ("de", "[PER Jo Kilmar] geht. [ORG Kilmar] selbst schweigt", ["PER"] * 2, "a surname taken for a firm once"),
        ("de", "[PER Jo Frena] geht. [ORG Frenas] Plan gilt", ["PER"] * 2, "a surname in the genitive"),
        ("de", "Er war operativ tätig. [PER Operativ] war [PER Jo Kil] gut", ["PER"], "an adverb opens the sentence"),
        ("de", "[PER Unita] ruft auf, [ORG Unita] auch.", ["ORG"] * 2, "a lone word is rarely a person"),
    ],
)  # fmt: skip
def test_one_label_a_name(language: str, marked: str, labels: list[str], why: str) -> None:
    text, spans = parse(marked)
    table = Patterns().table(language, "names", NamesTable)
    assert [s.label for s in Labels(table).settle(text, spans)] == labels, why


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "[ORG Acme Replaces Finance] Chief\n\n[ORG Acme] replaced its finance chief.",
            ["Acme", "Acme"],
        ),
        (
            "[ORG Acme Foods] to Close Plant\n\n[ORG Acme] said it sold food.",
            ["Acme Foods", "Acme"],
        ),
        ("[ORG Acme Plans] closed.\n[ORG Acme] planned a plant.", ["Acme Plans", "Acme"]),
    ],
)
def test_the_verb_of_a_headline_is_no_part_of_a_name(marked: str, names: list[str]) -> None:
    text, spans = parse(marked)
    table = Patterns().table("en", "names", NamesTable)
    assert [text[s.start : s.end] for s in Labels(table).settle(text, spans)] == names
