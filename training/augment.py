"""Change examples so that the model leans on context and form, not on names it has seen."""

from __future__ import annotations

import random

from newsfacts.names.tokenizer import ATOM
from training.corpora import Example
from training.pools import Pools
from training.settings import LABELS


def swap_names(example: Example, pools: Pools, draw: random.Random, rate: float) -> Example:
    """Return a copy in which names are replaced by others of their kind, shape kept."""
    atoms: list[str] = []
    labels: list[int] = []
    at = 0
    for start, end, kind in example.spans():
        atoms += example.atoms[at:start]
        labels += example.labels[at:start]
        old = example.atoms[start:end]
        new = _another(old, kind, pools) if draw.random() < rate else None
        parts = ATOM.findall(new) if new else old
        first = LABELS.index(f"B-{kind}")
        atoms += parts
        labels += [first] + [first + 1] * (len(parts) - 1)
        at = end
    atoms += example.atoms[at:]
    labels += example.labels[at:]
    return Example(atoms, labels, example.language, example.source)


def _another(old: list[str], kind: str, pools: Pools) -> str | None:
    # A genitive ("Merkels") has to keep its ending, and an unusual shape its context.
    genitive = pools.language == "de" and len(old) == 1 and old[0].endswith("s")
    if genitive or any(not atom[0].isupper() for atom in old):
        return None
    if kind == "PER":
        first, last = pools.person()
        return {1: last, 2: f"{first.split(' ')[0]} {last}"}.get(len(old))
    if kind == "ORG":
        return pools.company() if len(old) > 1 or old[0].isupper() else None
    return pools.place() if len(old) == 1 else None


def change_case(example: Example, draw: random.Random, rate: float) -> Example:
    """Return the example, at the given rate in capitals, in title case or in lower case."""
    roll = draw.random()
    if roll >= rate:
        return example
    share = roll / rate
    if share < 0.6:
        atoms = [a.upper() for a in example.atoms]
    elif share < 0.8:
        atoms = [a[:1].upper() + a[1:] for a in example.atoms]
    elif example.language == "en":
        atoms = [a.lower() for a in example.atoms]
    else:
        # German in lower case is rare, and names cannot be told from nouns by case anyway.
        atoms = [a.upper() for a in example.atoms]
    return Example(atoms, example.labels, example.language, example.source)


def drop_end(example: Example, draw: random.Random, rate: float) -> Example:
    """Return the example, at the given rate without its final full stop, as headlines are."""
    if draw.random() < rate and len(example.atoms) > 3 and example.atoms[-1] in ".!":
        return Example(example.atoms[:-1], example.labels[:-1], example.language, example.source)
    return example
