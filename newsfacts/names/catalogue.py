"""Which names models there are: the shipped one, and installed spaCy pipelines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsfacts.lexicon import languages


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A names model: its languages, its name, its version, and what there is to say of it."""

    languages: str
    name: str
    version: str
    remark: str


def shipped() -> ModelEntry:
    """Return the shipped model, with size and scores (micro F1) from its card.

    Raises ModelError where the model is missing or its files are not the card's.
    """
    from newsfacts.names.model import read_card, verify

    verify()
    card = read_card()
    size = sum(entry["bytes"] for entry in card["files"].values()) / 1e6
    scores = [f"{name} {table['micro']['f1']:.1f}" for name, table in card["scores"].items()]
    remark = f"{size:.1f} MB; F1 {', '.join(scores)}"
    return ModelEntry(",".join(card["languages"]), card["name"], card["date"], remark)


def installed() -> Iterator[ModelEntry]:
    """Yield the installed spaCy pipelines of the languages newsfacts knows that find names."""
    from importlib.metadata import entry_points

    for entry in entry_points(group="spacy_models"):
        distribution = entry.dist
        language = entry.name.split("_")[0]
        if distribution is not None and language in languages():
            remark = f"use it with --model {language}={entry.name}"
            yield ModelEntry(language, entry.name, distribution.version, remark)
