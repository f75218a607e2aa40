"""Fine-tune the encoder as a token classifier."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812

from newsfacts.names.tokenizer import Unigram
from training import packing, quantise
from training.corpora import Example
from training.encoder import Tagger
from training.settings import IGNORE, LABELS, NO_NAME, SEED

ROWS = 18
"""Rows in a batch: 18 of 128 pieces."""

CALIBRATION = 12
"""Batches that the ranges of the int8 layers are settled by."""

LAYER_DECAY = 0.93
"""Each layer below the top learns this much slower than the one above."""


def batches(
    groups: list[list[Example]], tokenizer: Unigram, draw: random.Random, join_rate: float = 0.45
) -> list[list[list[packing.Passage]]]:
    """Encode, join and pack an epoch's examples."""
    passages = []
    for group in groups:
        encoded = [packing.encode(example, tokenizer) for example in group]
        passages += packing.join([p for p in encoded if p.ids], draw, join_rate)
    made = packing.rows(passages, draw)
    return [made[i : i + ROWS] for i in range(0, len(made), ROWS)]


def calibrate(model: Tagger, tokenizer: Unigram, groups: list[list[Example]]) -> None:
    """Settle the ranges of the int8 layers by a few batches; from then on they round."""
    draw = random.Random(SEED)
    model.eval()
    quantise.set_mode(model, "watch")
    with torch.no_grad():
        for batch in batches(groups, tokenizer, draw)[:CALIBRATION]:
            model(*packing.tensors(batch, tokenizer, ROWS)[:3])
    quantise.settle(model)


def parameter_groups(model: Tagger) -> list[dict[str, object]]:
    """Group parameters by depth and by whether weights decay."""
    depth = len(model.layers)
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("layers."):
            below = depth - 1 - int(name.split(".")[1])
        else:
            below = -3 if name.startswith("out.") else depth
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.setdefault((LAYER_DECAY**below, decay), []).append(parameter)
    return [
        {"params": members, "scale": scale, "weight_decay": decay}
        for (scale, decay), members in groups.items()
    ]


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]
"""Piece ids, positions, attention mask and targets of the rows of one step."""

Loss = Callable[[Tagger, Batch], dict[str, torch.Tensor]]
"""From a model and a batch to the parts of the loss, by name; their sum is what falls."""


def gold_loss(scores: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return how unlikely the scores make the gold labels; UNMARKED means any label but names."""
    chances = scores.float().view(-1, len(LABELS)).log_softmax(-1)
    unmarked = chances[:, list(NO_NAME)].logsumexp(-1, keepdim=True)
    return F.nll_loss(torch.cat([chances, unmarked], -1), targets.view(-1), ignore_index=IGNORE)


def _from_gold(model: Tagger, batch: Batch) -> dict[str, torch.Tensor]:
    ids, positions, mask, targets = batch
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(ids, positions, mask)
    return {"gold": gold_loss(scores, targets)}


def train(
    model: Tagger, tokenizer: Unigram, epochs: Callable[[int], list[list[Example]]],
    *, minutes: float, out: Path, peak: float, seed_offset: int = 0, warmup: int = 100,
    loss: Loss = _from_gold,
) -> None:  # fmt: skip
    """Train until the time is up; the learning rate falls to nothing by then.

    `epochs(n)` gives the examples of the nth pass. A checkpoint goes to `out` every 300 steps.
    """
    torch.manual_seed(SEED + seed_offset)
    draw = random.Random(SEED + seed_offset)
    groups = parameter_groups(model)
    optimizer = torch.optim.AdamW(groups, lr=peak, fused=True, betas=(0.9, 0.98))  # type: ignore[arg-type]
    begun, step, epoch = time.time(), 0, 0
    sums: Counter[str] = Counter()
    budget = minutes * 60
    model.train()
    while time.time() - begun < budget:
        todo = batches(epochs(epoch), tokenizer, draw)
        print(f"epoch {epoch}: {len(todo)} batches", flush=True)
        for batch in todo:
            done = min(1.0, (time.time() - begun) / budget)
            warm = min(1.0, (step + 1) / warmup)
            rate = peak * warm * max(0.0, 0.5 * (1 + math.cos(math.pi * done)))
            for group in optimizer.param_groups:
                group["lr"] = rate * group["scale"]
            parts = loss(model, packing.tensors(batch, tokenizer, ROWS))
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            sums.update({name: part.item() for name, part in parts.items()})
            step += 1
            if step % 20 == 0:
                shown = ", ".join(f"{name} {value / 20:.4f}" for name, value in sums.items())
                seconds = time.time() - begun
                print(f"step {step} {seconds:.0f} s rate {rate:.2e} loss {shown}", flush=True)
                sums.clear()
            if step % 300 == 0:
                torch.save(model.state_dict(), out)
            if time.time() - begun >= budget:
                break
        epoch += 1
    torch.save(model.state_dict(), out)
    print(f"{step} steps, {epoch} epochs, {time.time() - begun:.0f} s", flush=True)
