"""Silver labels corrected by a trained model.

WikiANN marks only what is linked, and calls songs and seasons organisations. Where a first model
and the silver labels agree, both are right nearly always; where they differ, the tokens teach
nothing. Names that only the model sees are taken when it is sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsfacts.names.tokenizer import Unigram
from training.corpora import Example, Sentence, Span, decode
from training.encoder import Tagger
from training.score import probabilities
from training.settings import IGNORE, LABELS

SURE = 0.92
SURELY_NONE = 0.75
SMALLEST = 7
"""Tokens of a sentence: shorter ones are fragments of lists."""


def relabel(
    sentences: Sequence[Sentence], model: Tagger, tokenizer: Unigram, count: int
) -> list[Example]:
    """Return up to `count` examples with corrected labels, those that teach most first."""
    chosen = [s for s in sentences if len(s.tokens) >= SMALLEST]
    examples = [s.example() for s in chosen]
    ranked: list[tuple[float, int, Example]] = []
    for number, (example, chances) in enumerate(
        zip(examples, probabilities(model, tokenizer, examples), strict=True)
    ):
        labels, surprise, agreed = _merge(example.spans(), chances)
        lost = sum(label == IGNORE for label in labels)
        if agreed and lost * 4 <= len(labels):
            new = Example(example.atoms, labels, example.language, f"{example.source}+")
            ranked.append((-surprise, number, new))
    ranked.sort()
    return [example for _, _, example in ranked[:count]]


def _merge(silver: list[Span], chances: np.ndarray) -> tuple[list[int], float, int]:
    """Return labels, how unsure the model was where it proved right, and the names agreed on."""
    best = chances.argmax(-1)
    sure = chances.max(-1)
    labels = [0 if chance > SURELY_NONE else IGNORE for chance in chances[:, 0]]
    agreed, surprise = 0, 0.0
    said = decode(best.tolist())
    for start, end, kind in said:
        touching = [s for s in silver if s[0] < end and start < s[1]]
        least = float(sure[start:end].min())
        if (start, end, kind) in silver:
            agreed += 1
            surprise += (1 - least) * (2 if kind == "ORG" else 1)
        elif touching or least < SURE:
            labels[start:end] = [IGNORE] * (end - start)
            continue
        first = LABELS.index(f"B-{kind}")
        labels[start:end] = [first] + [first + 1] * (end - start - 1)
    for start, end, kind in silver:
        if (start, end, kind) not in said:
            labels[start:end] = [IGNORE] * (end - start)
    return labels, surprise, agreed
