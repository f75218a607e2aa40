from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from newsfacts.errors import PatternError
from newsfacts.lexicon import Patterns, build, languages, merge, read_toml, shipped_patterns
from newsfacts.names.tables import NamesTable
from newsfacts.tables import TABLES, check_extra, pattern_files


@dataclass(frozen=True)
class Inner:
    word: str


@dataclass(frozen=True)
class Table:
    words: tuple[str, ...]
    factor: Decimal
    count: int = 0
    flag: bool = False
    inner: tuple[Inner, ...] = ()
    by_name: dict[str, int] = field(default_factory=dict)
    maybe: str | None = None


def test_build_fills_every_kind_of_field() -> None:
    raw = {
        "words": ["a", "b"],
        "factor": Decimal("1.5"),
        "count": 3,
        "flag": True,
        "inner": [{"word": "x"}],
        "by_name": {"one": 1},
        "maybe": "y",
    }
    assert build(Table, raw, "here") == Table(
        ("a", "b"), Decimal("1.5"), 3, True, (Inner("x"),), {"one": 1}, "y"
    )


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ({"words": [], "factor": 1, "wrods": []}, "unknown key 'wrods'"),
        ({"words": []}, "missing key 'factor'"),
        ({"words": "a", "factor": 1}, "words: a list is expected"),
        ({"words": [1], "factor": 1}, "words: str is expected"),
        ({"words": [], "factor": "ten"}, "factor: Decimal is expected"),
        ({"words": [], "factor": True}, "factor: Decimal is expected"),
        ({"words": [], "factor": 1, "count": True}, "count: int is expected"),
        ({"words": [], "factor": 1, "flag": 1}, "flag: bool is expected"),
        ({"words": [], "factor": 1, "inner": [{"wort": "x"}]}, "unknown key 'wort'"),
        ({"words": [], "factor": 1, "inner": ["x"]}, "a table is expected"),
        ({"words": [], "factor": 1, "by_name": []}, "a table is expected"),
    ],
)
def test_build_refuses_what_does_not_fit(raw: dict[str, object], complaint: str) -> None:
    with pytest.raises(PatternError, match=complaint):
        build(Table, raw, "here.toml")


def test_merge_appends_lists_merges_tables_and_replaces_values() -> None:
    base = {"list": [1], "table": {"a": 1, "b": 2}, "value": 1}
    added = {"list": [2], "table": {"b": 3}, "value": 2}
    assert merge(base, added) == {"list": [1, 2], "table": {"a": 1, "b": 3}, "value": 2}


def test_every_language_has_the_same_files() -> None:
    files = {lang: {p.name for p in (shipped_patterns() / lang).iterdir()} for lang in languages()}
    assert set(languages()) >= {"de", "en"}
    assert len({frozenset(names) for names in files.values()}) == 1


def test_every_shipped_file_is_known_and_well_formed() -> None:
    found = list(pattern_files(Patterns()))
    assert {f.table for f in found} == set(TABLES)
    assert all(f.entries > 0 for f in found)


def test_an_extra_folder_adds_to_the_shipped_lists(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "names.toml").write_text('titles = ["Pharaoh"]', encoding="utf-8")
    for place in (tmp_path, tmp_path / "en" / "names.toml"):
        table = Patterns((place,)).table("en", "names", NamesTable)
        assert "Pharaoh" in table.titles
        assert "Mr." in table.titles
    assert "Pharaoh" not in Patterns().table("en", "names", NamesTable).titles


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("en/nomes.toml", "titles = []", "no such table"),
        ("fr/names.toml", "titles = []", "no such table"),
        ("en/names.toml", "titels = []", "unknown key 'titels'"),
        ("en/names.toml", "titles = [", "not valid TOML"),
    ],
)
def test_a_wrong_extra_file_is_refused(
    tmp_path: Path, name: str, content: str, complaint: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PatternError, match=complaint):
        check_extra(Patterns((tmp_path,)))


def test_an_empty_extra_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="holds no pattern file"):
        check_extra(Patterns((tmp_path,)))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="cannot be read"):
        read_toml(tmp_path / "none.toml")
    with pytest.raises(PatternError, match="no such pattern file"):
        Patterns().table("xx", "names", NamesTable)
