"""The drawings of the report as plain geometry; the templates write them as SVG.

Lengths are units of the drawing's own coordinate system, x to the right, y downwards.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from newsfacts.display import amount
from newsfacts.records import ArticleRecord, Date, Money

WIDTH = 720
LABELS = 210
ROW = 22
_RIGHT = 44
_LONGEST_LABEL = 28
_LEAST_BAR, _LEAST_ARROW = 5.0, 20.0
# More rows than this are no drawing one can read; the lists hold them all.
_MOST_ROWS = 60
# A span of amounts wider than this is drawn on a logarithmic scale.
_LINEAR_UP_TO = 50
# The share of dates that the time axis must hold, and how much longer it may grow to hold all.
_CORE, _STRETCH = 0.7, 5


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what is written there: `label` times 1000 to the `thousands`."""

    at: float
    label: str
    thousands: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a drawing: from `x` on for `width`; `before` and `after` say that it goes on.

    `label` stands beside it, `remark` is shown when it is pointed at.
    """

    id: str
    label: str
    remark: str
    y: float
    x: float
    width: float
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates as bars from their first to their last day; `published` is an x or None."""

    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    published: float | None
    left_out: int


@dataclass(frozen=True, slots=True)
class AmountChart:
    """Amounts of one currency, the largest first; `others` are in other currencies.

    `factor` is what lies between two ticks of a logarithmic scale.
    """

    height: float
    currency: str
    log: bool
    factor: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    others: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Puts numbers between `low` and `high` on a line from `x0` to `x1`."""

    low: float
    high: float
    x0: float
    x1: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """Return the x of a value; what lies outside is put on the edge."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(max(value, low))
        share = 0.5 if high == low else (value - low) / (high - low)
        return round(self.x0 + min(max(share, 0.0), 1.0) * (self.x1 - self.x0), 1)


def timeline(dates: Sequence[tuple[str, Date]], record: ArticleRecord) -> Timeline | None:
    """Return the drawing of `dates` (id and date, in the order of time), None for fewer than two.

    Dates without a known day are left out. Where a few lie far from the others the axis shows the
    others, and the bars of the few point out of it.
    """
    known = [(id, d, _day(d.earliest), _day(d.latest)) for id, d in dates]
    drawn = [(id, d, a or b, b or a, a is None, b is None) for id, d, a, b in known if a or b]
    if len(drawn) < 2:
        return None
    published = _day(record.published)
    rows = drawn[:_MOST_ROWS]
    spans = [(a, b) for _, _, a, b, _, _ in rows if a is not None and b is not None]
    first, last = _window(spans, published)
    scale = Scale(first.toordinal(), last.toordinal() + 1, LABELS, WIDTH - _RIGHT)
    bars = []
    for at, (id, item, start, end, no_start, no_end) in enumerate(rows):
        assert start is not None
        assert end is not None
        x = scale(start.toordinal())
        before, after = no_start or start < first, no_end or end > last
        least = _LEAST_ARROW if before or after else _LEAST_BAR
        width = max(scale(end.toordinal() + 1) - x, least)
        x = min(x, WIDTH - _RIGHT - width)
        bars.append(
            Bar(id, _short(item.text), item.value, at * ROW, x, round(width, 1), before, after)
        )
    mark = scale(published.toordinal()) if published and first <= published <= last else None
    ticks = tuple(time_ticks(first, last, scale))
    return Timeline(len(rows) * ROW, ticks, tuple(bars), mark, len(dates) - len(rows))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1].rstrip()}…"


def _day(iso: str | None) -> date | None:
    try:
        return None if iso is None else date.fromisoformat(iso)
    except ValueError:
        return None


def _window(spans: Sequence[tuple[date, date]], published: date | None) -> tuple[date, date]:
    """Return the days the axis shows: all, or those of the core where a few lie far away."""
    every = [*spans, (published, published)] if published else list(spans)
    whole = min(a for a, _ in every), max(b for _, b in every)
    middles = sorted(every, key=lambda s: s[0].toordinal() + s[1].toordinal())
    size = max(2, math.ceil(len(middles) * _CORE))
    groups = [middles[i : i + size] for i in range(len(middles) - size + 1)]
    core = min(
        ((min(a for a, _ in g), max(b for _, b in g)) for g in groups),
        key=lambda g: (g[1] - g[0], g[0]),
    )
    length = max(core[1] - core[0], timedelta(days=14))
    if whole[1] - whole[0] <= _STRETCH * length:
        return _widened(*whole)
    near = [s for s in every if s[0] >= core[0] - length and s[1] <= core[1] + length]
    return _widened(min(a for a, _ in near), max(b for _, b in near))


