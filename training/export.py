"""Write the trained tagger as an ONNX graph with int8 weights.

The graph is built node by node with onnxruntime's fused operators, so that loading needs no
optimisation. Weights are quantised per output channel, activations on the fly; the embedding
table per row.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.encoder import Tagger
from training.settings import LABELS

_MS = "com.microsoft"


class Graph:
    """Collects nodes and constants of the graph being built."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.count = 0

    def constant(self, value: np.ndarray, name: str) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, op: str, inputs: list[str], *, domain: str = "", outputs: int = 1, **options: object
    ) -> list[str]:
        """Add a node and return the names of its outputs."""
        self.count += 1
        names = [f"{op}{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **options))
        return names

    def quantised(self, x: str) -> list[str]:
        """Quantise an activation; return value, scale and zero point."""
        return self.add("DynamicQuantizeLinear", [x], outputs=3)

    def linear(self, x: list[str], weight: np.ndarray, bias: np.ndarray, name: str) -> str:
        """Add x @ weight.T + bias over a quantised x; `weight` is [out, in] float."""
        values, scale = quantise(weight)
        inputs = [
            x[0], self.constant(values.T, f"{name}.w"), x[1],
            self.constant(scale, f"{name}.s"), x[2],
            self.constant(np.full(len(scale), 128, np.uint8), f"{name}.z"),
            self.constant(bias, f"{name}.b"),
        ]  # fmt: skip
        return self.add("MatMulIntegerToFloat", inputs, domain=_MS)[0]


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return uint8 values around 128 and float scales, one a row.

    Unsigned, since the signed kernels may overflow on processors without VNNI.
    """
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127
    values = np.clip(np.rint(weight / scale[:, None]), -127, 127) + 128
    return values.astype(np.uint8), scale.astype(np.float32)


def build(model: Tagger) -> onnx.ModelProto:
    """Build the graph: (ids, positions, mask), each int32 [rows, length], to label scores."""
    g = Graph()
    state = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    heads = model.layers[0].heads
    eps = model.norm.eps

    table = state["words.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    values = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    rows = g.add("Gather", [g.constant(values, "words"), "ids"])[0]
    rows = g.add("Cast", [rows], to=TensorProto.FLOAT)[0]
    scales = g.add("Gather", [g.constant(scale.astype(np.float32), "words.s"), "ids"])[0]
    x = g.add("Mul", [rows, scales])[0]
    places = g.add("Gather", [g.constant(state["positions"], "places"), "positions"])[0]
    x = g.add("Add", [x, places])[0]
    norm = [g.constant(state["norm.weight"], "norm.w"), g.constant(state["norm.bias"], "norm.b")]
    x = g.add("LayerNormalization", [x, *norm], epsilon=eps, axis=-1)[0]
    g.constant(np.full(3, table.shape[1], np.int64), "thirds")
    for i in range(len(model.layers)):
        x = _layer(g, x, state, f"layers.{i}.", heads, eps)
    head = [
        g.constant(state["out.weight"].T, "out.w"),
        g.constant(state["out.bias"], "out.b"),
    ]
    x = g.add("MatMul", [x, head[0]])[0]
    g.nodes.append(helper.make_node("Add", [x, head[1]], ["scores"]))
    shape = ["rows", "length"]
    graph = helper.make_graph(
        g.nodes,
        "names",
        [helper.make_tensor_value_info(n, TensorProto.INT32, shape)
         for n in ("ids", "positions", "mask")],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*shape, len(LABELS)])],
        g.constants,
    )  # fmt: skip
    return helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_MS, 1)],
        ir_version=9,
    )


def _layer(g: Graph, x: str, state: dict[str, np.ndarray], at: str, heads: int, eps: float) -> str:
    def linear(value: list[str], name: str) -> str:
        return g.linear(value, state[f"{at}{name}.weight"], state[f"{at}{name}.bias"], at + name)

    def add_norm(a: str, b: str, name: str) -> str:
        own = [f"{at}{name}.{part}" for part in ("weight", "bias")]
        inputs = [a, b, *(g.constant(state[key], key) for key in own)]
        return g.add("SkipLayerNormalization", inputs, domain=_MS, epsilon=eps)[0]

    joined = linear(g.quantised(x), "qkv")
    q, k, v = g.add("Split", [joined, "thirds"], outputs=3, axis=-1)
    seen = g.add("MultiHeadAttention", [q, k, v, "", "mask"], domain=_MS, num_heads=heads)[0]
    x = add_norm(linear(g.quantised(seen), "ao"), x, "aln")
    inner = g.add("Gelu", [linear(g.quantised(x), "fi")], domain=_MS)[0]
    return add_norm(linear(g.quantised(inner), "fo"), x, "oln")


def write(model: Tagger, pieces: list[str], scores: list[float], folder: Path) -> Path:
    """Write weights and tokenizer into the folder; return the path of the weights."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / "names.onnx"
    weights.write_bytes(build(model).SerializeToString())
    lines = [f"{piece}\t{score:g}" for piece, score in zip(pieces, scores, strict=True)]
    (folder / "pieces.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return weights


def sha256(path: Path) -> str:
    """Return a file's SHA-256 as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
