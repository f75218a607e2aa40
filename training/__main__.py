"""From annotated corpora to a trained, exported and scored names model with its card.

    python -m training --corpora ../shared/corpora/names --out newsfacts/models/names

Five rounds: a first model learns from the gold corpora, filtered silver and templates, then
corrects the silver labels; the second round goes on with those; the third with the rounding of
int8 in place. What comes out is the teacher; in the fourth round a student of fewer layers learns
from it, in the fifth with the rounding of int8 in place. Time is given in minutes, for a machine
of two cores; seeds are fixed, but how many steps fit into a minute is not.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from newsfacts.names.model import NameModel
from newsfacts.names.tokenizer import Unigram
from training import card, distil, export, quantise, recipe, vocabulary
from training.encoder import Tagger, read_bundle
from training.score import Predict, Table, report, score, shipped_predictor, torch_predictor
from training.train import calibrate, train

VOCABULARY = 44_000
"""Pieces to keep at most; the text at hand may use fewer."""

LAYERS = 8
"""Layers of the student that ships, of the teacher's twelve."""

THREADS = 2


def main() -> None:
    """Parse the options and run the steps."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of *.tokens.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument(
        "--minutes", type=float, nargs=5, default=(24, 46, 9, 45, 10),
        metavar=("1ST", "2ND", "3RD", "4TH", "5TH"),
    )  # fmt: skip
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers of the student")
    parser.add_argument("--export-only", action="store_true", help="use the last checkpoint")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    data = recipe.read(options.corpora)
    bundle = read_bundle()
    keep = vocabulary.for_data(bundle, data, VOCABULARY)
    tokenizer = vocabulary.tokenizer_of(bundle, keep)
    model = Tagger(bundle, keep)
    checkpoint = options.work / "student.pt"
    if not options.export_only:
        teach(model, tokenizer, data, options.minutes[:3], options.work)
        learn(model, tokenizer, data, options.layers, options.minutes[3:], checkpoint)
    saved = torch.load(checkpoint)
    model = distil.student_of(model, saved["layers"])
    model.load_state_dict(saved["weights"])

    quantise.set_mode(model, "float")
    before = _scores("float", data, torch_predictor(model, tokenizer))
    export.write(model, *vocabulary.tables(bundle, keep), options.out)
    card.write_files(options.out)
    after = _scores("int8", data, shipped_predictor(NameModel.load(options.out, THREADS)))
    card.write(options.out, data, len(model.layers), before, after)


def teach(
    model: Tagger, tokenizer: Unigram, data: recipe.Data, minutes: Sequence[float], work: Path
) -> None:
    """Make the teacher of an untrained model, in three rounds of the minutes given."""
    peaks, warmups = (2e-4, 1.6e-4, 3e-5), (100, 100, 20)
    for number, budget in enumerate(minutes):
        if number == 1:
            recipe.correct(data, model, tokenizer)
        elif number == 2:
            calibrate(model, tokenizer, recipe.one_epoch(data, 0))
        first = 10 * number
        train(
            model, tokenizer, lambda epoch, first=first: recipe.one_epoch(data, first + epoch),
            minutes=budget, out=work / f"round{number + 1}.pt", peak=peaks[number],
            warmup=warmups[number], seed_offset=number,
        )  # fmt: skip


def learn(
    model: Tagger, tokenizer: Unigram, data: recipe.Data, count: int,
    minutes: Sequence[float], checkpoint: Path,
) -> None:  # fmt: skip
    """Make a student of `count` layers, in two rounds of the minutes given, and save it."""
    layers = distil.choose_layers(model, tokenizer, recipe.one_epoch(data, 0), count)
    print(f"layers {layers}", flush=True)
    teacher = distil.Teacher(model, THREADS)
    student = distil.student_of(model, layers)
    loss = distil.taught_by(teacher, layers, len(model.layers), tokenizer.pad)
    for number, (budget, peak, warmup) in enumerate(
        zip(minutes, (1.5e-4, 3e-5), (60, 20), strict=True)
    ):
        if number:
            calibrate(student, tokenizer, recipe.one_epoch(data, 0))
        first = 100 * (number + 1)
        train(
            student, tokenizer,
            lambda epoch, first=first: [
                *recipe.one_epoch(data, first + epoch), *recipe.unlabelled(data, first + epoch)
            ],
            minutes=budget, out=checkpoint, peak=peak, warmup=warmup, seed_offset=number, loss=loss,
        )  # fmt: skip
    torch.save({"layers": layers, "weights": student.state_dict()}, checkpoint)


def _scores(title: str, data: recipe.Data, predict: Predict) -> dict[str, Table]:
    tables = {name: score(sentences, predict) for name, sentences in data.tests.items()}
    print(f"-- {title}: precision/recall/F1")
    for name, table in tables.items():
        print(report(name, table))
    return tables


if __name__ == "__main__":
    main()
