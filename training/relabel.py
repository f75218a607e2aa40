"""Silver labels corrected by a trained model.

WikiANN marks only what is linked, and calls songs and seasons organisations. Where a first model
and the silver labels agree, both are right nearly always; where they differ, the tokens teach
nothing. Names that only the model sees are taken when it is sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsfacts.names.tokenizer import Unigram
from training.corpora import Example, Sentence, decode
from training.encoder import Tagger
from training.score import probabilities
from training.settings import IGNORE, KINDS, LABELS, NO_NAME, UNMARKED

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
        labels, surprise, agreed = _merge(example, chances)
        lost = sum(label == IGNORE for label in labels)
        if agreed and lost * 4 <= len(labels):
            new = Example(example.atoms, labels, example.language, f"{example.source}+")
            ranked.append((-surprise, number, new))
    ranked.sort()
    return [example for _, _, example in ranked[:count]]


def complete(sentences: Sequence[Sentence], model: Tagger, tokenizer: Unigram) -> list[Example]:
    """Return gold examples whose gaps the model fills: not every name is marked there.

    Marked names stay, unless the model takes them for another kind: then they teach nothing.
    """
    examples = [s.example() for s in sentences]
    found = []
    for example, chances in zip(examples, probabilities(model, tokenizer, examples), strict=True):
        labels = list(example.labels)
        gold = example.spans()
        for start, end, kind in decode(chances.argmax(-1).tolist()):
            touching = [s for s in gold if s[0] < end and start < s[1]]
            if kind not in KINDS or any(s[2] == kind for s in touching):
                continue
            for a, b, _ in touching:
                labels[a:b] = [IGNORE] * (b - a)
            sure = not touching and chances[start:end].max(-1).min() >= SURE
            labels[start:end] = (
                _span_labels(kind, end - start) if sure else [IGNORE] * (end - start)
            )
        found.append(Example(example.atoms, labels, example.language, f"{example.source}+"))
    return found


def _span_labels(kind: str, size: int) -> list[int]:
    first = LABELS.index(f"B-{kind}")
    return [first] + [first + 1] * (size - 1)


def _merge(example: Example, chances: np.ndarray) -> tuple[list[int], float, int]:
    """Return labels, how unsure the model was where it proved right, and the names agreed on."""
    silver = example.spans()
    best = chances.argmax(-1)
    sure = chances.max(-1)
    none = chances[:, list(NO_NAME)].sum(-1)
    labels = [UNMARKED if chance > SURELY_NONE else IGNORE for chance in none]
    agreed, surprise = 0, 0.0
    said = [span for span in decode(best.tolist()) if span[2] in KINDS]
    for start, end, kind in said:
        if example.language == "de" and kind != "PER" and example.atoms[start][0].islower():
            # An adjective ("deutschen"), never a name by our guidelines.
            labels[start:end] = [UNMARKED] * (end - start)
            continue
        touching = [s for s in silver if s[0] < end and start < s[1]]
        least = float(sure[start:end].min())
        if (start, end, kind) in silver:
            agreed += 1
            surprise += (1 - least) * (2 if kind == "ORG" else 1)
        elif touching or least < SURE:
            labels[start:end] = [IGNORE] * (end - start)
            continue
        labels[start:end] = _span_labels(kind, end - start)
    for start, end, kind in silver:
        if (start, end, kind) not in said:
            labels[start:end] = [IGNORE] * (end - start)
    return labels, surprise, agreed
