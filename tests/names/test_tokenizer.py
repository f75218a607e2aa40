"""Atoms, pieces and windows: what the names model reads, without the model."""

import pytest

from newsfacts.names.tokenizer import MAX_ATOM_CHARS, Unigram, atoms
from newsfacts.names.windows import MAX_PIECES, PARAGRAPH, SENTENCE, cut


def cut_text(text):
    return [text[a:b] for a, b in atoms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VW-Chef", ["VW", "-", "Chef"]),
        ("U.S.-based", ["U.S.", "-", "based"]),
        ("1.234,5 Mio.", ["1.234,5", "Mio", "."]),
        ("Anna's „Haus“", ["Anna", "'", "s", "„", "Haus", "“"]),
        ("z.B. um 8:30", ["z.B.", "um", "8:30"]),
        ("A380 3M", ["A380", "3M"]),
        (" \n\t", []),
        ("", []),
    ],
)
def test_atoms(text, expected):
    assert cut_text(text) == expected


PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Ha", "us", "▁Haus", "H", "a", "u", "s", "2"]
SCORES = [0, 0, 0, 0, -5, -4, -4, -7, -9, -9, -9, -9, -9]


@pytest.fixture
def tokenizer():
    return Unigram(PIECES, SCORES)


def spell(tokenizer, atom):
    return [PIECES[i] for i in tokenizer.encode(atom)]


def test_the_best_scoring_cut_wins(tokenizer):
    assert spell(tokenizer, "Haus") == ["▁Haus"]
    assert spell(tokenizer, "us") == ["▁", "us"]


def test_unknown_characters_make_one_unknown_piece(tokenizer):
    assert spell(tokenizer, "北京") == ["▁", "<unk>"]
    assert spell(tokenizer, "us北京s") == ["▁", "us", "<unk>", "s"]


def test_width_variants_are_one(tokenizer):
    assert tokenizer.encode("Ｈａｕｓ") == tokenizer.encode("Haus")
    assert spell(tokenizer, "s²") == ["▁", "s", "2"]


def test_long_atoms_are_cut(tokenizer):
    assert len(tokenizer.encode("s" * 10_000)) <= MAX_ATOM_CHARS + 1


def test_a_tokenizer_file(tmp_path, tokenizer):
    path = tmp_path / "pieces.tsv"
    lines = [f"{p}\t{s}" for p, s in zip(PIECES, SCORES, strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = Unigram.load(path)
    assert len(read) == len(PIECES)
    assert read.encode("Haus") == tokenizer.encode("Haus")
    path.write_text("no tab here\n", encoding="utf-8")
    with pytest.raises(ValueError, match="float"):
        Unigram.load(path)


def covered(windows):
    return [at for window in windows for at in range(window.first, window.last)]


def test_a_short_document_is_one_window():
    (window,) = cut(3, [1] * 50, [0] * 50)
    assert (window.doc, window.start, window.end, window.pieces) == (3, 0, 50, 50)
    assert cut(0, [], []) == []


def test_windows_end_where_paragraphs_or_sentences_do():
    breaks = [0] * 400
    breaks[80], breaks[110] = PARAGRAPH, SENTENCE
    first, second, *_ = cut(0, [1] * 400, breaks)
    assert (first.end, second.start) == (80, 80)
    breaks[80] = 0
    first, second, *_ = cut(0, [1] * 400, breaks)
    assert (first.end, second.start) == (110, 110)


@pytest.mark.parametrize("size", [1, 2, 5, 12])
@pytest.mark.parametrize("every", [0, 7, 30, 126, 300])
def test_every_atom_is_labelled_once(size, every):
    count = 1000
    breaks = [SENTENCE if every and at % every == 0 and at else 0 for at in range(count)]
    windows = cut(0, [size] * count, breaks)
    assert covered(windows) == list(range(count))
    for window in windows:
        assert window.start <= window.first < window.last <= window.end
        assert window.pieces == (window.end - window.start) * size <= MAX_PIECES


def test_windows_in_the_middle_of_a_sentence_share_atoms():
    first, second, *_ = cut(0, [1] * 500, [0] * 500)
    assert second.start < first.end
    assert second.start < first.last == second.first < first.end
