"""The shipped names model: its files, its score on own sentences, and bad input."""

import json
import shutil
from pathlib import Path

import pytest

from newsfacts.errors import ModelError
from newsfacts.names.model import FOLDER, NameModel, read_card, verify, whole_words

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def model():
    return NameModel.load(threads=2)


def annotated(language):
    lines = (HERE / f"annotated.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def f1(rows, found):
    gold = {(i, *name) for i, row in enumerate(rows) for name in map(tuple, row["names"])}
    said = {(i, *name) for i, names in enumerate(found) for name in names}
    return 200 * len(gold & said) / (len(gold) + len(said))


def test_the_weights_are_the_ones_the_card_names():
    verify()


def test_the_card_tells_scores_licence_and_size():
    card = read_card()
    assert card["licence"]
    assert {"pud.de", "pud.en"} <= card["scores"].keys()
    assert card["bytes"] == sum((FOLDER / name).stat().st_size for name in card["files"])
    assert card["bytes"] <= 40_000_000


@pytest.mark.parametrize("language", ["de", "en"])
def test_own_sentences_score_as_the_card_says(model, language):
    rows = annotated(language)
    assert len(rows) >= 40
    score = f1(rows, model.predict_texts([row["text"] for row in rows]))
    # Processors round differently, which may turn one name in a hundred.
    assert score == pytest.approx(read_card()["own_sentences"][language], abs=2.0)


def test_batches_give_what_single_texts_give(model):
    texts = [row["text"] for row in annotated("de") + annotated("en")]
    texts.append(" ".join(texts))
    assert model.predict_texts(texts) == [model.predict_texts([text])[0] for text in texts]


def test_names_inside_compounds(model):
    text = "Der Siemens-Sprecher lobte am Dienstag die VW-Aktie."
    names = [text[a:b] for a, b, _ in model.predict_texts([text])[0]]
    assert names == ["Siemens", "VW"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Items of a list are names of their own, however much they look like one.
        ("Anna Berger\nTom Keller\nLi Wei\n", ["Anna Berger", "Tom Keller", "Li Wei"]),
        ("Partners:\nSiemens AG\nBosch GmbH\n", ["Siemens AG", "Bosch GmbH"]),
        # Running text that was wrapped is not a list.
        (
            "The committee will hear from the former chief executive of Deutsche\nBank on Friday.",
            ["Deutsche\nBank"],
        ),
    ],
)
def test_names_at_the_ends_of_lines(model, text, expected):
    assert [text[a:b] for a, b, _ in model.predict_texts([text])[0]] == expected


def test_words(model):
    words = ["Angela", "Merkel", "besuchte", "Paris", "."]
    assert model.predict([words]) == [[(0, 2, "PER"), (3, 4, "LOC")]]
    starts = [True, False, False, False, False]
    assert model.predict([words, []], [starts, []])[1] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ((0, 2, "ORG"), []),
        ((9, 16, "PER"), [(1, 2, "PER")]),
        ((0, 7, "ORG"), [(0, 1, "ORG")]),
        ((9, 23, "PER"), [(1, 3, "PER")]),
    ],
)
def test_names_as_whole_words(name, expected):
    text = "VW-Chef „Clinton’s Haus"
    assert whole_words(name, [(0, 7), (8, 18), (19, 23)], text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "...!?-- „“",
        "😀 🇩🇪👩‍👩‍👧 Merkel 😀",
        "Привет из Москвы 北京的 शब्द Angela Merkel في برلين",
        "a" * 100_000,
        "https://example.org/" + "x/" * 5000,
        "e\u0301" * 2000 + " Paris",
        "\x00\u200b\ufeff Berlin",
        "1.2.3.4.5.6.7 " * 400,
        "U.S.A. " * 500,
        "Donaudampfschifffahrtsgesellschaftskapitän" * 20,
    ],
)
def test_odd_text(model, text):
    last = 0
    for start, end, label in model.predict_texts([text])[0]:
        assert last <= start < end <= len(text)
        assert label in {"PER", "ORG", "LOC"}
        last = end


def test_nothing_at_all(model):
    assert model.predict_texts([]) == []
    assert model.predict([]) == []
    assert model.predict([[]]) == [[]]


def test_a_hundred_thousand_words(model):
    sentence = [
        "Der",
        "Vorstand",
        "von",
        "Siemens",
        "in",
        "München",
        "wollte",
        "sich",
        "dazu",
        "nicht",
        "äußern",
        ".",
    ]
    words = sentence * (100_000 // len(sentence) + 1)
    found = model.predict([words])[0]
    assert all(0 <= a < b <= len(words) for a, b, _ in found)
    assert len(found) > 15_000


def test_long_text_without_a_sentence_end(model):
    words = ["und", "dann", "sprach", "Angela", "Merkel", "in", "Paris"] * 120
    found = model.predict([words])[0]
    assert sum(label == "PER" for _, _, label in found) >= 110


def test_component(model):
    import spacy

    for language in ("de", "en", "xx"):
        nlp = spacy.blank(language)
        nlp.add_pipe("newsfacts_names")
        docs = list(nlp.pipe(["Angela Merkel besuchte BMW in Paris.", "", "Der VW-Chef kam."]))
        assert [(e.text, e.label_) for e in docs[0].ents] == [
            ("Angela Merkel", "PER"),
            ("BMW", "ORG"),
            ("Paris", "LOC"),
        ]
        assert docs[1].ents == ()
        assert docs[2].user_data["newsfacts_names"] == [(4, 6, "ORG")]


def test_component_survives_saving(tmp_path):
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("newsfacts_names", config={"threads": 2})
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)("Angela Merkel spoke.").ents[0].text == "Angela Merkel"
    assert spacy.blank("en").from_bytes(nlp.to_bytes()) is not None


@pytest.mark.parametrize("name", ["names.onnx", "pieces.tsv", "card.json"])
@pytest.mark.parametrize("damage", ["missing", "shorter"])
def test_damaged_weights(tmp_path, name, damage):
    folder = tmp_path / "names"
    shutil.copytree(FOLDER, folder)
    if damage == "missing":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes((folder / name).read_bytes()[:1000])
    with pytest.raises(ModelError, match="reinstall newsfacts") as caught:
        NameModel.load(folder)
    assert "\n" not in str(caught.value)


def test_same_size_but_other_weights(tmp_path):
    folder = tmp_path / "names"
    shutil.copytree(FOLDER, folder)
    weights = bytearray((folder / "names.onnx").read_bytes())
    weights[len(weights) // 2] ^= 255
    (folder / "names.onnx").write_bytes(weights)
    with pytest.raises(ModelError, match="reinstall"):
        verify(folder)
