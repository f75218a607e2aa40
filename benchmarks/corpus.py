"""A corpus of made-up news for measuring runs: as many articles as wanted, the same every time.

Sizes are distributed as those of news are, roughly log-normal about 380 words; sentences come from
templates of our own, a good third of them with names, amounts or dates. One article in a hundred is
broken, in ten ways in turn. Files stand in subfolders of a thousand.
"""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

_MEDIAN, _SPREAD, _SHORTEST, _LONGEST = 380, 0.65, 60, 4000
_PER_FOLDER = 1000
_BROKEN_EACH = 100

_EN_FACTS = (
    "{org} said on {day} that it had sold its {thing} division to {org2} for ${n} million.",
    "Shares in {org} fell {k}.{j} per cent to {k}.{n} euros after the {month} figures.",
    "{person}, chief executive of {org}, put the cost of the {thing} plant at €{k}.{j} billion.",
    "The contract, signed on {d} {month} {year}, runs until the end of {later}.",
    "A year earlier {org2} had lost {n} million pounds on sales of £{k}.{j} billion.",
    "“We will have repaid the {n} million dollars by {month} {later},” {person} told reporters.",
    "The city of {place} has set aside between {k} and {n} million euros for the repairs.",
    "Last week {person2} resigned as chairman of {org2}, which owns {k} per cent of {org}.",
    "Between {year} and {later} the {thing} maker means to hire some {n}00 people in {place}.",
    "{org}’s order book stood at {n}.{j} billion yen on {month} {d}, {year}.",
)
_EN_FILLER = (
    "The decision had been expected since the works council first heard of the plans.",
    "Analysts called the move cautious, and said that rivals were likely to wait and see.",
    "Nobody at the ministry wanted to comment on what the committee had been told in private.",
    "It is not the first time that the owners have changed their minds about where to build.",
    "Residents near the river complain of the noise, and of lorries that turn in their street.",
    "The figures are not audited, and the board has asked for a second opinion on the risks.",
    "What follows from this for the people who work there is a question that nobody answers.",
    "Supporters of the project point to the jobs it brings; opponents to what they fear to lose.",
    "The talks went on until late in the evening, and then broke up without a joint statement.",
    "Whether the court will hear the case at all depends on a point of procedure.",
    "Prices for the metal have moved little in recent weeks, traders in the port say.",
    "A spokeswoman declined to say how many of the machines have been delivered so far.",
    "The forecast rests on the assumption that demand abroad does not weaken any further.",
    "In the old hall the presses stand still; the new ones are to be delivered in spring.",
)
_DE_FACTS = (
    "{org} hat die Sparte {thing} am {weekday} für {n} Millionen Euro an die {org2} verkauft.",
    "Die Aktie von {org} verlor nach den Zahlen für {monat} {k},{j} Prozent auf {n},{k} Euro.",
    "{person}, Vorstandschef von {org}, bezifferte die Kosten des Werks auf {k},{j} Mrd. Euro.",
    "Der Vertrag wurde am {d}. {monat} {year} geschlossen und läuft bis Ende {later}.",
    "Im Jahr zuvor hatte {org2} bei {k},{j} Milliarden Franken Umsatz {n} Mio. Franken verloren.",
    "„Die {n} Millionen Dollar zahlen wir bis {monat} {later} zurück“, sagte {person}.",
    "Die Stadt {ort} stellt zwischen {k} und {n} Millionen Euro für die Sanierung bereit.",
    "In der vergangenen Woche trat {person2} als Aufsichtsratschefin von {org2} zurück.",
    "Von {year} bis {later} will der Hersteller in {ort} rund {n}00 Stellen schaffen.",
    "Der Auftragsbestand von {org} lag am {d}.{m:02}.{year} bei {n},{j} Milliarden Yen.",
)
_DE_FILLER = (
    "Damit war gerechnet worden, seit der Betriebsrat zuerst von den Plänen gehört hatte.",
    "Analysten sprachen von einem vorsichtigen Schritt, auf den die Konkurrenz wohl warten werde.",
    "Im Ministerium wollte niemand sagen, was dem Ausschuss im Vertrauen erklärt wurde.",
    "Es ist nicht das erste Mal, dass die Eigentümer ihre Meinung über den Standort ändern.",
    "Anwohner am Fluss klagen über den Lärm und über Lastwagen, die in ihrer Straße wenden.",
    "Die Zahlen sind nicht geprüft, und der Vorstand lässt die Risiken noch einmal begutachten.",
    "Was das für die Beschäftigten bedeutet, ist eine Frage, auf die es keine Antwort gibt.",
    "Befürworter verweisen auf die Arbeitsplätze, Gegner auf das, was verloren zu gehen droht.",
    "Die Gespräche dauerten bis in den späten Abend und endeten ohne gemeinsame Erklärung.",
    "Ob das Gericht den Fall überhaupt verhandelt, hängt an einer Frage des Verfahrens.",
    "Die Preise für das Metall haben sich zuletzt kaum bewegt, heißt es unter Händlern im Hafen.",
    "Eine Sprecherin wollte nicht sagen, wie viele der Maschinen bisher ausgeliefert wurden.",
    "Die Prognose setzt voraus, dass die Nachfrage im Ausland nicht noch weiter nachlässt.",
    "In der alten Halle stehen die Pressen still, die neuen sollen im Frühjahr kommen.",
)
_SLOTS: dict[str, tuple[str, ...]] = {
    "org": ("Nordkai AG", "Brook & Hale", "Lindow Ports", "Ferrum Holding", "Talwerk GmbH"),
    "org2": ("Kestrel Capital", "Ostbank", "Meridian Foods", "Hallmann SE", "Pellworm Energie"),
    "person": ("Ann Lee", "Uta Kern", "Marcus Ode", "Jan Peters", "Ruth Adler", "Tom Birk"),
    "person2": ("Nora Voss", "Clara Holm", "Ines Falk", "Helen Marsh"),
    "place": ("Lindow", "Easthaven", "Marlbridge", "Port Carrow"),
    "ort": ("Lindau", "Neumark", "Altwerder", "Osthafen"),
    "thing": ("battery", "turbine", "signal", "cable"),
    "day": ("Monday", "Tuesday", "Thursday", "Friday"),
    "weekday": ("Montag", "Dienstag", "Donnerstag", "Freitag"),
    "month": ("January", "March", "May", "September", "November"),
    "monat": ("Januar", "März", "Mai", "September", "November"),
}  # fmt: skip


