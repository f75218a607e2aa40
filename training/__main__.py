"""From annotated corpora to a trained, exported and scored names model with its card.

    python -m training --corpora ../shared/corpora/names --out newsfacts/models/names

Three rounds: a first model learns from the gold corpora, filtered silver and templates, then
corrects the silver labels; the second round goes on with those; the third with the rounding of
int8 in place. Time is given in minutes, for a machine of two cores; seeds are fixed, but how many
steps fit into a minute is not.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from newsfacts.names.model import NameModel
from newsfacts.names.tokenizer import Unigram
from training import card, export, quantise, recipe, vocabulary
from training.encoder import Tagger, read_bundle
from training.score import Predict, Table, report, score, shipped_predictor, torch_predictor
from training.train import calibrate, train

VOCABULARY = 44_000
"""Pieces to keep at most; the text at hand may use fewer."""


def main() -> None:
    """Parse the options and run the steps."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of *.tokens.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument(
        "--minutes", type=float, nargs=3, default=(24, 46, 9), metavar=("1ST", "2ND", "3RD")
    )
    parser.add_argument("--export-only", action="store_true", help="use the last checkpoint")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    data = recipe.read(options.corpora)
    bundle = read_bundle()
    keep = vocabulary.for_data(bundle, data, VOCABULARY)
    tokenizer = vocabulary.tokenizer_of(bundle, keep)
    model = Tagger(bundle, keep)
    checkpoints = [options.work / f"round{n}.pt" for n in (1, 2, 3)]
    if options.export_only:
        model.load_state_dict(torch.load(checkpoints[-1]))
    else:
        _rounds(model, tokenizer, data, options.minutes, checkpoints)

    quantise.set_mode(model, "float")
    before = _scores("float", data, torch_predictor(model, tokenizer))
    export.write(model, *vocabulary.tables(bundle, keep), options.out)
    card.write_files(options.out)
    after = _scores("int8", data, shipped_predictor(NameModel.load(options.out, threads=2)))
    card.write(options.out, data, before, after)


def _rounds(
    model: Tagger, tokenizer: Unigram, data: recipe.Data,
    minutes: Sequence[float], checkpoints: Sequence[Path],
) -> None:  # fmt: skip
    peaks, warmups = (2e-4, 1.6e-4, 3e-5), (100, 100, 20)
    for number, (budget, path) in enumerate(zip(minutes, checkpoints, strict=True)):
        if number == 1:
            recipe.correct(data, model, tokenizer)
        elif number == 2:
            calibrate(model, tokenizer, recipe.one_epoch(data, 0))
        first = 10 * number
        train(
            model, tokenizer, lambda epoch, first=first: recipe.one_epoch(data, first + epoch),
            minutes=budget, out=path, peak=peaks[number], warmup=warmups[number],
            seed_offset=number,
        )  # fmt: skip


def _scores(title: str, data: recipe.Data, predict: Predict) -> dict[str, Table]:
    tables = {name: score(sentences, predict) for name, sentences in data.tests.items()}
    print(f"-- {title}: precision/recall/F1")
    for name, table in tables.items():
        print(report(name, table))
    return tables


if __name__ == "__main__":
    main()
