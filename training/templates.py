"""Make news sentences from templates: agency copy, headlines, sports tables."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from newsfacts.names.tokenizer import ATOM
from training.corpora import Example
from training.pools import Pools
from training.settings import LABELS, UNMARKED

_SLOT = re.compile(r"\{([A-Z]+)(\d?)\}([a-zäöü]*)")

_LISTED = {
    "AGENCY": ("agencies", "ORG"), "PAPER": ("papers", "ORG"), "PARTY": ("parties", "ORG"),
    "PARTYACR": ("party_acronyms", "ORG"), "ACR": ("acronyms", "ORG"),
    "MINISTRY": ("ministries", "ORG"), "MINISTRYGEN": ("ministries_genitive", "ORG"),
    "ASSOC": ("associations", "ORG"), "ASSOCGEN": ("associations_genitive", "ORG"),
    "INSTITUTE": ("institutes", "ORG"), "CARTEAM": ("car_teams", "ORG"),
    "COUNTY": ("counties", "ORG"), "CLUB": ("clubs", "ORG"), "UTEAM": ("us_teams", "ORG"),
    "EXCHANGE": ("exchanges", "ORG"), "STATE": ("states", "LOC"), "INDEX": ("indexes", ""),
    "NAT": ("nationalities", ""), "MONTH": ("months", ""), "DAY": ("days", ""),
    "MONEY": ("money", ""),
}  # fmt: skip


def _split_team(name: str) -> tuple[str, str]:
    """Return a team's city and nickname."""
    words = name.split()
    at = -2 if words[-2] in {"Red", "White", "Blue", "Maple", "Trail", "Mighty"} else -1
    return " ".join(words[:at]), " ".join(words[at:])


class Writer:
    """Fills templates of one language with names from its pools."""

    def __init__(self, pools: Pools) -> None:
        self.pools, self.random = pools, pools.random
        path = Path(__file__).parent / "data" / f"templates.{pools.language}.toml"
        with path.open("rb") as file:
            self.templates: dict[str, list[str]] = tomllib.load(file)

    def write(self, section: str) -> Example:
        """Return one filled template of a section as a labelled example."""
        text = self.random.choice(self.templates[section])
        atoms: list[str] = []
        labels: list[int] = []
        people: dict[str, tuple[str, str]] = {}
        drawn: dict[str, tuple[str, str]] = {}
        at = 0
        for match in _SLOT.finditer(text):
            self._plain(text[at : match.start()], atoms, labels)
            value, kind = self._draw(match[1], match[2], people, drawn)
            value += match[3]
            # Names meet what follows without a space ("VW-Chef"): atoms come apart all the same.
            parts = ATOM.findall(value)
            first = LABELS.index(f"B-{kind}") if kind else UNMARKED
            atoms += parts
            labels += [first] + [first + 1] * (len(parts) - 1) if kind else [first] * len(parts)
            at = match.end()
        self._plain(text[at:], atoms, labels)
        if section == "headlines" and self.random.random() < 0.45:
            atoms = [atom.upper() for atom in atoms]
        return Example(atoms, labels, self.pools.language, f"template-{section}")

    def table(self, lines: int) -> Example:
        """Return lines of one sports template below each other, as results come."""
        kept = self.templates
        self.templates = {"sports": [self.random.choice(kept["sports"])]}
        rows = [self.write("sports") for _ in range(lines)]
        self.templates = kept
        return Example(
            [a for row in rows for a in row.atoms], [n for row in rows for n in row.labels],
            self.pools.language, "template-table",
        )  # fmt: skip

    @staticmethod
    def _plain(text: str, atoms: list[str], labels: list[int]) -> None:
        parts = ATOM.findall(text)
        atoms += parts
        labels += [UNMARKED] * len(parts)

    def _draw(
        self, slot: str, digit: str,
        people: dict[str, tuple[str, str]], drawn: dict[str, tuple[str, str]],
    ) -> tuple[str, str]:  # fmt: skip
        if slot in ("PER", "LAST", "FIRST"):
            person = people.setdefault(digit, self.pools.person()) if digit else self.pools.person()
            return {"PER": " ".join(person), "LAST": person[1], "FIRST": person[0]}[slot], "PER"
        if digit:
            return drawn.setdefault(slot + digit, self._other(slot))
        return self._other(slot)

    def _other(self, slot: str) -> tuple[str, str]:
        pools, draw = self.pools, self.random
        if slot in _LISTED:
            key, kind = _LISTED[slot]
            return pools.pick(key), kind
        if slot == "ORG":
            return pools.company(), "ORG"
        if slot in ("CITY", "COUNTRY"):
            name = pools.place() if slot == "CITY" else pools.country()
            return (name.upper() if draw.random() < 0.03 else name), "LOC"
        if slot == "UCITY":
            name = _split_team(pools.pick("us_teams"))[0]
            return (name.upper() if draw.random() < 0.4 else name), "ORG"
        if slot == "UNICK":
            return _split_team(pools.pick("us_teams"))[1], "ORG"
        if slot == "UNI":
            text = pools.pick("universities")
            for hole, value in (
                ("CITY", pools.place()),
                ("LAST", pools.person()[1]),
                ("STATE", pools.pick("states")),
            ):
                text = text.replace("{" + hole + "}", value)
            return text, "ORG"
        return self._number(slot), ""

    def _number(self, slot: str) -> str:
        draw = self.random
        day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(1985, 2025)
        made = {
            "D": str(draw.randint(0, 5)),
            "MIN": f"{draw.randint(1, 90)}" + draw.choice(["", "th", "th minute", "pen"]),
            "NUM": str(draw.choice([draw.randint(2, 99), draw.randint(100, 900)])),
            "AGE": str(draw.randint(18, 88)),
            "YEAR": str(year), "DAYNUM": str(day), "ISODATE": f"{year}-{month:02}-{day:02}",
            "SCORE": f"{draw.randint(0, 5)}" + draw.choice("-:") + f"{draw.randint(0, 4)}",
            "PCT": draw.choice(["3 percent", "1.5 percent", "12 %", "0.4 pct", "7%"])
            if self.pools.language == "en"
            else draw.choice(["3 Prozent", "1,5 Prozent", "12 %", "0,4 Prozent", "7%"]),
            "PHONE": f"+{draw.randint(10, 99)}-{draw.randint(10, 999)}-{draw.randint(1000, 9999)}",
            "TICK": "".join(draw.choices("ABCDEFGHIKLMNOPRSTUVW", k=draw.choice((3, 4))))
            + draw.choice(["", "", ".L", ".N", ".O"]),
        }  # fmt: skip
        return made[slot]
