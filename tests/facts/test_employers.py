"""The organisation of one who is appointed, from the fact that tells it."""

from __future__ import annotations

import pytest

from newsfacts.facts.employers import with_employers
from newsfacts.records import Fact, Mention, Organisation, Person

# (sentence, role, organisation known so far, certainty, organisation in the end, why)
CASES = [
    ("Acme has appointed Ann Lee as chair.", "chair", None, "stated", "Acme", "an office behind the name"),
    ("Acme will make Ann Lee finance\nchief.", "finance chief", None, "planned", "Acme", "planned, on two lines"),
    ("Acme has appointed finance chief Ann Lee.", "finance chief", None, "stated", None, "the office held before"),
    ("Acme has appointed Ann Lee as chair.", "chair", "Beta", "stated", "Beta", "told by other words"),
    ("Acme has appointed Ann Lee.", None, None, "stated", None, "no office"),
    ("Acme denied that it named Ann Lee chair.", "chair", None, "denied", None, "denied"),
    ("Acme has appointed Ann Lee as chairwoman.", "chair", None, "stated", None, "half a word"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "known", "certainty", "expected", "why"), CASES)
def test_where_an_office_is_held(
    text: str, role: str | None, known: str | None, certainty: str, expected: str | None, why: str
) -> None:
    at = text.index("Ann Lee")
    person = Person("Ann Lee", role, known, (Mention(at, at + 7, "Ann Lee"),))
    acme = Organisation("Acme", None, (Mention(0, 4, "Acme"),))
    fact = Fact(
        kind="appointment", who="Ann Lee", whom="Acme", what=None, place=None, money=None, date=None,
        certainty=certainty, start=0, end=len(text), text=text,  # type: ignore[arg-type]
    )  # fmt: skip
    (found,) = with_employers([person], [acme], [fact])
    assert found.organisation == expected
    assert with_employers([person], [], [fact]) == (person,)
