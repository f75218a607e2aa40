"""Strict-span scores over gold tokens."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from newsfacts.names.model import NameModel, best_labels
from newsfacts.names.tokenizer import Unigram
from training import packing
from training.corpora import Example, Sentence, Span, decode
from training.encoder import Tagger
from training.settings import KINDS, LABELS

Predict = Callable[[list[Sentence]], list[list[Span]]]
"""From sentences to spans over their tokens."""

OWN = Path(__file__).parent.parent / "tests" / "names"

Table = dict[str, tuple[float, float, float]]


def probabilities(
    model: Tagger, tokenizer: Unigram, examples: Sequence[Example], rows: int = 32
) -> list[np.ndarray]:
    """Return the float model's label probabilities, [atoms, labels] for each example."""
    model.eval()
    passages = [packing.encode(e, tokenizer) for e in examples]
    order = sorted(range(len(examples)), key=lambda i: len(passages[i].ids))
    found: list[np.ndarray] = [np.zeros((0, len(LABELS)))] * len(examples)
    for at in range(0, len(order), rows):
        part = order[at : at + rows]
        ids, positions, mask, _ = packing.tensors([[passages[i]] for i in part], tokenizer, rows)
        # Few lengths only: each new shape costs time.
        length = min(ids.shape[1], -(-(len(passages[part[-1]].ids) + 2) // 16) * 16)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = model(ids[:, :length], positions[:, :length], mask[:, :, :length, :length])
        chances = scores.float().softmax(-1).numpy()
        for row, index in enumerate(part):
            firsts, piece = [], 1
            for atom in examples[index].atoms:
                firsts.append(piece)
                piece += len(tokenizer.encode(atom)[: packing.MAX_PIECES_PER_ATOM])
            # What did not fit into the row counts as no name.
            found[index] = np.zeros((len(firsts), len(LABELS)), np.float32)
            found[index][:, 0] = 1
            inside = [at for at in firsts if at <= len(passages[index].ids)]
            found[index][: len(inside)] = chances[row, inside]
    return found


def torch_predictor(model: Tagger, tokenizer: Unigram) -> Predict:
    """Return a function that labels sentences with the model in torch."""

    def predict(sentences: list[Sentence]) -> list[list[Span]]:
        examples = [s.example() for s in sentences]
        found = []
        for sentence, chances in zip(
            sentences, probabilities(model, tokenizer, examples), strict=True
        ):
            starts = sentence.atom_starts()
            whole = {start: token for token, start in enumerate(starts)}
            spans = decode(best_labels(np.log(chances[None] + 1e-9))[0].tolist())
            found.append(
                [
                    (whole[a], whole[b], kind)
                    for a, b, kind in spans
                    if kind in KINDS and {a, b} <= whole.keys()
                ]
            )
        return found

    return predict


def shipped_predictor(model: NameModel) -> Predict:
    """Return a function that labels sentences with an exported model, as users run it."""

    def predict(sentences: list[Sentence]) -> list[list[Span]]:
        return model.predict([s.tokens for s in sentences])

    return predict


def score(sentences: list[Sentence], predict: Predict) -> Table:
    """Return precision, recall and F1 (in percent) of each kind and over all ("micro").

    A kind that the corpus marks nowhere is left out of account; so are names said to be where
    a token is doubtful.
    """
    right = dict.fromkeys(KINDS, 0)
    said = dict.fromkeys(KINDS, 0)
    gold = dict.fromkeys(KINDS, 0)
    for sentence, found in zip(sentences, predict(sentences), strict=True):
        wanted = {span for span in sentence.spans if span[2] in KINDS}
        for span in wanted:
            gold[span[2]] += 1
        for span in found:
            if sentence.doubtful.intersection(range(span[0], span[1])):
                continue
            said[span[2]] += 1
            right[span[2]] += span in wanted
    kinds = [kind for kind in KINDS if gold[kind]]
    table = {kind: _f1(right[kind], said[kind], gold[kind]) for kind in kinds}
    table["micro"] = _f1(*(sum(count[k] for k in kinds) for count in (right, said, gold)))
    return table


def own_sentences(model: NameModel, folder: Path = OWN) -> dict[str, float]:
    """Return F1 over characters' offsets on our own annotated sentences, by language."""
    found = {}
    for path in sorted(folder.glob("annotated.*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        gold = {(i, *name) for i, row in enumerate(rows) for name in map(tuple, row["names"])}
        names = model.predict_texts([row["text"] for row in rows])
        said = {(i, *name) for i, part in enumerate(names) for name in part}
        found[path.name.split(".")[1]] = round(_f1(len(gold & said), len(said), len(gold))[2], 1)
    return found


def _f1(right: int, said: int, gold: int) -> tuple[float, float, float]:
    precision = 100 * right / said if said else 0.0
    recall = 100 * right / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def report(name: str, table: Table) -> str:
    """Return one line: the test and precision/recall/F1 of each kind."""
    cells = [f"{kind} {p:.1f}/{r:.1f}/{f:.1f}" for kind, (p, r, f) in table.items()]
    return f"{name:14} " + "   ".join(cells)
