"""Short articles in both languages, some broken: enough for runs that must lose nothing."""

from __future__ import annotations

import json
from pathlib import Path

_TEXTS = (
    "The port of Lindow sold pier {n} for ${m} million on {d} May 2024, harbour master Ann Lee said.\n",
    "Die Stadt Lindau verkaufte am {d}. Mai 2024 die Mole {n} für {m},5 Millionen Euro an die Nordkai AG.\n",
    "Brook & Sons will pay €{m},000 for lot {n} by the end of 2025, about {d} per cent less than asked.\n",
    "Der Verein zahlt {n} Mitgliedern je {m} Euro aus, wie Vorsitzende Uta Kern vor {d} Tagen sagte.\n",
)
_BROKEN = (
    b"",
    b"\x00\x01\x02\x03" * 40,
    "Le conseil a refusé mardi la vente du vieux port. ".encode() * 3,
)


def text(number: int) -> str:
    """Return the text of one article, another one for each number."""
    line = _TEXTS[number % len(_TEXTS)]
    return line.format(n=number, m=number % 97 + 1, d=number % 28 + 1)


def write_folder(folder: Path, count: int, *, broken_each: int = 25) -> None:
    """Write articles as files, every so many of them one that cannot be read."""
    folder.mkdir()
    for number in range(count):
        data = text(number).encode()
        if number % broken_each == broken_each - 1:
            data = _BROKEN[number // broken_each % len(_BROKEN)]
        (folder / f"{number:04}.txt").write_bytes(data)


def write_feed(path: Path, count: int) -> None:
    """Write articles as JSON Lines."""
    lines = (json.dumps({"id": str(n), "text": text(n)}) for n in range(count))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
