from __future__ import annotations

import pytest

from newsfacts.lexicon import Patterns
from newsfacts.names.abbreviations import is_acronym
from newsfacts.names.headline import Bylines, title_of
from newsfacts.names.organisations import OrganisationMerger
from newsfacts.names.people import PeopleMerger
from newsfacts.names.roles import RoleFinder
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


def table(language: str) -> NamesTable:
    return Patterns().table(language, "names", NamesTable)


@pytest.mark.parametrize(
    ("language", "marked", "people"),
    [
        (
            "en",
            "[PER Ann Lee] met [PER Bob Ray]. [PER Lee] left. Later Ray said so.",
            {"Ann Lee": ["Ann Lee", "Lee"], "Bob Ray": ["Bob Ray", "Ray"]},
        ),
        (
            "en",
            "[PER J. Doe] wrote. [PER John Doe] signed. [PER John H. Doe] paid.",
            {"John H. Doe": ["J. Doe", "John Doe", "John H. Doe"]},
        ),
        (
            "en",
            "[PER Ann Lee] and [PER Bob Lee] came. [PER Bob] spoke, then [PER Lee].",
            {"Ann Lee": ["Ann Lee"], "Bob Lee": ["Bob Lee", "Bob", "Lee"]},
        ),
        ("en", "[PER Lee] won. Then [PER Ann Lee] spoke.", {"Ann Lee": ["Lee", "Ann Lee"]}),
        ("en", "[PER ANN LEE] WINS. [PER Ann Lee] did.", {"Ann Lee": ["ANN LEE", "Ann Lee"]}),
        ("en", "[PER Plato] wrote.", {"Plato": ["Plato"]}),
        (
            "en",
            "[PER Roe Saa] left. [PER Adolfo Roe Saa] won. Mr [PER Roe Saa] and [PER Saa] said",
            {"Adolfo Roe Saa": ["Roe Saa", "Adolfo Roe Saa", "Roe Saa", "Saa"]},
        ),
        (
            "en",
            "[PER Jaroslaw Roe-Kacz] won. [PER Jarosław Roe-Kacz] did. [PER Ana Peña] left. [PER Pena] won.",
            {
                "Jarosław Roe-Kacz": ["Jaroslaw Roe-Kacz", "Jarosław Roe-Kacz"],
                "Ana Peña": ["Ana Peña", "Pena"],
            },
        ),
        (
            "de",
            "[PER Al Bär] kam. [PER Al Bar] ging.",
            {"Al Bär": ["Al Bär"], "Al Bar": ["Al Bar"]},
        ),
        (
            "en",
            "[PER Ann Park] came from Park Lane to Hyde Park.",
            {"Ann Park": ["Ann Park"]},
        ),
        (
            "de",
            "[PER Angela Merkel] kam. [PER Merkels] Rede und Merkels Plan.",
            {"Angela Merkel": ["Angela Merkel", "Merkels", "Merkels"]},
        ),
        (
            "de",
            "[PER Hans Jonas] ging. [PER Jonas] blieb.",
            {"Hans Jonas": ["Hans Jonas", "Jonas"]},
        ),
    ],
)
def test_mentions_are_gathered_by_person(
    language: str, marked: str, people: dict[str, list[str]]
) -> None:
    text, spans = parse(marked)
    found = PeopleMerger(table(language)).merge(text, spans, {})
    assert {p.name: [m.text for m in p.mentions] for p in found} == people
    for person in found:
        assert all(text[m.start : m.end] == m.text for m in person.mentions)


