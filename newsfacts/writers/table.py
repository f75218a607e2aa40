"""The table for people: grouped by kind, the value beside the words of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TextIO

from newsfacts.records import ArticleRecord, Date, Money, Organisation, Person
from newsfacts.serialise import plain_number
from newsfacts.terminal import printable
from newsfacts.writers import WriterOptions

# Colours by kind; each also has its heading, so that nothing hangs on colour alone.
_STYLES = {
    "people": "cyan",
    "organisations": "magenta",
    "money": "green",
    "dates": "blue",
}
_MODIFIERS = {"about": "~", "over": ">", "under": "<", "at_least": "≥", "at_most": "≤"}
_NARROWEST = 40

Row = tuple[str, str, str]


class TableWriter:
    """Writes each article as a heading and one block of aligned rows a kind."""

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream and the terminal's width and colours."""
        from rich.console import Console

        self._options = options
        self._count = 0
        self._console = Console(
            file=stream,
            width=max(options.width, _NARROWEST),
            force_terminal=options.colour,
            no_color=not options.colour,
            color_system="auto" if options.colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def write(self, record: ArticleRecord) -> None:
        """Write one article."""
        if self._count:
            self._console.print()
        self._count += 1
        self._heading(record)
        rows = {
            "people": _people(record.people),
            "organisations": _organisations(record.organisations),
            "money": _money(record.money),
            "dates": _dates(record.dates),
        }
        for kind, found in rows.items():
            if kind in self._options.kinds:
                self._block(kind, found)
        self._warnings(record)

    def close(self) -> None:
        """Do nothing: a table has no end mark."""

    def _heading(self, record: ArticleRecord) -> None:
        from rich.text import Text

        when = record.published or "not known"
        by = f" ({record.published_from})" if record.published_from else ""
        name = printable(record.source)
        if record.id is not None:
            name += f" [{printable(record.id)}]"
        self._console.print(Text(name, style="bold"), soft_wrap=True)
        if record.title:
            self._console.print(Text(printable(record.title), style="italic"))
        facts = f"language {record.language} · published {when}{by}"
        if record.authors:
            facts += f" · by {', '.join(printable(a) for a in record.authors)}"
        self._console.print(Text(facts, style="dim"))

    def _block(self, kind: str, rows: Sequence[Row]) -> None:
        from rich.table import Table
        from rich.text import Text

        style = _STYLES[kind]
        self._console.print(Text(f"\n{kind.capitalize()}", style=f"bold {style}"))
        if not rows:
            self._console.print(Text("  none", style="dim"))
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=0)
        grid.add_column(overflow="fold", no_wrap=kind in ("money", "dates"))
        grid.add_column(overflow="fold")
        grid.add_column(overflow="fold", style="dim")
        right = kind == "money"
        widest = max(len(row[0]) for row in rows)
        for value, words, remark in rows:
            shown = value.rjust(widest) if right else value
            grid.add_row("", Text(shown, style=style), Text(words), Text(remark))
        self._console.print(grid)

    def _warnings(self, record: ArticleRecord) -> None:
        from rich.text import Text

        if record.warnings:
            self._console.print(Text("\nWarnings", style="bold yellow"))
        for warning in record.warnings:
            self._console.print(Text(f"  ! {printable(warning.message)}", style="yellow"))


def _people(people: Iterable[Person]) -> list[Row]:
    return [
        (
            printable(p.name),
            printable(", ".join(x for x in (p.role, p.organisation) if x)),
            _times(len(p.mentions)),
        )
        for p in people
    ]


def _organisations(organisations: Iterable[Organisation]) -> list[Row]:
    return [
        (printable(o.name), printable(o.acronym or ""), _times(len(o.mentions)))
        for o in organisations
    ]


def _money(money: Sequence[Money]) -> list[Row]:
    rows = []
    for item in money:
        amount = _amount(item.amount)
        if item.amount_max is not None:
            amount = f"{amount} – {_amount(item.amount_max)}"
        sign = _MODIFIERS.get(item.modifier or "", "")
        currency = item.currency or "/".join(item.currency_candidates or ("?",))
        remarks = []
        if item.converted is not None and item.converted.currency != item.currency:
            converted = item.converted
            remarks.append(
                f"= {_amount(converted.amount)} {converted.currency} ({converted.rate_date})"
            )
        if item.equivalent_to is not None:
            remarks.append(f"stated for: {printable(money[item.equivalent_to].text)}")
        rows.append(
            (
                f"{sign}{' ' if sign else ''}{amount} {currency}",
                printable(item.text),
                "; ".join(remarks),
            )
        )
    return rows


def _dates(dates: Iterable[Date]) -> list[Row]:
    seen = Counter((d.value, printable(d.text), _days(d)) for d in dates)
    return [
        (value, words, " ".join(part for part in (days, _times(count)) if part))
        for (value, words, days), count in seen.items()
    ]


def _days(date: Date) -> str:
    if date.earliest is None and date.latest is None:
        return ""
    if date.earliest == date.latest:
        return "" if date.value == date.earliest else str(date.earliest)
    return f"{date.earliest or '…'} to {date.latest or '…'}"


def _times(count: int) -> str:
    return f"×{count}" if count > 1 else ""


def _amount(amount: Decimal) -> str:
    """Return a number with spaces between thousands: both languages read it the same way."""
    return f"{plain_number(amount):,}".replace(",", " ")
