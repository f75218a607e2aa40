"""What a run is set to, as plain values: worker processes make their extractors from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsfacts.lexicon import Patterns, shipped_patterns
from newsfacts.pipeline import Extractor
from newsfacts.records import KINDS


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of an Extractor, as its constructor explains them."""

    language: str | None = None
    published: date | None = None
    to: str | None = None
    only: tuple[str, ...] = KINDS
    models: Mapping[str, str] = field(default_factory=dict)
    patterns: Patterns = field(default_factory=Patterns)
    rules: tuple[Path, ...] = ()
    keep_text: bool = False

    def extractor(self, threads: int | None = None) -> Extractor:
        """Return an extractor with these options; `threads`: cores its names model may use."""
        return Extractor(
            language=self.language,
            published=self.published,
            to=self.to,
            only=self.only,
            models=self.models,
            patterns=self.patterns,
            rules=self.rules,
            keep_text=self.keep_text,
            threads=threads,
        )

    def described(self) -> dict[str, str]:
        """Return all that the records of an article depend on, named as the options are.

        Files count by what is in them.
        """
        from importlib.metadata import version

        return {
            "version": version("newsfacts"),
            "--language": self.language or "auto",
            "--published": self.published.isoformat() if self.published else "",
            "--to": self.to or "",
            "--only": ",".join(kind for kind in KINDS if kind in self.only),
            "--model": ",".join(f"{k}={v}" for k, v in sorted(self.models.items())) or _shipped(),
            "--patterns": _digest([shipped_patterns(), *self.patterns.extra, *self.rules]),
            "--text": "yes" if self.keep_text else "",
        }


def _shipped() -> str:
    from newsfacts.names.model import read_card

    return str(read_card()["files"]["names.onnx"]["sha256"])


def _digest(places: list[Path]) -> str:
    total = hashlib.blake2b(digest_size=16)
    for place in places:
        for path in _files(place):
            total.update(hashlib.blake2b(path.read_bytes()).digest())
    return total.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from sorted(path for path in place.rglob("*.toml") if path.is_file())
    else:
        yield place
