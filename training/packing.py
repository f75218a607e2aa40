"""Pack examples into rows of one fixed size.

One shape only: on a CPU each new shape costs seconds of preparation. Examples in one row do not
see each other unless they were joined into one passage.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch

from newsfacts.names.tokenizer import Unigram
from training.corpora import Example
from training.settings import IGNORE, ROW

MAX_PIECES_PER_ATOM = 12


@dataclass
class Passage:
    """Piece ids with one target each: a label on an atom's first piece, IGNORE elsewhere."""

    ids: list[int]
    targets: list[int]
    weight: float = 1.0


def encode(example: Example, tokenizer: Unigram) -> Passage:
    """Turn an example into pieces, without start and end."""
    ids: list[int] = []
    targets: list[int] = []
    for atom, label in zip(example.atoms, example.labels, strict=True):
        pieces = tokenizer.encode(atom)[:MAX_PIECES_PER_ATOM]
        ids += pieces
        targets += [label] + [IGNORE] * (len(pieces) - 1)
    return Passage(ids[: ROW - 2], targets[: ROW - 2])


def join(passages: list[Passage], draw: random.Random, rate: float) -> list[Passage]:
    """Join neighbours into longer passages at the given rate, as far as a row holds them."""
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        fits = last is not None and len(last.ids) + len(passage.ids) <= ROW - 2
        if last is not None and fits and draw.random() < rate:
            joined[-1] = Passage(last.ids + passage.ids, last.targets + passage.targets)
        else:
            joined.append(passage)
    return joined


def rows(passages: list[Passage], draw: random.Random) -> list[list[Passage]]:
    """Distribute passages over rows with little room left, in random order."""
    order = sorted(passages, key=lambda p: -len(p.ids))
    room: list[list[int]] = [[] for _ in range(ROW + 1)]
    made: list[list[Passage]] = []
    for passage in order:
        need = len(passage.ids) + 2
        left = next((free for free in range(need, ROW + 1) if room[free]), None)
        if left is None:
            made.append([passage])
            room[ROW - need].append(len(made) - 1)
        else:
            row = room[left].pop()
            made[row].append(passage)
            room[left - need].append(row)
    draw.shuffle(made)
    return made


def tensors(
    batch: list[list[Passage]], tokenizer: Unigram, size: int
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return ids, positions, additive attention mask and targets of `size` rows."""
    ids = torch.full((size, ROW), tokenizer.pad)
    positions = torch.zeros(size, ROW, dtype=torch.long)
    targets = torch.full((size, ROW), IGNORE)
    part = torch.zeros(size, ROW, dtype=torch.long)
    for at, row in enumerate(batch):
        start = 0
        for number, passage in enumerate(row, start=1):
            piece_ids = [tokenizer.bos, *passage.ids, tokenizer.eos]
            end = start + len(piece_ids)
            ids[at, start:end] = torch.tensor(piece_ids)
            positions[at, start:end] = torch.arange(end - start)
            targets[at, start + 1 : end - 1] = torch.tensor(passage.targets)
            part[at, start:end] = number
            start = end
    same = part[:, None, :, None] == part[:, None, None, :]
    mask = torch.zeros(size, 1, ROW, ROW).masked_fill(~same, -10_000.0)
    return ids, positions, mask, targets