@pytest.mark.parametrize(
    ("marked", "role", "organisation"),
    [
        ("[PER Luc Far], formerly a manager at [ORG Oak]. [PER Far], chairman of [ORG Elm], left.", "chairman", "Elm"),
        ("CEO [PER Luc Far] spoke. [PER Far], CEO of [ORG Elm], left.", "CEO", "Elm"),
        ("[PER Luc Far], former CEO of [ORG Oak], spoke. Finance chief [PER Far] left.", "Finance chief", None),
        ("[ORG Oak] executive [PER Luc Far] spoke. [PER Far], founder of [ORG Elm], left.", "founder", "Elm"),
        ("CEO [PER Luc Far] spoke. CEO and founder [PER Far] left.", "CEO and founder", None),
        ("[PER Luc Far] spoke.", None, None),
    ],
)  # fmt: skip
def test_the_role_of_a_person_is_the_one_still_held(
    marked: str, role: str | None, organisation: str | None
) -> None:
    text, spans = parse(marked)
    held = Patterns().table("en", "roles", RolesTable)
    roles = RoleFinder(held, table("en"))
    (person,) = PeopleMerger(table("en"), held.vague_roles).merge(
        text, spans, roles.find(text, spans)
    )
    assert (person.role, person.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("language", "marked", "organisations"),
    [
        (
            "en",
            "the [ORG German Business Association] (BVMW) and BVMW",
            {
                ("German Business Association", "BVMW"): [
                    "German Business Association",
                    "BVMW",
                    "BVMW",
                ]
            },
        ),
        (
            "en",
            "[ORG Bond Union] ([ORG BU]) said. [ORG BU] left.",
            {("Bond Union", "BU"): ["Bond Union", "BU", "BU"]},
        ),
        (
            "de",
            "[ORG DGB] ([ORG Deutscher Gewerkschaftsbund])",
            {("Deutscher Gewerkschaftsbund", "DGB"): ["DGB", "Deutscher Gewerkschaftsbund"]},
        ),
        (
            "en",
            "[ORG Swedish Debt Fund] (SDF) guarantees. In return the [ORG SDF] may.",
            {("Swedish Debt Fund", "SDF"): ["Swedish Debt Fund", "SDF", "SDF"]},
        ),
        ("en", "[LOC DENVER], Colo. ([ORG KDVR]) — [ORG Acme] won", {("Acme", None): ["Acme"]}),
        (
            "en",
            "The [ORG Sand Union] ([ORG SU]) — old",
            {("Sand Union", "SU"): ["Sand Union", "SU"]},
        ),
        (
            "en",
            "[ORG PQR Partners] won. [ORG PQR] paid. [ORG PQR Tower Mills] left.",
            {
                ("PQR Partners", None): ["PQR Partners", "PQR"],
                ("PQR Tower Mills", None): ["PQR Tower Mills"],
            },
        ),
        (
            "en",
            "[ORG Lea State Chemical Steel] ([ORG ChemSteel]) paid. [ORG ChemSteel] won.",
            {
                ("Lea State Chemical Steel", "ChemSteel"): [
                    "Lea State Chemical Steel",
                    "ChemSteel",
                    "ChemSteel",
                ]
            },
        ),
        ("en", "[ORG Roe & Roe] won. [ORG Roe] paid", {("Roe & Roe", None): ["Roe & Roe", "Roe"]}),
        ("en", "[ORG Acme Inc.] and [ORG Acme]", {("Acme Inc.", None): ["Acme Inc.", "Acme"]}),
        (
            "en",
            "[ORG Volkswagen Group China] and [ORG Volkswagen]",
            {
                ("Volkswagen Group China", None): ["Volkswagen Group China"],
                ("Volkswagen", None): ["Volkswagen"],
            },
        ),
        (
            "en",
            "[ORG Volkswagen China’s Technology Co., Ltd.] and [ORG Volkswagen]",
            {
                ("Volkswagen China’s Technology Co., Ltd.", None): [
                    "Volkswagen China’s Technology Co., Ltd."
                ],
                ("Volkswagen", None): ["Volkswagen"],
            },
        ),
        (
            "de",
            "[ORG Siemens] und [ORG Volkswagens] Werk, dann [ORG Volkswagen]",
            {
                ("Siemens", None): ["Siemens"],
                ("Volkswagen", None): ["Volkswagens", "Volkswagen"],
            },
        ),
        ("en", "[ORG Acme] (Berlin) won", {("Acme", None): ["Acme"]}),
        (
            "en",
            "[ORG Acme] sold the Acme 500 and Acme-style toys",
            {("Acme", None): ["Acme", "Acme"]},
        ),
        ("de", "[ORG Intel] und der Intel-Chef", {("Intel", None): ["Intel", "Intel"]}),
        (
            "de",
            "[ORG Kreditanstalt für Wiederaufbau] lieh. Die [ORG KfW] zahlt.",
            {("Kreditanstalt für Wiederaufbau", "KfW"): ["Kreditanstalt für Wiederaufbau", "KfW"]},
        ),
        ("de", "Titel\n[ORG CRI]  |  \n[ORG Acme] baut.", {("Acme", None): ["Acme"]}),
        (
            "de",
            "[ORG Linke] und [ORG Linken], die [ORG Neue Bank], der [ORG Neuen Bank]",
            {
                ("Linke", None): ["Linke", "Linken"],
                ("Neue Bank", None): ["Neue Bank", "Neuen Bank"],
            },
        ),
        (
            "de",
            "der [ORG VfB Sund], der [ORG VfB]; [ORG Otter-Kil], [ORG Otter]; [ORG Kilbank], [ORG Kilbank Capital]",
            {
                ("VfB Sund", None): ["VfB Sund", "VfB"],
                ("Otter-Kil", None): ["Otter-Kil", "Otter"],
                ("Kilbank", None): ["Kilbank"],
                ("Kilbank Capital", None): ["Kilbank Capital"],
            },
        ),
        (
            "de",
            "das [ORG Forschungsinstitut für Obst] ([ORG Fifo]) und [ORG Fifo]",
            {
                ("Forschungsinstitut für Obst", "Fifo"): [
                    "Forschungsinstitut für Obst",
                    "Fifo",
                    "Fifo",
                ]
            },
        ),
        (
            "en",
            "LONDON ([ORG Reuters]) - The [ORG World Food Fund] grew. The [ORG WFF] shrank.",
            {("World Food Fund", "WFF"): ["World Food Fund", "WFF"]},
        ),
        (
            "en",
            "[ORG Nordvolt] and [ORG Nordvolt Cells Inc.] and [ORG Nordvolt Cells]",
            {("Nordvolt Cells Inc.", None): ["Nordvolt", "Nordvolt Cells Inc.", "Nordvolt Cells"]},
        ),
        (
            "de",
            "die [ORG Vereinten Nationen] und die [ORG UN]",
            {("Vereinten Nationen", "UN"): ["Vereinten Nationen", "UN"]},
        ),
        (
            "de",
            "der [ORG Sport-Club Auerfeld] und der [ORG SC Auerfeld]",
            {("Sport-Club Auerfeld", None): ["Sport-Club Auerfeld", "SC Auerfeld"]},
        ),
        (
            "en",
            "[ORG European Aero Defence Space Company], later [ORG EADS N.V.]",
            {
                ("European Aero Defence Space Company", "EADS"): [
                    "European Aero Defence Space Company",
                    "EADS N.V.",
                ]
            },
        ),
        (
            "en",
            "the [ORG U.S. Air Force] and the [ORG US Air Force]",
            {("U.S. Air Force", None): ["U.S. Air Force", "US Air Force"]},
        ),
        (
            "de",
            "Ulm ([ORG APA]/[ORG AFP]). Die [ORG AFP] schrieb",
            {("AFP", None): ["AFP"]},
        ),
        (
            "en",
            "[ORG Acme Inc.], [ORG Acme Corps] and [ORG Acme Inc.]",
            {("Acme Inc.", None): ["Acme Inc.", "Acme Inc."], ("Acme Corps", None): ["Acme Corps"]},
        ),
        (
            "de",
            "[ORG AT & S] und [ORG AT&S]",
            {("AT & S", None): ["AT & S", "AT&S"]},
        ),
        (
            "de",
            "das [ORG Kuratorium für Seefahrt]. Laut [ORG KFS]",
            {("Kuratorium für Seefahrt", "KFS"): ["Kuratorium für Seefahrt", "KFS"]},
        ),
        (
            "de",
            "[ORG Otterwerk] wächst, auch durch [ORG Kil Otterwerk]",
            {("Otterwerk", None): ["Otterwerk"], ("Kil Otterwerk", None): ["Kil Otterwerk"]},
        ),
        (
            "de",
            "[ORG Telenetz] wächst. Die [ORG Nordische Telenetz] plant",
            {("Nordische Telenetz", None): ["Telenetz", "Nordische Telenetz"]},
        ),
        (
            "de",
            "[ORG Otterbund Capital] kauft, [ORG Otterbund] zahlt",
            {("Otterbund Capital", None): ["Otterbund Capital", "Otterbund"]},
        ),
        (
            "de",
            "[ORG ABDO - Bund der Otter] und die [ORG ABDO]",
            {("ABDO - Bund der Otter", "ABDO"): ["ABDO - Bund der Otter", "ABDO"]},
        ),
        (
            "de",
            "der [ORG Deutsche Otterverband] und des [ORG Otterverbandes]",
            {("Deutsche Otterverband", None): ["Deutsche Otterverband", "Otterverbandes"]},
        ),
        (
            "de",
            "der [ORG Nordische Otterverband] und der [ORG NOV]",
            {("Nordische Otterverband", "NOV"): ["Nordische Otterverband", "NOV"]},
        ),
        (
            "de",
            "[ORG KZO] warnt. Die [ORG Kassenärztliche Otterunion] ([ORG KZO]) auch",
            {("Kassenärztliche Otterunion", "KZO"): ["KZO", "Kassenärztliche Otterunion", "KZO"]},
        ),
        (
            "de",
            "[ORG Aurora] ist nicht [ORG Aurora Energie] oder [ORG Aurora Wasser]",
            {
                ("Aurora", None): ["Aurora"],
                ("Aurora Energie", None): ["Aurora Energie"],
                ("Aurora Wasser", None): ["Aurora Wasser"],
            },
        ),
    ],
)
def test_mentions_are_gathered_by_organisation(
    language: str, marked: str, organisations: dict[tuple[str, str | None], list[str]]
) -> None:
    text, spans = parse(marked)
    found = OrganisationMerger(table(language)).merge(text, spans)
    assert {(o.name, o.acronym): [m.text for m in o.mentions] for o in found} == organisations


