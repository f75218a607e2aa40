"""Measure newsfacts against the annotated development corpora and print one table.

    python benchmarks/quality.py [--corpora ../shared/corpora] [--only dates,money,names]
                                 [--model LANG=NAME]

The corpora and their scorer (`score.py`) are not part of this repository; the scorer explains
itself. A row shows precision / recall / F1 in per cent.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

# Corpus, the kinds scored on it. The phrase lists are checklists of forms and have no scores.
CORPORA = (
    ("dates/krauts-dev.de.jsonl", "dates"),
    ("dates/meantime-dev.en.jsonl", "dates"),
    ("money/recognizers-dev.en.jsonl", "money"),
    ("money/recognizers-dev.de.jsonl", "money"),
    ("money/meantime-dev.en.jsonl", "money"),
    ("names/meantime-dev.en.jsonl", "people,orgs"),
    ("names/smartdata-dev.de.jsonl", "people,orgs"),
)
_AREA = {"dates": "dates", "money": "money", "people,orgs": "names"}


def main() -> int:
    """Run every corpus through newsfacts and print what the scorer says."""
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve().parent.parent
    parser.add_argument("--corpora", type=Path, default=here.parent / "shared" / "corpora")
    parser.add_argument("--only", default="dates,money,names")
    parser.add_argument("--model", action="append", default=[])
    options = parser.parse_args()
    if not options.corpora.is_dir():
        print(f"{options.corpora}: the annotated corpora are not here", file=sys.stderr)
        return 2
    wanted = options.only.split(",")
    models = [part for value in options.model for part in ("--model", value)]
    with tempfile.TemporaryDirectory() as folder:
        for name, kinds in CORPORA:
            if _AREA[kinds] in wanted:
                gold, out = options.corpora / name, Path(folder) / "out.jsonl"
                only = kinds.replace("people,orgs", "people,organisations")
                command = ["-m", "newsfacts", "extract", str(gold), "-o", str(out), "--only", only]
                done = subprocess.run(
                    [sys.executable, *command, *models], capture_output=True, text=True, check=False
                )
                if done.returncode == 2:
                    print(done.stderr, file=sys.stderr)
                    return 2
                _print_scores(options.corpora / "score.py", gold, out, kinds, name)
    return 0


def _print_scores(scorer: Path, gold: Path, out: Path, kinds: str, name: str) -> None:
    command = [sys.executable, str(scorer), str(gold), str(out), "--only", kinds]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        print(f"{name.removesuffix('.jsonl'):28} {line}")
    if done.stderr:
        print(f"{name:28} {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
