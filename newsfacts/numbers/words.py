"""The value of number words, once they are split into parts of known kind."""

from __future__ import annotations

from decimal import Decimal


def _adds(base: Decimal, part: Decimal, joined: bool) -> bool:
    """Say whether `part` may be said behind `base`: 300+21, 20+1, and with a joiner 1+20."""
    below = base % 100
    if base == 0:
        return True
    if base != int(base):
        return False
    if below == 0:
        return part < 100
    if below >= 20 and below % 10 == 0:
        return 1 <= part < 10
    return joined and below < 10 and part >= 20 and part % 10 == 0


def evaluate(tokens: list[tuple[str, str, Decimal]], standalone: frozenset[str]) -> Decimal | None:
    """Return the value of number words, or None where they do not make one number.

    `total` holds what is closed by a magnitude, `current` the part being said, `base` what stands
    before a joiner.
    """
    total, last = Decimal(0), Decimal("Infinity")
    current: Decimal | None = None
    base: Decimal | None = None
    counted, before = False, ""
    for i, (word, kind, value) in enumerate(tokens):
        following = tokens[i + 1][1] if i + 1 < len(tokens) else ""
        if kind in ("unit", "tens"):
            if current is not None:
                if before == "fraction" or not _adds(current, value, joined=False):
                    return None
                value += current
            current = value
        elif kind == "article":
            if following not in ("hundred", "magnitude", "collective", "fraction"):
                return None
        elif kind == "filler":
            if before not in ("fraction", "collective"):
                return None
        elif kind == "joiner":
            if not following or (current is None and not total) or base is not None:
                return None
            base, current = current or Decimal(0), None
        elif kind == "hundred":
            if current is None and before != "article" and word not in standalone:
                return None
            if current is not None and current >= 100:
                return None
            current = (Decimal(1) if current is None else current) * value
        elif kind == "collective":
            current = (Decimal(1) if current is None else current) * value
        elif kind == "fraction":
            current = (Decimal(1) if current is None else current) * value
            if base is not None:
                current, base = base + current, None
        elif kind == "added":
            if current is None:
                return None
            current += value
        elif kind == "point":
            return _with_decimals(total, current, tokens[i + 1 :])
        elif kind == "magnitude":
            if base is not None:
                if current is None or not _adds(base, current, joined=True):
                    return None
                current, base = base + current, None
            if current is None and total and value > last:
                current, total = total, Decimal(0)
            if current is None and before != "article" and word not in standalone:
                return None
            current = Decimal(1) if current is None else current
            if value >= last:
                current, total = current + total, Decimal(0)
            total += current * value
            last, current = value, None
        counted = counted or kind not in ("joiner", "filler", "article")
        before = kind
    if base is not None:
        if current is None or not (_adds(base, current, joined=True)):
            return None
        current += base
    if current is not None and current >= last:
        return None
    return total + (current or 0) if counted else None


def _with_decimals(
    total: Decimal, current: Decimal | None, tokens: list[tuple[str, str, Decimal]]
) -> Decimal | None:
    """Return `current` point digits, with any magnitudes behind ("three point two million")."""
    digits = ""
    while tokens and tokens[0][1] == "unit" and tokens[0][2] < 10:
        digits += str(tokens[0][2])
        tokens = tokens[1:]
    if current is None or total or not digits or any(t[1] != "magnitude" for t in tokens):
        return None
    number = Decimal(f"{current}.{digits}")
    for _, _, value in tokens:
        number *= value
    return number
