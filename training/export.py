"""Write the trained tagger as an ONNX graph with int8 weights.

The graph is built node by node with onnxruntime's fused operators, so that loading needs no
optimisation. Weights have one scale per output, inputs one fixed scale per layer (see
`quantise.py`), the embedding table one per row.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.encoder import Layer, Tagger
from training.quantise import QLinear
from training.settings import LABELS, ROW

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

    def norm(self, x: str, module: object, name: str) -> str:
        """Add a layer normalisation."""
        inputs = [x, *(self.constant(_array(getattr(module, p)), f"{name}.{p}")
                       for p in ("weight", "bias"))]  # fmt: skip
        return self.add("LayerNormalization", inputs, epsilon=float(module.eps), axis=-1)[0]

    def linear(self, x: str, layer: QLinear, name: str) -> str:
        """Quantise x and multiply it with the layer's int8 weights; return floats."""
        smooth = _array(layer.smooth)
        if layer.smoothed:
            x = self.add("Mul", [x, self.constant(1 / smooth, f"{name}.m")])[0]
        scale = self.constant(_array(layer.scale), f"{name}.xs")
        zero = self.constant(_array(layer.zero).astype(np.uint8), f"{name}.xz")
        x = self.add("QuantizeLinear", [x, scale, zero])[0]
        values, scales = quantise(_array(layer.weight) * smooth)
        inputs = [
            x, self.constant(values.T, f"{name}.w"), scale, self.constant(scales, f"{name}.s"),
            zero, self.constant(np.zeros(len(scales), np.int8), f"{name}.z"),
            self.constant(_array(layer.bias), f"{name}.b"),
        ]  # fmt: skip
        return self.add("MatMulIntegerToFloat", inputs, domain=_MS)[0]


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return int8 values and float scales, one a row."""
    scale = np.maximum(np.abs(weight).max(axis=1) / 127, 1e-8)
    values = np.clip(np.rint(weight / scale[:, None]), -127, 127)
    return values.astype(np.int8), scale.astype(np.float32)


def _array(tensor: object) -> np.ndarray:
    return tensor.detach().float().numpy()  # type: ignore[attr-defined]


def build(model: Tagger, *, teacher: bool = False) -> onnx.ModelProto:
    """Build the graph: (ids, positions, mask), each int32 [rows, length], to label scores.

    As a teacher its mask is [rows, length, length], and it also gives the states after each layer.
    """
    g = Graph()
    values, scales = quantise(_array(model.words.weight))
    rows = g.add("Gather", [g.constant(values, "words"), "ids"])[0]
    rows = g.add("Cast", [rows], to=TensorProto.FLOAT)[0]
    factors = g.add("Gather", [g.constant(scales[:, None], "words.s"), "ids"])[0]
    x = g.add("Mul", [rows, factors])[0]
    places = g.constant(_array(model.positions)[:ROW], "places")
    x = g.add("Add", [x, g.add("Gather", [places, "positions"])[0]])[0]
    x = g.norm(x, model.norm, "norm")
    g.constant(np.full(3, values.shape[1], np.int64), "thirds")
    for number, layer in enumerate(model.layers):
        x = _layer(g, x, layer, f"l{number}")
        if teacher:
            g.nodes.append(helper.make_node("Identity", [x], [f"state{number}"]))
    x = g.add("MatMul", [x, g.constant(_array(model.out.weight).T, "out.w")])[0]
    g.nodes.append(
        helper.make_node("Add", [x, g.constant(_array(model.out.bias), "out.b")], ["scores"])
    )
    shape = ["rows", "length"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, shape)
        for name in ("ids", "positions", "mask")
    ]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*shape, len(LABELS)])]
    if teacher:
        square = [*shape, "length"]
        inputs[-1] = helper.make_tensor_value_info("mask", TensorProto.INT32, square)
        wide = [*shape, values.shape[1]]
        outputs += [
            helper.make_tensor_value_info(f"state{number}", TensorProto.FLOAT, wide)
            for number in range(len(model.layers))
        ]
    return helper.make_model(
        helper.make_graph(g.nodes, "names", inputs, outputs, g.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_MS, 1)],
        ir_version=9,
    )


def _layer(g: Graph, x: str, layer: Layer, name: str) -> str:
    joined = g.linear(x, layer.qkv, f"{name}.qkv")
    parts = g.add("Split", [joined, "thirds"], outputs=3, axis=-1)
    seen = g.add(
        "MultiHeadAttention", [*parts, "", "mask"], domain=_MS, num_heads=layer.heads
    )[0]  # fmt: skip
    # Add and normalise apart: the fused operator is slower.
    x = g.add("Add", [g.linear(seen, layer.ao, f"{name}.ao"), x])[0]
    x = g.norm(x, layer.aln, f"{name}.aln")
    inner = g.add("Gelu", [g.linear(x, layer.fi, f"{name}.fi")], domain=_MS)[0]
    x = g.add("Add", [g.linear(inner, layer.fo, f"{name}.fo"), x])[0]
    return g.norm(x, layer.oln, f"{name}.oln")


def write(model: Tagger, pieces: list[str], scores: list[float], folder: Path) -> Path:
    """Write weights and tokenizer into the folder; return the path of the weights.

    The model's ranges must be settled (`quantise.settle`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / "names.onnx"
    weights.write_bytes(build(model).SerializeToString())
    lines = [f"{piece}\t{score:g}" for piece, score in zip(pieces, scores, strict=True)]
    (folder / "pieces.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return weights


def sha256(path: Path) -> str:
    """Return a file's SHA-256 as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