@pytest.mark.parametrize(
    ("name", "acronym"),
    [("BVMW", True), ("BdSt", True), ("SPD", True), ("Berlin", False), ("B", False), ("2024", False), ("A B", False)],
)  # fmt: skip
def test_what_looks_like_an_acronym(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


@pytest.mark.parametrize(
    ("language", "marked", "authors"),
    [
        ("en", "Title\n\nBy [PER Maria Lind]\n\nText of [PER Bob Ray].", ["Maria Lind"]),
        ("en", "By [PER Ann Lee] and [PER Bob Ray]\nText.", ["Ann Lee", "Bob Ray"]),
        ("en", "Said by [PER Ann Lee] in May.", []),
        ("en", "By [PER Ann Lee] standards this is much.", []),
        ("en", "End.\n[PER Jo Clark]\nJo Clark brings a touch.", ["Jo Clark"]),
        ("en", "Winners\n[PER Jo Clark]\n[PER Ann Lee]\n", []),
        ("de", "Titel\n[PER Ina Berg]\nUlm. Es schneite in der Stadt.", ["Ina Berg"]),
        ("de", "Es ist so. Von [PER Ina Berg]\nDrucken", ["Ina Berg"]),
        ("de", "Es ist so. Von [PER Ina Berg] kam nichts.", []),
        ("de", "Das war es. Die Fragen stellte [PER Ina Berg]", ["Ina Berg"]),
        ("de", "Titel\n\nAutor: [PER Berg], [PER Ina]\n\nText.", ["Ina Berg"]),
        ("de", "Von [PER Ina Berg] Quelle: [ORG Bote]\nText.", ["Ina Berg"]),
        ("de", "Von [PER Ina Berg] [PER Ina Berg] Biografie und alle Artikel", ["Ina Berg"]),
        ("de", "Titel\n\nVon\u00a0[PER Katrin Bord]\n\nText.", ["Katrin Bord"]),
        ("de", "Titel\n\nVon [PER Katrin Bord]\n\nText.", ["Katrin Bord"]),
        (
            "en",
            "Old harbour sold\n\n[PER Ann Lee]\n[ORG Post News], Ulm\n\nIt was old.",
            ["Ann Lee"],
        ),
        ("en", "It was sold.\n\n[PER Ann Lee]\n[ORG Post News], Ulm\n\nIt was old.", []),
    ],
)
def test_bylines(language: str, marked: str, authors: list[str]) -> None:
    text, spans = parse(marked)
    found = Bylines(table(language)).authors(text, spans)
    assert list(Bylines(table(language)).names(text, found)) == authors


@pytest.mark.parametrize(
    ("language", "marked", "left"),
    [
        (
            "de",
            "Der Hafen. Foto: [PER Rolf Eser] / [ORG Bildhaus]\n[PER Ina Berg] kam.",
            ["Ina Berg"],
        ),
        ("de", "Im Bild: [PER Ina Berg]. Bild: [PER Rolf Eser]", ["Ina Berg"]),
        ("de", "© [ORG REUTERS], [PER Rolf Eser] Ulm", []),
        (
            "en",
            "The old mine. (APA: [PER Ann Lee])\nIts boss (CEO: [PER Bob Ray]) left.",
            ["Bob Ray"],
        ),
        ("en", "Photo by [PER Ann Lee]. The photo of [PER Bob Ray].", ["Bob Ray"]),
        (
            "en",
            "(Reporting by [PER Ann Lee] in Oslo; Editing by [PER Al Roe]) [PER Bob Ray]",
            ["Bob Ray"],
        ),
    ],
)
def test_credits_are_left_out(language: str, marked: str, left: list[str]) -> None:
    text, spans = parse(marked)
    found = Bylines(table(language)).without_credits(text, spans)
    assert [text[s.start : s.end] for s in found] == left


@pytest.mark.parametrize(
    ("text", "skip", "title"),
    [
        ("Harbour sold at last\n\nThe city has sold its harbour.", None, "Harbour sold at last"),
        ("May 3, 2024\nHarbour sold at last\n\nProse.", (0, 11), "Harbour sold at last"),
        ("Home > Sport > Golf\n\nHarbour sold at last\nProse.", None, "Harbour sold at last"),
        ("The city has sold its harbour.\n\nIt was old.", None, None),
        ("One line only without an end", None, None),
        ("", None, None),
    ],
)
def test_title_of_a_plain_text(text: str, skip: tuple[int, int] | None, title: str | None) -> None:
    assert title_of(text, skip) == title
