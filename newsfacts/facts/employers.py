"""Where one holds an office, if a fact alone says it: "Acme has appointed Ann Lee as chair"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsfacts.records import Fact, Organisation, Person

_PUTS_IN_OFFICE = "appointment"


def with_employers(
    people: Sequence[Person], organisations: Sequence[Organisation], facts: Iterable[Fact]
) -> tuple[Person, ...]:
    """Return people, those appointed to an office with the organisation it is one of.

    The office must stand behind the name in the sentence that tells of the appointment: one before
    it ("Beta has appointed former finance chief Ann Lee") was held elsewhere.
    """
    known = {organisation.name for organisation in organisations}
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind == _PUTS_IN_OFFICE and fact.certainty != "denied" and fact.whom in known:
            told.setdefault(fact.who or "", []).append(fact)
    return tuple(_with_employer(person, told.get(person.name, ())) for person in people)


def _with_employer(person: Person, facts: Sequence[Fact]) -> Person:
    if person.role is None or person.organisation is not None:
        return person
    office = re.compile(r"\s+".join(map(re.escape, person.role.split())) + r"(?!\w)")
    for fact in facts:
        named = [m.end - fact.start for m in person.mentions if fact.start <= m.start < fact.end]
        if named and office.search(fact.text, named[0]):
            return replace(person, organisation=fact.whom)
    return person
