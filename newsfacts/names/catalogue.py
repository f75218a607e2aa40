"""Which names models there are: the shipped one, and installed spaCy pipelines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsfacts.lexicon import languages


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A names model: its language, its name, its version, and what there is to say of it."""

    language: str
    name: str
    version: str
    remark: str


def shipped() -> Iterator[ModelEntry]:
    """Yield the shipped model for each language it knows, with size and scores from its card.

    Raises ModelError where the model is missing or its files are not the card's.
    """
    from newsfacts.names.model import read_card, verify

    verify()
    card = read_card()
    size = sum(entry["bytes"] for entry in card["files"].values()) / 1e6
    for language in languages():
        scores = ", ".join(
            f"{name} {score['micro']:.1f}"
            for name, score in card["scores"].items()
            if score["language"] == language
        )
        yield ModelEntry(language, "newsfacts_names", card["version"], f"{size:.0f} MB; F1 {scores}")


def installed() -> Iterator[ModelEntry]:
    """Yield the installed spaCy pipelines of the languages newsfacts knows that find names."""
    from importlib.metadata import entry_points

    for entry in entry_points(group="spacy_models"):
        distribution = entry.dist
        language = entry.name.split("_")[0]
        if distribution is not None and language in languages():
            remark = f"use it with --model {language}={entry.name}"
            yield ModelEntry(language, entry.name, distribution.version, remark)
