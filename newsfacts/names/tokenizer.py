"""Cut text into atoms and atoms into the unigram pieces that the names model reads.

An *atom* is a run of letters and digits, a number with its inner separators, an abbreviation
with its dots, or one other character. Compounds come apart at their hyphens, so that a name
inside one ("VW-Chef") can be marked alone. Raw text and pre-split tokens give the same atoms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

ATOM = re.compile(r"\d+(?:[.,:]\d+)+(?!\w)|(?:[^\W\d_]\.){2,}|\w+|[^\w\s]")
"""One atom; whitespace is never part of one."""

MAX_ATOM_CHARS = 48
"""Characters of an atom that are looked at: the label sits on the first piece, and a longer
run (a link, a hash) says nothing more."""

_MARK = "▁"
_CACHE_LIMIT = 60_000
_UNKNOWN_SCORE = -25.0


def atoms(text: str) -> Iterator[tuple[int, int]]:
    """Yield the atoms of a text as (start, end) in code points, in text order."""
    for match in ATOM.finditer(text):
        yield match.span()


class Unigram:
    """A unigram (SentencePiece) tokenizer: the best-scoring way to cut an atom into pieces."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """Take the pieces in id order with their log probabilities.

        The first four pieces are special: start, padding, end and unknown.
        """
        self.bos, self.pad, self.eos, self.unk = 0, 1, 2, 3
        entries = zip(range(4, len(pieces)), scores[4:], strict=True)
        self._table = dict(zip(pieces[4:], entries, strict=True))
        self._longest = max((len(piece) for piece in pieces), default=1)
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> Unigram:
        """Read a tokenizer from a file of lines "piece<TAB>score", UTF-8, in id order.

        Raises OSError when the file cannot be read, ValueError when a line is malformed.
        """
        lines = path.read_text(encoding="utf-8").split("\n")
        pairs = [line.rpartition("\t") for line in lines if line]
        return cls([p[0] for p in pairs], [float(p[2]) for p in pairs])

    def __len__(self) -> int:
        """Return the number of pieces, the four special ones included."""
        return len(self._table) + 4

    def encode(self, atom: str) -> tuple[int, ...]:
        """Return the piece ids of one atom; never empty."""
        # What stands behind is not read, and must not be kept for millions of atoms either.
        atom = atom[:MAX_ATOM_CHARS]
        found = self._cache.get(atom)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                # Starting over is far cheaper than keeping an order of use.
                self._cache.clear()
            found = self._cache[atom] = self._viterbi(atom)
        return found

    def _viterbi(self, atom: str) -> tuple[int, ...]:
        text = _MARK + unicodedata.normalize("NFKC", atom).replace(" ", "")
        size = len(text)
        best = [0.0] + [float("-inf")] * size
        back: list[tuple[int, int]] = [(0, self.unk)] * (size + 1)
        table, longest = self._table, self._longest
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(size, start + longest) + 1):
                entry = table.get(text[start:end])
                if entry is not None and here + entry[1] > best[end]:
                    best[end] = here + entry[1]
                    back[end] = (start, entry[0])
            if here + _UNKNOWN_SCORE > best[start + 1]:
                best[start + 1] = here + _UNKNOWN_SCORE
                back[start + 1] = (start, self.unk)
        ids: list[int] = []
        at = size
        while at > 0:
            at, piece = back[at]
            if piece != self.unk or not ids or ids[-1] != self.unk:
                ids.append(piece)
        return tuple(reversed(ids))
