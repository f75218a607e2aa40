"""What every step of the training shares: labels, sizes, seeds."""

from newsfacts.names.model import LABELS

KINDS = ("PER", "ORG", "LOC")
OTHER = "MISC"
"""Products, works, events: learnt where a corpus marks them, so as not to be taken for
organisations, and never given out."""

UNMARKED = len(LABELS)
"""Target in corpora that do not mark MISC: no name of ours, be it MISC or none."""

NO_NAME = tuple(i for i, label in enumerate(LABELS) if label[2:] not in KINDS)
IGNORE = -100
"""Target of pieces that teach nothing: later pieces of an atom, and doubtful tokens."""

SEED = 20240622
ROW = 128
"""Pieces in one packed training row."""
