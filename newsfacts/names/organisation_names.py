"""Which spans taken for organisations name one, and how much of them is the name."""

from __future__ import annotations

import re

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable

_BRACKETED = re.compile(r"\s?\(([^\W\d_a-zß-ÿ]\w{1,9})\)")
_HYPHENED = re.compile(r"([\w.&-]+)-([^\W\d_]+)")
_SMALL_AFTER_COMMA = re.compile(r",\s[a-zß-ÿ]")
# A word behind the first that has a capital or a digit.
_NAMED = re.compile(r"\s\S*[^\Wa-zß-ÿ]")
_PLURAL = re.compile(r"[^\W\d_a-zß-ÿ]{2,}s")
# "Acme Inc (ACM.N)", "Acme (NYSE: ACM)".
_TICKER = re.compile(
    r"\s?\((?:[A-Z]{2,8}:\s?)?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})\)?|\s?\([A-Z]{2,8}:\s?[A-Z.]{1,6}\)?"
)
_DASH = re.compile(r"\s(?:--+|[–—])\s")
# The number of an agency's picture: "APA15257870".
_NUMBERED = re.compile(r"\d{5,}")
_PRODUCT = re.compile(r"-\d")
_LONG_OFFICE = 12
_SEAT = re.compile(r"[^\W\d_a-zß-ÿ]-[^\W\d_a-zß-ÿ][\w.]*")


