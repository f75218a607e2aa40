"""Int8 linear layers: calibrate them, and train with their rounding in place.

Inputs are quantised with one fixed scale a layer, weights with one scale an output. Fixed scales
make a text's answer independent of what else is in its batch. A few input channels are far larger
than the others; dividing each channel by a factor, and multiplying the weights by it, evens them
out (SmoothQuant).
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.nn.functional as F  # noqa: N812
from torch import nn

_SMOOTHING = 0.5
_SAMPLE = 4096
"""Values of an input that are looked at in each batch of the calibration, of each row."""

_CUT = 2e-5
"""Share of input values on either side that may fall outside the range."""


class QLinear(nn.Linear):
    """A linear layer that can watch its inputs and round like its int8 counterpart."""

    def __init__(self, inputs: int, outputs: int, *, smooth: bool) -> None:
        super().__init__(inputs, outputs)
        self.smoothed, self.mode = smooth, "float"
        self.register_buffer("smooth", torch.ones(inputs))
        self.register_buffer("scale", torch.ones(()))
        self.register_buffer("zero", torch.zeros(()))
        self.peaks: list[torch.Tensor] = []
        self.seen: list[torch.Tensor] = []

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return x @ weight.T + bias, rounded as in int8 where the mode is "int8"."""
        if self.mode == "float":
            return F.linear(x, self.weight, self.bias)
        if self.mode == "watch":
            flat = x.detach().float().reshape(-1, x.shape[-1])
            self.peaks.append(flat.abs().amax(0))
            self.seen.append(flat[torch.randperm(len(flat))[: _SAMPLE // 16]])
            return F.linear(x, self.weight, self.bias)
        return F.linear(self._round_input(x), self._round_weight(), self.bias)

    def _round_input(self, x: torch.Tensor) -> torch.Tensor:
        level = (x.float() / (self.smooth * self.scale)).round() + self.zero
        value = (level.clamp(0, 255) - self.zero) * (self.smooth * self.scale)
        return x + (value - x).detach().to(x.dtype)

    def _round_weight(self) -> torch.Tensor:
        weight = self.weight.detach() * self.smooth
        scale = (weight.abs().amax(1, keepdim=True) / 127).clamp_min(1e-8)
        value = (weight / scale).round() * scale / self.smooth
        return self.weight + (value - self.weight).detach()

    def settle(self) -> None:
        """Fix smoothing and range from what was watched."""
        if self.smoothed:
            inputs = torch.stack(self.peaks).amax(0).clamp_min(1e-4)
            weights = self.weight.detach().abs().amax(0).clamp_min(1e-4)
            factor = inputs**_SMOOTHING / weights ** (1 - _SMOOTHING)
            self.smooth.copy_(factor / factor.log().mean().exp())
        values = (torch.cat(self.seen) / self.smooth).reshape(-1)
        ordered = values.sort().values
        out = int(len(ordered) * _CUT)
        low, high = min(0.0, float(ordered[out])), max(0.0, float(ordered[-1 - out]))
        self.scale.fill_((high - low) / 255)
        self.zero.fill_(round(-low / float(self.scale)))
        self.peaks, self.seen = [], []


def linears(model: nn.Module) -> Iterable[QLinear]:
    """Yield the layers of a model that are exported as int8."""
    return (m for m in model.modules() if isinstance(m, QLinear))


def set_mode(model: nn.Module, mode: str) -> None:
    """Set the mode of every such layer: "float", "watch" or "int8"."""
    for layer in linears(model):
        layer.mode = mode


def settle(model: nn.Module) -> None:
    """Fix every layer's ranges and let it round from now on."""
    for layer in linears(model):
        layer.settle()
    set_mode(model, "int8")
