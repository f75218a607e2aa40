"""What every step of the training shares: labels, sizes, seeds."""

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
KINDS = ("PER", "ORG", "LOC")
IGNORE = -100
"""Target of pieces that teach nothing: later pieces of an atom, and doubtful tokens."""

SEED = 20240622
ROW = 128
"""Pieces in one packed training row."""
