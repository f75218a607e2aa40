"""The article itself for a terminal: mentions coloured, or in brackets, values in the margin."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from newsfacts.records import ArticleRecord
from newsfacts.terminal import printable
from newsfacts.writers import WriterOptions
from newsfacts.writers.layout import Note, Shown, shown, wrapped
from newsfacts.writers.rows import when

if TYPE_CHECKING:
    from rich.text import Text

# The lines under the mentions tell the kinds apart where colours do not.
_STYLES = {
    "people": "cyan underline",
    "organisations": "magenta underline",
    "money": "green bold",
    "dates": "blue bold",
    "facts": "default",
    "warnings": "yellow bold",
}
_NOTE_STYLES = {kind: style.split()[0] for kind, style in _STYLES.items()}
_NARROWEST = 24
# A terminal this wide has room for a margin; lines longer than the longest are hard to read.
_MARGIN_FROM, _LONGEST_LINE, _WIDEST_MARGIN = 72, 76, 48
_RULE = " │ "


class MarkedWriter:
    """Writes each article as a heading and its text; records must carry the text."""

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream and the terminal's width and colours."""
        from newsfacts.writers.table import console

        self._options = options
        self._console = console(stream, options, _NARROWEST)
        self._width = self._console.width
        self._count = 0

    def write(self, record: ArticleRecord) -> None:
        """Write one article."""
        from rich.text import Text

        if self._count:
            self._console.print()
        self._count += 1
        name = printable(record.source)
        if record.id is not None:
            name += f" [{printable(record.id)}]"
        self._console.print(Text(name, style="bold"), soft_wrap=True)
        self._console.print(Text(when(record), style="dim"))
        self._console.print()
        marked = shown(record, self._options.kinds, brackets=not self._options.colour)
        for line in self._lines(marked):
            line.rstrip()
            self._console.print(line, soft_wrap=True)

    def close(self) -> None:
        """Do nothing: the last article has no end mark."""

    def _lines(self, marked: Shown) -> Iterator[Text]:
        margin = self._width >= _MARGIN_FROM
        size = min(self._width * 3 // 5, _LONGEST_LINE) if margin else self._width
        beside = min(self._width - size - len(_RULE), _WIDEST_MARGIN)
        notes = deque(marked.notes)
        styles = deque(marked.styles)
        active: list[tuple[int, int, str]] = []
        waiting: deque[Text] = deque()
        rows = list(wrapped(marked.text, size))
        for number, (start, end) in enumerate(rows):
            following = rows[number + 1][0] if number + 1 < len(rows) else len(marked.text) + 1
            if start == end and margin:
                # Notes stay beside the paragraph they belong to.
                yield from self._beside([self._blank(size)] * len(waiting), waiting)
            while styles and styles[0][0] < end:
                active.append(styles.popleft())
            active = [style for style in active if style[1] > start]
            text = _slice(marked.text, start, end, active)
            while notes and notes[0].position < following:
                note = notes.popleft()
                waiting.extend(_note(note, beside if margin else self._width - 4))
            if margin:
                text.pad_right(max(size - text.cell_len, 0))
                yield from self._beside([text], waiting)
            else:
                yield text
                yield from (_indented(waiting.popleft()) for _ in range(len(waiting)))
        yield from self._beside([self._blank(size)] * len(waiting), waiting)

    def _blank(self, size: int) -> Text:
        from rich.text import Text

        return Text(" " * size)

    def _beside(self, lines: list[Text], waiting: deque[Text]) -> Iterator[Text]:
        from rich.text import Text

        for line in lines:
            out = line.copy()
            out.append(Text(_RULE, style="dim"))
            if waiting:
                out.append(waiting.popleft())
            yield out


def _slice(whole: str, start: int, end: int, styles: list[tuple[int, int, str]]) -> Text:
    from rich.text import Text

    text = Text(whole[start:end])
    # The longest first: what comes last is what is seen.
    for first, last, kind in sorted(styles, key=lambda s: s[0] - s[1]):
        text.stylize(_STYLES[kind], max(first - start, 0), last - start)
    return text


def _note(note: Note, width: int) -> Iterator[Text]:
    from rich.text import Text

    for start, end in wrapped(note.text, width):
        yield Text(note.text[start:end], style=_NOTE_STYLES[note.kind])


def _indented(note: Text) -> Text:
    from rich.text import Text

    return Text("  ⤷ ").append(note)