class OrganisationNames:
    """Tells organisations from the nouns, offices, events and products a model takes for them."""

    def __init__(self, table: NamesTable, office: re.Pattern[str]) -> None:
        """Take what the language knows about names, and the form of its roles."""
        self._office = office
        self._nationalities = frozenset(table.nationalities)
        self._generic = frozenset(table.generic_nouns)
        self._endings = tuple(table.generic_endings)
        self._never = frozenset(table.never_organisations)
        self._capital_nouns = table.nouns_are_capitalised
        described = rf"(?:[^\W\d_]\w*)?{alternation(table.descriptions, fold=True)}"
        # "Münchner Start-up Acme": where from is said with the noun.
        endings = alternation(table.place_adjective_endings)
        city = rf"(?:[^\W\d_a-zß-ÿ]\w+{endings}\s+)?" if table.place_adjective_endings else ""
        self._described = re.compile(rf"{city}(?i:{described})\s+(?=[^\W\d_a-zß-ÿ])")
        only = rf"{city}[^\W\d_a-zß-ÿ]\w*(?i:{alternation(table.descriptions, fold=True)})"
        self._only_described = re.compile(only if self._capital_nouns else r"(?!)")
        # "European airframer Acme", "Old Tree insurance company"; "katholischen Sozialverbands".
        small = rf"(?!{alternation((*table.stop_words, *table.particles))}\s)[a-zß-ÿ]{{3,}}"
        legal = rf"(?!{alternation(table.legal_forms)}(?![\w-]))"
        origin = rf"(?i:{alternation(table.nationalities, fold=True)}\s+)?"
        adjective = rf"[a-zß-ÿ]{{3,}}{alternation(table.adjective_endings)}\s+"
        lead = rf"(?:{adjective})+" if self._capital_nouns else rf"{origin}(?:{small}\s+)+"
        self._lead = re.compile(rf"{lead}(?=[^\W\d_a-zß-ÿ])")
        adjectives = alternation(table.opening_adjectives)
        self._opening = re.compile(rf"{adjectives}\s+(?=[^\W\d_a-zß-ÿ])")
        self._trail = re.compile(r"(?!)" if self._capital_nouns else rf"(?:\s+{legal}{small})+$")
        self._of = re.compile(r"\s+[a-zäöü]+\s")
        self._partisan = re.compile(rf"^(?:\S+\s){{1,2}}{alternation(table.partisans)}$")
        self._event = re.compile(rf"{alternation(table.event_words)}(?:\s+\d{{2,4}})?$")
        self._thing = re.compile(rf"{alternation(table.thing_words)}(?:\s+\d{{2,4}})?$")
        bodies = alternation((*table.serving_nouns, *table.board_nouns), fold=True)
        self._body = re.compile(rf"(?<!\w){bodies}(?!\w)", re.IGNORECASE)
        self._function_words = re.compile(rf"(?:\s+{alternation(table.stop_words)})+$")
        # Lea Women's Day is no Lea Women.
        days = rf"(?:{alternation(table.possessives)})\s+{alternation(table.day_words)}"
        self._to_event = re.compile(rf"(?:\s+{alternation(table.event_words)}|{days})(?!\w)")
        self._things = tuple(table.thing_endings)
        self._rubrics = frozenset((*table.rubrics, *table.joined_by))
        self._serving = frozenset(table.serving_words)
        self._small = frozenset(table.stop_words)
        self._bodies = tuple(table.serving_nouns)
        self._people = tuple(table.person_offices)
        self._dative = re.compile(rf"[^\W\d_a-zß-ÿ]\w+\s{alternation(table.dative_articles)}\s")
        self._units = re.compile(rf"{alternation(table.unit_heads)}(?!\w)")
        nouns = alternation((*table.serving_nouns, *table.body_endings), fold=True)
        self._body_behind = re.compile(rf" (?P<body>[^\W\d_a-zß-ÿ]\w*(?i:{nouns})(?!\w))")

    def edges(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return where the name begins and ends without what describes it ("carmaker Acme")."""
        for pattern in (self._opening, self._lead, self._described):
            while found := pattern.match(text, start, end):
                start = found.end()
        if between := self._dative.match(text, start, end):
            # "Susan dem Robert-Koch-Institut"
            start = between.end()
        held = self._office.match(text, start, end) if self._capital_nouns else None
        if held and (body := self._body_behind.match(text, held.end(), end)):
            # "Sprecherin Landgericht Ulm"
            start = body.start("body")
        if not self._capital_nouns and (comma := _SMALL_AFTER_COMMA.search(text, start, end)):
            # "Acme, grocer and baker"
            end = comma.start()
        if trail := self._trail.search(text[start:end]):
            end = start + trail.start()
        if ticker := _TICKER.search(text, start, end):
            end = ticker.start()
        if dash := _DASH.search(text, start, end):
            # "Acme -- Europe's second": another phrase begins.
            end = dash.start()
        if function := self._function_words.search(text[start:end]):
            end = start + function.start()
        compound = _HYPHENED.fullmatch(text, start, end)
        if compound and (
            compound[2].lower().endswith(self._endings)
            or (self._capital_nouns and self._office.fullmatch(compound[2]))
        ):
            # "CDU-Parteitag" names the CDU.
            end = compound.end(1)
        return start, end

    def behind_office(self, text: str, start: int, end: int) -> int | None:
        """Return where the place begins that an office is of ("Minister of Justice of Ghana")."""
        held = self._office.match(text, start, end)
        of = self._of.match(text, held.end(), end) if held else None
        return of.end() if of else None

    def event_acronym(self, text: str, span: NameSpan) -> str | None:
        """Return the acronym in brackets behind a span, where that names an event."""
        name = text[span.start : span.end]
        if span.label != "ORG" or not (self._event.search(name) or self._is_thing(name)):
            return None
        found = _BRACKETED.match(text, span.end)
        return found[1] if found else None

    def _is_thing(self, name: str) -> bool:
        """Tell whether a name is a plan's or a law's: "Roads Plan", no "Institute for Policy"."""
        return self._thing.search(name) is not None and self._body.search(name) is None

    def accepts(self, text: str, start: int, end: int) -> bool:
        """Tell whether a span can name an organisation."""
        name = text[start:end]
        words = name.lower().split()
        if " ".join(words) in self._never or len(name) < 2 or _NUMBERED.search(name):
            return False
        if self._only_described.fullmatch(name):
            return False
        if words[0] in self._nationalities and (len(words) == 1 or words[1] in self._generic):
            return False
        if not self._capital_nouns and words[0] in self._nationalities and not _NAMED.search(name):
            # "Indian e-commerce"
            return False
        if len(words) == 1 and "-" not in name and words[0].endswith(self._endings):
            return False
        # A model may stop before the word that tells: "[World Hat Trade] Convention".
        if self._event.search(name) or (len(words) > 1 and self._to_event.match(text, end)):
            return False
        # A prize, a law, an election; the rubrics of a web page: "Wetter & Klima".
        thing = words[-1 - (words[-1].isdigit() and len(words) > 1)].endswith(
            self._things
        ) or self._rubrics.issuperset(words)
        if thing or self._is_thing(name) or self._units.match(name):
            return False
        # "US Secretary of State", "House Republicans", "EVs".
        office = len(words) > 1 and self._office.fullmatch(name) and not self._is_body(words)
        if self._is_long_office(name) or office or (len(words) > 1 and self._partisan.search(name)):
            return False
        if _PLURAL.fullmatch(name):
            return False
        # A type of aeroplane ("DC-9"), and a senator's party and state ("R-Ohio") in brackets.
        product = _PRODUCT.match(text, end) is not None and len(words) == 1
        seated = text[start - 1 : start] == "(" or text[max(0, start - 2) : start] == ", "
        return not product and not (seated and _SEAT.fullmatch(name))

    def _is_long_office(self, name: str) -> bool:
        """Tell whether a long word is an office: "Bundestagsabgeordnete", not "Springer"."""
        long = self._capital_nouns and len(name) >= _LONG_OFFICE and name.isalpha()
        return (
            long and self._office.fullmatch(name) is not None and not self._is_body([name.lower()])
        )

    def _is_body(self, words: list[str]) -> bool:
        """Tell whether words that read like an office name a body: "Europäischer Forschungsrat".

        What it is for may follow.
        """
        ends = [at for at, word in enumerate(words) if word in self._serving]
        head = words[: ends[0]] if ends else words
        if not head or head[-1].endswith(self._people):
            return False
        return head[-1].endswith(self._bodies) and self._small.isdisjoint(head)