def _widened(first: date, last: date) -> tuple[date, date]:
    pad = max((last - first).days // 25, 2)
    low = max(first.toordinal() - pad, date.min.toordinal())
    high = min(last.toordinal() + pad, date.max.toordinal())
    return date.fromordinal(low), date.fromordinal(high)


def time_ticks(first: date, last: date, scale: Scale) -> Iterable[Tick]:
    """Yield about six ticks at round dates: years, months or days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 4:
        step = max(1, math.ceil(((last - first).days + 1) / 6))
        for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
            yield Tick(scale(ordinal), date.fromordinal(ordinal).isoformat())
        return
    step = next((s for s in (1, 2, 3, 6, 12) if months / s <= 7), 0)
    if not step:
        years = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
        step = 12 * next(y for y in years if months / 12 / y <= 7)
    at = first.year * 12 + first.month - 1
    at = (at + step) // step * step
    while at <= last.year * 12 + last.month - 1:
        day = date(at // 12, at % 12 + 1, 1)
        label = f"{day.year}" if step % 12 == 0 else f"{day:%Y-%m}"
        yield Tick(scale(day.toordinal()), label)
        at += step


def amount_chart(money: Sequence[tuple[str, Money]]) -> AmountChart | None:
    """Return the drawing of `money` (id and amount), None for fewer than two to compare."""
    currency = chart_currency(item for _, item in money)
    if currency is None:
        return None
    values = [(id, item, in_currency(item, currency)) for id, item in money]
    known = [(id, item, v) for id, item, v in values if v is not None]
    known.sort(key=lambda row: row[2][1], reverse=True)
    rows = known[:_MOST_ROWS]
    if len(rows) < 2:
        return None
    scale = amount_scale([v for _, _, pair in rows for v in pair], LABELS, WIDTH - _RIGHT)
    bars = []
    for at, (id, item, (low, high)) in enumerate(rows):
        label = _plain(high) if low == high else f"{_plain(low)} – {_plain(high)}"
        x = scale(float(low))
        bars.append(Bar(id, label, item.text, at * ROW, x, round(scale(float(high)) - x, 1)))
    return AmountChart(
        len(rows) * ROW,
        currency,
        scale.log,
        10 ** _powers(scale).step if scale.log else 0,
        tuple(amount_ticks(scale)),
        tuple(bars),
        len(values) - len(known),
        len(known) - len(rows),
    )


def chart_currency(money: Iterable[Money]) -> str | None:
    """Return the currency most amounts can be shown in, the one converted to where there is one."""
    items = list(money)
    converted = Counter(m.converted.currency for m in items if m.converted is not None)
    counts = converted or Counter(m.currency for m in items if m.currency is not None)
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def in_currency(money: Money, currency: str) -> tuple[Decimal, Decimal] | None:
    """Return the least and most of an amount in a currency, None where it is not known in it."""
    most = money.amount if money.amount_max is None else money.amount_max
    if money.currency == currency:
        return money.amount, most
    if money.converted is None or money.converted.currency != currency:
        return None
    return money.converted.amount, money.converted.amount + (most - money.amount) * (
        money.converted.rate
    )


def amount_scale(amounts: Sequence[Decimal], x0: float, x1: float) -> Scale:
    """Return a scale for amounts, logarithmic where they span more than a factor of fifty."""
    positive = [float(v) for v in amounts if v > 0]
    top = max(positive, default=1.0)
    low = min(positive, default=1.0)
    if top / low > _LINEAR_UP_TO:
        return Scale(
            10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(top)), x0, x1, True
        )
    step = 10 ** math.floor(math.log10(top))
    return Scale(0.0, math.ceil(top / step) * step, x0, x1)


def amount_ticks(scale: Scale) -> Iterable[Tick]:
    """Yield ticks at round amounts, six or seven at most."""
    if scale.log:
        for exponent in _powers(scale):
            yield _tick(scale, Decimal(10) ** exponent)
        return
    power = Decimal(10) ** math.floor(math.log10(scale.high))
    parts = (Decimal(p) for p in ("0.2", "0.5", "1", "2"))
    size = next(power * p for p in parts if scale.high / float(power * p) <= 6)
    for i in range(int(scale.high / float(size)) + 1):
        yield _tick(scale, i * size)


def _powers(scale: Scale) -> range:
    low, high = round(math.log10(scale.low)), round(math.log10(scale.high))
    return range(low, high + 1, math.ceil((high - low) / 7))


def _tick(scale: Scale, value: Decimal) -> Tick:
    thousands = max(value.adjusted() // 3, 0) if value else 0
    return Tick(scale(float(value)), amount(value.scaleb(-3 * thousands)), thousands)


def _plain(number: Decimal) -> str:
    return amount(number.quantize(Decimal(1)) if abs(number) >= 1000 else number)
