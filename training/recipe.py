"""What the model is trained on: which corpora, how often, with which changes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from newsfacts.names.tokenizer import Unigram
from training import corpora
from training.augment import change_case, drop_end, swap_names
from training.corpora import Example, Sentence
from training.encoder import Tagger
from training.pools import Pools
from training.relabel import SMALLEST, complete, relabel
from training.settings import IGNORE, SEED
from training.templates import Writer

WIKIANN = 6000
"""Sentences of WikiANN in each language that the first model learns from."""

RAW_STEP = 2
"""Every second sentence of WikiANN is put to the first model: more than enough to choose from."""

RELABELLED = {"wikiann.de": 7000, "wikiann.en": 9000, "re3d": 400}
"""Sentences with corrected labels that take their place for the second model."""


@dataclass
class Data:
    """Training sentences by source, tests by name, and the pools made from them.

    `raw` holds sentences whose labels cannot be used as they are, by source; `extra` what became
    of them once a first model had corrected their labels.
    """

    train: dict[str, list[Sentence]] = field(default_factory=dict)
    raw: dict[str, list[Sentence]] = field(default_factory=dict)
    extra: dict[str, list[Example]] = field(default_factory=dict)
    tests: dict[str, list[Sentence]] = field(default_factory=dict)
    pools: dict[str, Pools] = field(default_factory=dict)


def read(folder: Path) -> Data:
    """Read and clean every corpus in the folder; split off what is held out."""

    def file(name: str) -> Path:
        return folder / f"{name}.tokens.jsonl"

    data = Data()
    for name, found in (
        ("germeval-dev", corpora.germeval(file("germeval-dev.de"))),
        ("wikigold-dev", corpora.simple(file("wikigold-dev.en"), "en")),
        ("ewt-test", corpora.simple(file("ewt-test.en"), "en")),
    ):
        data.train[name], data.tests[name] = corpora.held_out(found)
    data.train["ewt-dev"] = corpora.simple(file("ewt-dev.en"), "en")
    data.train["smartdata"] = corpora.smartdata(file("smartdata.de"))
    for language in ("de", "en"):
        name = f"wikiann.{language}"
        data.train[name] = corpora.wikiann(file(name), language, WIKIANN)
        data.raw[name] = corpora.plain(file(name), language)[::RAW_STEP]
        data.tests[f"pud.{language}"] = corpora.simple(file(f"pud.{language}"), language)
    data.train["meantime-dev"], data.tests["meantime-dev"] = [], []
    for testing, paragraphs in corpora.articles(folder / "meantime-dev.en.jsonl", "en"):
        (data.tests if testing else data.train)["meantime-dev"] += paragraphs
    data.raw["re3d"] = corpora.plain(file("re3d.en"), "en")
    for language in ("de", "en"):
        lend = [s for group in data.train.values() for s in group if s.language == language]
        data.pools[language] = Pools(language, lend)
    return data


UNLABELLED = 4500
"""Raw sentences of WikiANN in each language that an epoch of the student adds."""

REPEATS = {
    "germeval-dev": 2, "wikigold-dev": 2, "ewt-test": 1, "ewt-dev": 1, "smartdata": 1,
    "wikiann.de": 1, "wikiann.en": 1, "meantime-dev": 2,
}  # fmt: skip
SWAP_RATE = {"germeval-dev": 0.35, "wikigold-dev": 0.35, "smartdata": 0.15}

TEMPLATES = {
    ("en", "news"): 3000, ("en", "headlines"): 900, ("en", "sports"): 2000, ("en", "table"): 600,
    ("de", "news"): 2000, ("de", "headlines"): 250, ("de", "sports"): 350, ("de", "table"): 60,
}  # fmt: skip


def one_epoch(data: Data, epoch: int) -> list[list[Example]]:
    """Return an epoch's examples in groups; only within a group may examples be joined."""
    draw = random.Random(f"{SEED}epoch{epoch}")
    groups = []
    for name, sentences in data.train.items():
        examples = [s.example() for s in sentences]
        for copy in range(REPEATS[name]):
            rate = SWAP_RATE.get(name, 0.1)
            # The first copy stays as the corpus has it in the first epoch.
            if copy == 0 and epoch == 0:
                rate = 0.0
            groups.append(
                [_change(swap_names(e, data.pools[e.language], draw, rate), draw) for e in examples]
            )
    groups += [[_change(e, draw) for e in examples] for examples in data.extra.values()]
    for (language, section), count in TEMPLATES.items():
        writer = Writer(data.pools[language])
        if section == "table":
            made = [writer.table(draw.randint(2, 6)) for _ in range(count)]
        else:
            made = [writer.write(section) for _ in range(count)]
        groups.append([_change(e, draw) for e in made])
    return groups


def unlabelled(data: Data, epoch: int) -> list[list[Example]]:
    """Return sentences without labels, from which a student learns what its teacher says."""
    draw = random.Random(f"{SEED}raw{epoch}")
    groups = []
    for language in ("de", "en"):
        long = [s.example() for s in data.raw[f"wikiann.{language}"] if len(s.tokens) >= SMALLEST]
        bare = [
            Example(e.atoms, [IGNORE] * len(e.atoms), e.language, e.source)
            for e in draw.sample(long, min(UNLABELLED, len(long)))
        ]
        groups.append([_change(e, draw) for e in bare])
    return groups


def _change(example: Example, draw: random.Random) -> Example:
    return drop_end(change_case(example, draw, 0.05), draw, 0.05)


def correct(data: Data, model: Tagger, tokenizer: Unigram) -> None:
    """Fill `data.extra` with the raw sentences, their labels corrected by a first model."""
    for name, sentences in data.raw.items():
        data.extra[name] = relabel(sentences, model, tokenizer, RELABELLED[name])
        data.train.pop(name, None)
    for name in ("smartdata", "meantime-dev"):
        for copy in range(REPEATS[name]):
            data.extra[f"{name} {copy}"] = complete(data.train[name], model, tokenizer)
        del data.train[name]
