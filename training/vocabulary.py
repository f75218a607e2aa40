"""Cut the encoder's vocabulary of 250,000 pieces to those German and English text uses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import numpy as np

from newsfacts.names.tokenizer import Unigram
from training.encoder import Bundle
from training.pools import Pools
from training.recipe import Data, one_epoch

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]


def count_pieces(bundle: Bundle, words: Counter[str]) -> Counter[int]:
    """Count the pieces that the full vocabulary cuts the words into."""
    full = Unigram(bundle.pieces[: len(bundle.scores)], [float(s) for s in bundle.scores])
    counts: Counter[int] = Counter()
    for word, count in words.items():
        for piece in full.encode(word):
            counts[piece] += count
    return counts


def word_counts(texts: Iterable[list[str]], pools: Iterable[Pools]) -> Counter[str]:
    """Count atoms of the texts; add names from the pools and capitals of frequent words."""
    words: Counter[str] = Counter()
    for atoms in texts:
        words.update(atoms)
    frequent = [w for w, _ in words.most_common(15_000) if w.isalpha()]
    words.update(w.upper() for w in frequent)
    words.update(w.capitalize() for w in frequent)
    words.update(w.lower() for w in frequent)
    for pool in pools:
        names = [*pool.known_orgs, *pool.known_people, *pool.stocks, *pool.cities, *pool.countries]
        names += [f"{a} {b}" for a, b in pool.people]
        words.update(w for name in names for w in re.findall(r"\w+", name))
    return words


def choose(bundle: Bundle, counts: Counter[int], size: int) -> list[int]:
    """Return the ids to keep, the four special ones first, then in the bundle's order."""
    keep = set()
    for piece, text in enumerate(bundle.pieces[: len(bundle.scores)]):
        # Single characters keep every word spellable.
        if len(text) == 1 or (len(text) == 2 and text[0] == "▁"):
            name = unicodedata.name(text[-1], "")
            if name.startswith("LATIN") or not text[-1].isalpha() or counts[piece]:
                keep.add(piece)
    for piece, _ in counts.most_common():
        if len(keep) >= size:
            break
        keep.add(piece)
    special = [bundle.pieces.index(text) for text in SPECIAL]
    return special + sorted(keep - set(special))


def for_data(bundle: Bundle, data: Data, size: int) -> list[int]:
    """Choose the pieces that the training texts and the name pools use."""
    sentences = [s for group in (*data.train.values(), *data.raw.values()) for s in group]
    texts = [s.example().atoms for s in sentences]
    texts += [example.atoms for group in one_epoch(data, 0) for example in group]
    return choose(bundle, count_pieces(bundle, word_counts(texts, data.pools.values())), size)


def tokenizer_of(bundle: Bundle, keep: list[int]) -> Unigram:
    """Return the tokenizer over the kept pieces."""
    return Unigram(*tables(bundle, keep))


def tables(bundle: Bundle, keep: list[int]) -> tuple[list[str], list[float]]:
    """Return the kept pieces and their scores, in order."""
    scores = np.asarray(bundle.scores)[keep]
    return [bundle.pieces[i] for i in keep], [round(float(s), 4) for s in scores]