@dataclass
class Corpus:
    """A corpus on the disk: `folder`, its good `articles` with `words` in all, and the broken."""

    folder: Path
    articles: int = 0
    words: int = 0
    broken: int = 0
    texts: dict[str, list[str]] = field(default_factory=lambda: {"en": [], "de": []})
    sample: int = 0

    def add(self, path: Path, language: str, text: str) -> None:
        """Write a good article; the first ones of each language are kept as `texts`, too."""
        path.write_text(text, encoding="utf-8")
        self.articles += 1
        self.words += len(text.split())
        if len(self.texts[language]) < self.sample:
            self.texts[language].append(text)


def make(folder: Path, count: int, *, sample: int = 0, seed: int = 6) -> Corpus:
    """Write a corpus of `count` sources into `folder`; `sample` texts of each language are kept."""
    chance = random.Random(seed)
    corpus = Corpus(folder, sample=sample)
    for number in range(count):
        place = folder / f"{number // _PER_FOLDER:03}"
        place.mkdir(parents=True, exist_ok=True)
        language = "en" if number % 2 == 0 else "de"
        text = article(chance, language)
        if number % _BROKEN_EACH == _BROKEN_EACH // 2:
            _break(place / f"{number:06}", text, corpus.broken)
            corpus.broken += 1
        else:
            corpus.add(place / f"{number:06}.{language}.txt", language, text)
    return corpus


def article(chance: random.Random, language: str) -> str:
    """Return one article with a dateline, in paragraphs of two to five sentences."""
    facts, filler = (_EN_FACTS, _EN_FILLER) if language == "en" else (_DE_FACTS, _DE_FILLER)
    wanted = min(_LONGEST, max(_SHORTEST, chance.lognormvariate(0, _SPREAD) * _MEDIAN))
    slots = _slots(chance)
    if language == "en":
        head = f"{slots['place'].upper()}, {slots['month']} {slots['d']}, {slots['year']} - "
    else:
        head = f"{slots['ort'].upper()}, {slots['d']}. {slots['monat']} {slots['year']} - "
    paragraphs, words = list[str](), 0
    while words < wanted:
        sentences = [
            chance.choice(facts).format(**_slots(chance))
            if chance.random() < 0.35
            else chance.choice(filler)
            for _ in range(chance.randint(2, 5))
        ]
        words += sum(len(sentence.split()) for sentence in sentences)
        paragraphs.append(" ".join(sentences))
    return head + "\n\n".join(paragraphs) + "\n"


def _slots(chance: random.Random) -> dict[str, str | int]:
    year = chance.randint(1999, 2024)
    numbers = {
        "n": chance.randint(11, 99), "k": chance.randint(2, 10), "j": chance.randint(1, 9),
        "d": chance.randint(1, 28), "m": chance.randint(1, 12),
        "year": year, "later": year + chance.randint(1, 5),
    }  # fmt: skip
    return {name: chance.choice(values) for name, values in _SLOTS.items()} | numbers


def _break(path: Path, text: str, turn: int) -> None:
    """Write a source that cannot be read, in one of ten ways."""
    french = "Le conseil a refusé mardi de vendre le vieux port à un fonds étranger. " * 6
    page = "<!doctype html><html><head><title>Menu</title></head><body><nav></nav></body></html>"
    kinds: tuple[tuple[str, bytes], ...] = (
        (".txt", b""),
        (".txt", b" \n\t\n" * 20),
        (".txt", bytes(range(256)) * 40),
        (".txt", french.encode()),
        (".txt", b"\xef\xbb\xbf" + text.encode("utf-16-le")[1:]),
        (".html", page.encode()),
        (".jsonl", json.dumps({"text": text}).encode()[:-20] + b"\n"),
        (".jsonl", json.dumps({"body": text}).encode() + b"\n"),
        (".txt.gz", gzip.compress(text.encode(), mtime=0)[:-30]),
        (".zip", text.encode()),
    )
    ending, data = kinds[turn % len(kinds)]
    path.with_name(path.name + ending).write_bytes(data)
