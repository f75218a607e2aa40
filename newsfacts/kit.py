"""All that newsfacts holds of one language: finders, model and name rules, loaded when needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsfacts.dates import DateFinder
from newsfacts.facts.finder import FactFinder
from newsfacts.lexicon import Patterns
from newsfacts.money import MoneyFinder
from newsfacts.names.abbreviations import CommonAbbreviations
from newsfacts.names.affiliations import Affiliations, AffiliationsTable
from newsfacts.names.completion import Completer
from newsfacts.names.finder import NameFinder, load_names
from newsfacts.names.headline import Bylines
from newsfacts.names.labels import Labels
from newsfacts.names.neighbours import Neighbours
from newsfacts.names.organisations import OrganisationMerger
from newsfacts.names.people import PeopleMerger
from newsfacts.names.persons import Persons
from newsfacts.names.roles import RoleFinder
from newsfacts.names.spans import NameSpan
from newsfacts.names.spelled import spell_out
from newsfacts.names.tables import NamesTable, RolesTable
from newsfacts.names.trimming import Trimmer
from newsfacts.records import Organisation, Person


@dataclass(frozen=True, slots=True)
class Names:
    """The people, organisations, places and authors of one article."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[NameSpan, ...] = ()
    authors: tuple[str, ...] = ()


class LanguageKit:
    """The finders of one language."""

    def __init__(
        self,
        language: str,
        patterns: Patterns,
        model: str | None,
        rules: Sequence[Path],
        threads: int | None = None,
    ) -> None:
        """Name the language, its patterns, and the spaCy pipeline or None for the shipped model.

        `threads`: cores the shipped model may use, None for all of the process.
        """
        self.language = language
        self._patterns = patterns
        self._model = model
        self._rules = rules
        self._threads = threads

    @cached_property
    def dates(self) -> DateFinder:
        """The date finder."""
        return DateFinder(self.language, self._patterns)

    @cached_property
    def money(self) -> MoneyFinder:
        """The money finder."""
        return MoneyFinder(self.language, self._patterns)

    @cached_property
    def facts(self) -> FactFinder:
        """The fact finder."""
        return FactFinder(self.language, self._patterns)

    @cached_property
    def names(self) -> NameFinder:
        """The name finder."""
        return load_names(self.language, self._model, self._rules, self._threads)

    def trim(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return name spans cut down to the names alone (see `Trimmer.trim`)."""
        told = self._persons.settle(text, self._trimmer.trim(text, spans))
        whole = self._neighbours.settle(text, self._completer.complete(text, told))
        whole = self._trimmer.without_things(text, spell_out(text, whole))
        return self._abbreviations.without(text, whole)

    def gather(self, text: str, spans: Sequence[NameSpan]) -> Names:
        """Return the records of the people and organisations that `spans` name."""
        spans = self._labels.settle(text, self._bylines.without_credits(text, spans))
        authors = self._bylines.authors(text, spans)
        written_by = self._bylines.names(text, authors)
        named = [s for s in spans if s not in authors]
        roles = self._affiliations.complete(text, named, self._roles.find(text, named))
        people = self._people.merge(text, named, roles)
        return Names(
            people=tuple(p for p in people if p.name not in written_by),
            organisations=tuple(
                o
                for o in self._organisations.merge(text, spans)
                if o.name.lower() not in self._lone
            ),
            places=tuple(s for s in spans if s.label == "LOC"),
            authors=written_by,
        )

    @cached_property
    def _names_table(self) -> NamesTable:
        return self._patterns.table(self.language, "names", NamesTable)

    @cached_property
    def _roles_table(self) -> RolesTable:
        return self._patterns.table(self.language, "roles", RolesTable)

    @cached_property
    def _trimmer(self) -> Trimmer:
        return Trimmer(self._names_table, self._roles.roles)

    @cached_property
    def _completer(self) -> Completer:
        return Completer(self._names_table)

    @cached_property
    def _lone(self) -> frozenset[str]:
        return frozenset(self._names_table.lone_nouns)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._names_table, self._roles_table, self._roles.roles)

    @cached_property
    def _persons(self) -> Persons:
        return Persons(self._names_table, self._roles_table)

    @cached_property
    def _abbreviations(self) -> CommonAbbreviations:
        return CommonAbbreviations(self._names_table)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._names_table)

    @cached_property
    def _roles(self) -> RoleFinder:
        return RoleFinder(self._roles_table, self._names_table)

    @cached_property
    def _affiliations(self) -> Affiliations:
        table = self._patterns.table(self.language, "affiliations", AffiliationsTable)
        return Affiliations(table, self._roles_table, self._names_table)

    @cached_property
    def _people(self) -> PeopleMerger:
        return PeopleMerger(self._names_table, self._roles_table.vague_roles)

    @cached_property
    def _organisations(self) -> OrganisationMerger:
        return OrganisationMerger(self._names_table)

    @cached_property
    def _bylines(self) -> Bylines:
        return Bylines(self._names_table)
