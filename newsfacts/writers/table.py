"""The table for people: grouped by kind, the value beside the words of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from newsfacts.records import ArticleRecord
from newsfacts.terminal import printable
from newsfacts.writers import WriterOptions
from newsfacts.writers.rows import Row, rows_of, when

if TYPE_CHECKING:
    from rich.console import Console

# Colours by kind; each also has its heading, so that nothing hangs on colour alone.
_STYLES = {
    "facts": "yellow",
    "people": "cyan",
    "organisations": "magenta",
    "money": "green",
    "dates": "blue",
}
_NARROWEST = 40


def console(stream: TextIO, options: WriterOptions, narrowest: int) -> Console:
    """Return a console that writes to a stream what it is given, and makes nothing of markup."""
    from rich.console import Console

    return Console(
        file=stream,
        width=max(options.width, narrowest),
        force_terminal=options.colour,
        no_color=not options.colour,
        color_system="auto" if options.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


class TableWriter:
    """Writes each article as a heading and one block of aligned rows a kind."""

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream and the terminal's width and colours."""
        self._options = options
        self._count = 0
        self._console = console(stream, options, _NARROWEST)

    def write(self, record: ArticleRecord) -> None:
        """Write one article."""
        if self._count:
            self._console.print()
        self._count += 1
        self._heading(record)
        for kind, found in rows_of(record).items():
            if kind in self._options.kinds:
                self._block(kind, found)
        self._warnings(record)

    def close(self) -> None:
        """Do nothing: a table has no end mark."""

    def _heading(self, record: ArticleRecord) -> None:
        from rich.text import Text

        name = printable(record.source)
        if record.id is not None:
            name += f" [{printable(record.id)}]"
        self._console.print(Text(name, style="bold"), soft_wrap=True)
        if record.title:
            self._console.print(Text(printable(record.title), style="italic"))
        self._console.print(Text(when(record), style="dim"))

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
