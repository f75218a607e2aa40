from __future__ import annotations

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.names.persons import Persons
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


@pytest.mark.parametrize(
    ("language", "marked", "left", "why"),
    [
        ("de", "Stürmer [ORG Kilmar] fehlt. [ORG Kilmar] traf", ["PER Kilmar"] * 2, "a sportsman"),
        ("de", "des Anwalts [ORG Otter] und der [ORG Otter]-Aktie", ["PER Otter"] * 2, "by his office"),
        ("de", "Präsident [ORG Landgericht] und Minister [ORG SPD]", ["ORG Landgericht", "ORG SPD"], "bodies"),
        ("de", "übernahm das [PER Ruder] von [PER Jo Berg]", ["PER Jo Berg"], "a noun of neuter gender"),
        ("de", "das [PER Veto Bergs] und das [PER Berg]-Lager", ["PER Bergs", "PER Berg"], "a noun before him"),
        ("de", "Ein [PER Veto Bergs] und ein [PER Jo Berg]", ["PER Bergs", "PER Jo Berg"], "a noun before him"),
        ("de", "[PER Jo Das] und das [PER Das]", ["PER Jo Das", "PER Das"], "a surname of the text"),
        ("de", "mit der [PER Anna-Otter-Plakette] geehrt", [], "a thing named after a person"),
        ("de", "Auch [ORG KBI Jo Berg] und der [ORG OB] kamen", ["PER Jo Berg"], "abbreviated offices"),
        ("de", "als [PER Jo Berg Kils] Plan. [PER Al Kil]", ["PER Jo Berg", "PER Kils", "PER Al Kil"], "two in one"),
        ("de", "[PER Jo Berg Kil] rief [PER Al Kil]", ["PER Jo Berg Kil", "PER Al Kil"], "a double surname"),
        ("de", "die Familien [ORG Otter] und [ORG Kil] samt [PER Jo Berg]", ["PER Jo Berg"], "families"),
        ("de", "[PER Jo Karl Berg] ([ORG JKB]) sagt, [ORG JKB]", ["PER Jo Karl Berg"], "a person's initials"),
        ("de", "der [ORG Duftstoff]-Unternehmer [PER Jo Berg]", ["PER Jo Berg"], "what one trades in"),
        ("en", "lawyer [ORG Otter] and the [PER Reed]", ["ORG Otter", "PER Reed"], "no such words"),
    ],
)  # fmt: skip
def test_people_and_nouns_are_told_by_the_word_before(
    language: str, marked: str, left: list[str], why: str
) -> None:
    text, spans = parse(marked)
    patterns = Patterns()
    names = patterns.table(language, "names", NamesTable)
    roles = patterns.table(language, "roles", RolesTable)
    found = Persons(names, roles).settle(text, spans)
    assert [f"{s.label} {text[s.start : s.end]}" for s in found] == left, why
