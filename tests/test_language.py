"""Which language a text is in: told by its common words where they leave no doubt, else asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsfacts import language
from newsfacts.errors import SourceError
from newsfacts.language import identify

ENGLISH = (
    "The council said on Monday that it would sell the old harbour to a group of investors from the "
    "region, who have promised that the cranes and the brick sheds by the water will not be torn "
    "down. It was the third offer for the site, which has been empty for more than ten years, and "
    "the mayor told reporters that she had not been sure that anyone would come forward at all.\n"
)
GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, dass der alte Hafen an eine Gruppe von Investoren aus "
    "der Region verkauft wird. Die Kräne und die Schuppen am Wasser sollen nicht abgerissen werden, "
    "sagte die Bürgermeisterin, die sich nach eigenen Worten nicht sicher war, ob sich für das "
    "Gelände noch ein Käufer findet. Es war das dritte Angebot für den Hafen, der seit mehr als "
    "zehn Jahren leer steht und um den es immer wieder Streit gegeben hatte.\n"
)
FOREIGN = {
    "nl": "De gemeenteraad heeft maandag besloten de oude haven te verkopen aan een groep van "
    "investeerders uit de streek. De kranen en de loodsen aan het water worden niet afgebroken, zei "
    "de burgemeester, die naar eigen zeggen niet zeker was of er nog een koper zou komen. Het was "
    "het derde bod op het terrein, dat al meer dan tien jaar leeg staat.",
    "da": "Byrådet har mandag besluttet at sælge den gamle havn til en gruppe af investorer fra "
    "egnen. Kranerne og skurene ved vandet bliver ikke revet ned, siger borgmesteren, som ikke var "
    "sikker på, at der ville komme en køber. Det var det tredje bud på grunden, der har stået tom i "
    "mere end ti år, og som der har været strid om.",
    "fr": "Le conseil municipal a décidé lundi de vendre le vieux port à un groupe d'investisseurs "
    "de la région. Les grues et les hangars au bord de l'eau ne seront pas démolis, a dit la maire, "
    "qui n'était pas sûre qu'un acheteur se présente. C'était la troisième offre pour le site, qui "
    "est vide depuis plus de dix ans.",
    "es": "El ayuntamiento decidió el lunes vender el viejo puerto a un grupo de inversores de la "
    "región. Las grúas y los almacenes junto al agua no serán derribados, dijo la alcaldesa, que no "
    "estaba segura de que apareciera un comprador. Era la tercera oferta por el terreno, vacío desde "
    "hace más de diez años.",
    "af": "Die stadsraad het Maandag besluit om die ou hawe aan 'n groep beleggers uit die streek te "
    "verkoop. Die hyskrane en die skure by die water sal nie afgebreek word nie, het die "
    "burgemeester gesê, wat nie seker was of daar nog 'n koper sou kom nie. Dit was die derde bod op "
    "die terrein, wat al meer as tien jaar leeg staan.",
}


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_plain_texts_are_told_without_the_classifier(
    monkeypatch: pytest.MonkeyPatch, text: str, code: str
) -> None:
    def asked() -> None:
        raise AssertionError("the classifier was asked")

    monkeypatch.setattr(language, "_identifier", asked)
    assert identify(text, "a.txt") == code
    assert identify(text.upper(), "a.txt") == code
    assert identify(text * 20, "a.txt") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Acme buys Beta for $3 million.", "en"),
        ("Acme kauft Beta für 3 Mio. Euro.", "de"),
        ("Tore: 1:0 Müller (12.), 2:0 Meier (44.), 2:1 Schulz (80.) – Zuschauer: 12.000", "de"),
        (GERMAN[:150], "de"),
        (ENGLISH[:150], "en"),
    ],
)
def test_other_texts_are_asked_about(text: str, code: str) -> None:
    assert identify(text, "a.txt") == code


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("own", ["", ENGLISH[:120], GERMAN[:120]])
def test_other_languages_are_refused_even_where_a_sentence_of_ours_is_in_them(
    code: str, own: str
) -> None:
    with pytest.raises(SourceError) as caught:
        identify(f"{FOREIGN[code]} {own}{FOREIGN[code]}", "a.txt")
    assert caught.value.code == "language"
    assert f"({code};" in str(caught.value)


def test_half_a_text_is_not_enough() -> None:
    for own in (ENGLISH, GERMAN):
        for other in (*FOREIGN.values(), ENGLISH if own is GERMAN else GERMAN):
            half = own[: len(other)] + other[: len(own)]
            assert language._plain(half) is None, half


def test_a_plain_text_does_not_load_the_classifier() -> None:
    code = (
        "import sys\nfrom newsfacts.language import identify\n"
        f"identify({ENGLISH!r}, 'a')\n"
        "sys.exit(', '.join({'py3langid', 'numpy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
