"""A smaller student that learns from the trained model.

The student starts as some of the teacher's layers and learns three things at once: the teacher's
label probabilities, the teacher's hidden states where the left-out layers end, and the gold
labels. Where teacher and gold differ, gold counts alone.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import onnxruntime
import torch
from torch import nn

from newsfacts.names.tokenizer import Unigram
from training import export, packing, quantise
from training.corpora import Example
from training.encoder import Tagger
from training.settings import IGNORE, NO_NAME, SEED, UNMARKED
from training.train import ROWS, Batch, Loss, batches, gold_loss

GOLD, STATES = 0.5, 1.0
"""Weights of the gold labels and of the hidden states beside the teacher's probabilities."""

SAMPLE = 5
"""Batches that a choice of layers is tried on."""


def student_of(model: Tagger, layers: Sequence[int]) -> Tagger:
    """Return a copy of the model with only the layers numbered."""
    student = copy.deepcopy(model)
    student.layers = nn.ModuleList(student.layers[i] for i in layers)
    return student


class Teacher:
    """The trained model as exported, in int8: three times as fast as in torch on a CPU."""

    def __init__(self, model: Tagger, threads: int) -> None:
        """Export `model`, its ranges settled, with the states after each layer as outputs."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Its threads must not wait busily: torch needs the cores in between.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.graph_optimization_level = level
        graph = export.build(model, teacher=True).SerializeToString()
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )

    def __call__(
        self, ids: torch.Tensor, positions: torch.Tensor, mask: torch.Tensor, layers: Sequence[int]
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Return label scores, and the hidden states after the layers numbered."""
        feeds = {
            "ids": ids.numpy().astype(np.int32),
            "positions": positions.numpy().astype(np.int32),
            "mask": (mask[:, 0] == 0).numpy().astype(np.int32),
        }
        names = ["scores", *(f"state{i}" for i in layers)]
        scores, *states = self._session.run(names, feeds)
        return torch.from_numpy(scores), [torch.from_numpy(s) for s in states]


def choose_layers(
    model: Tagger, tokenizer: Unigram, groups: list[list[Example]], count: int
) -> list[int]:
    """Return the numbers of `count` layers; those go first whose loss changes the answers least."""
    draw = random.Random(SEED)
    quantise.set_mode(model, "float")
    model.eval()
    sample = [draw.sample(group, min(len(group), 60)) for group in groups]
    inputs = [
        packing.tensors(batch, tokenizer, ROWS)
        for batch in batches(sample, tokenizer, draw)[:SAMPLE]
    ]
    kept = list(range(len(model.layers)))
    wanted = [_answers(model, kept, *given[:3]) for given in inputs]
    while len(kept) > count:
        lost = {}
        for out in kept:
            rest = [i for i in kept if i != out]
            lost[out] = sum(
                float(_divergence(_answers(model, rest, *given[:3]), right, given[3] != IGNORE))
                for given, right in zip(inputs, wanted, strict=True)
            )
        kept.remove(min(kept, key=lost.__getitem__))
    return kept


def _answers(
    model: Tagger, layers: Sequence[int],
    ids: torch.Tensor, positions: torch.Tensor, mask: torch.Tensor,
) -> torch.Tensor:  # fmt: skip
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        *_, last = model.states(ids, positions, mask, layers)
        return model.out(last).float()


def _divergence(student: torch.Tensor, teacher: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
    """Return the mean Kullback-Leibler divergence of label scores at the places marked."""
    said, right = student[at].log_softmax(-1), teacher[at].log_softmax(-1)
    return (right.exp() * (right - said)).sum(-1).mean()


def _trusted(teacher: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Tell where the teacher does not contradict the gold label."""
    best = teacher.argmax(-1)
    none = torch.isin(best, torch.tensor(NO_NAME))
    return (targets == IGNORE) | (best == targets) | ((targets == UNMARKED) & none)


def taught_by(teacher: Teacher, layers: Sequence[int], depth: int, pad: int) -> Loss:
    """Return the loss of a student made of the `layers` numbered of a teacher with `depth`.

    `pad`: the id of the piece that fills rows up.
    """
    # What a kept layer hands on should be what the next kept one was used to getting.
    watched = [after - 1 for _, after in pairwise([*layers, depth])]

    def loss(student: Tagger, batch: Batch) -> dict[str, torch.Tensor]:
        ids, positions, mask, targets = batch
        right, wanted = teacher(ids, positions, mask, watched)
        with torch.autocast("cpu", torch.bfloat16):
            states = list(student.states(ids, positions, mask))
            scores = student.out(student.drop(states[-1]))
        real = ids != pad
        near = torch.stack(
            [
                ((said.float() - state)[real] ** 2).mean() / state[real].var()
                for said, state in zip(states, wanted, strict=True)
            ]
        )
        return {
            "teacher": _divergence(scores.float(), right, real & _trusted(right, targets)),
            "gold": GOLD * gold_loss(scores, targets),
            "states": STATES * near.mean(),
        }

    return loss
