"""From annotated corpora to a trained, exported and scored names model with its card.

    python -m training --corpora ../shared/corpora/names --out newsfacts/models/names

Two rounds: a first model learns from the gold corpora, filtered silver and templates, then
corrects the silver labels; the second goes on from it with those. Time is given in minutes, for a
machine of two cores; seeds are fixed, but how many steps fit into a minute is not.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from newsfacts.names.model import NameModel
from newsfacts.names.tokenizer import Unigram
from training import card, export, recipe, vocabulary
from training.encoder import Tagger, read_bundle
from training.score import Predict, Table, report, score, shipped_predictor, torch_predictor
from training.train import train

VOCABULARY = 44_000
"""Pieces to keep at most; the text at hand may use fewer."""


def main() -> None:
    """Parse the options and run the steps."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of *.tokens.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--minutes", type=float, nargs=2, default=(24, 60), metavar=("1ST", "2ND"))
    parser.add_argument("--export-only", action="store_true", help="use the last checkpoint")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    data = recipe.read(options.corpora)
    bundle = read_bundle()
    keep = vocabulary.for_data(bundle, data, VOCABULARY)
    tokenizer = vocabulary.tokenizer_of(bundle, keep)
    model = Tagger(bundle, keep)
    checkpoints = [options.work / f"round{n}.pt" for n in (1, 2)]
    if options.export_only:
        model.load_state_dict(torch.load(checkpoints[1]))
    else:
        _both_rounds(model, tokenizer, data, options.minutes, checkpoints)

    before = _scores("float", data, torch_predictor(model, tokenizer))
    export.write(model, *vocabulary.tables(bundle, keep), options.out)
    card.write_files(options.out)
    after = _scores("int8", data, shipped_predictor(NameModel.load(options.out, threads=2)))
    card.write(options.out, data, before, after)


def _both_rounds(
    model: Tagger, tokenizer: Unigram, data: recipe.Data, minutes: tuple[float, float],
    checkpoints: list[Path],
) -> None:  # fmt: skip
    for number, (budget, path) in enumerate(zip(minutes, checkpoints, strict=True)):
        if number:
            recipe.correct(data, model, tokenizer)
        train(
            model, tokenizer, lambda epoch: recipe.one_epoch(data, epoch),
            minutes=budget, out=path, peak=(2e-4, 1.5e-4)[number], seed_offset=number,
        )  # fmt: skip


def _scores(title: str, data: recipe.Data, predict: Predict) -> dict[str, Table]:
    tables = {name: score(sentences, predict) for name, sentences in data.tests.items()}
    print(f"-- {title}: precision/recall/F1")
    for name, table in tables.items():
        print(report(name, table))
    return tables


if __name__ == "__main__":
    main()
