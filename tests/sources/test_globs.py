from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.sources.globs import Globs


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("*.txt", ["a.txt", "deep/er/a.txt", ".txt"], ["a.html", "a.txt.gz"]),
        ("2024-*", ["2024-01.txt", "x/2024-01.txt", "2024-01/a.txt"], ["x2024-01.txt"]),
        ("drafts", ["drafts/a.txt", "x/drafts/y/a.txt"], ["drafts.txt", "x/drafts2/a.txt"]),
        ("drafts/", ["drafts/a.txt", "x/drafts/a.txt"], ["drafts2/a.txt"]),
        ("politics/*.txt", ["politics/a.txt"], ["x/politics/a.txt", "politics/x/a.txt"]),
        ("politics/**", ["politics/a.txt", "politics/x/a.txt"], ["x/politics/a.txt"]),
        ("**/old/*.txt", ["old/a.txt", "x/y/old/a.txt"], ["old/x/a.txt"]),
        ("/a.txt", ["a.txt"], ["x/a.txt"]),
        ("a/**/z.txt", ["a/z.txt", "a/b/c/z.txt"], ["a/b/c/y.txt", "az.txt"]),
        ("?.txt", ["a.txt", "ß.txt"], ["ab.txt", ".txt"]),
        ("[ab].txt", ["a.txt"], ["c.txt"]),
        ("[!ab].txt", ["c.txt"], ["a.txt"]),
        ("[].txt", ["[].txt"], ["a.txt"]),
        ("a+(b).txt", ["a+(b).txt"], ["aab.txt"]),
        ("A.txt", ["A.txt"], ["a.txt"]),
        ("Größe*", ["Größe 1.txt"], ["Grösse.txt"]),
        ("", [], ["a.txt"]),
    ],
)
def test_what_a_glob_fits(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    globs = Globs([pattern])
    assert [path for path in fits + fits_not if globs.fit(path)] == fits


def test_one_of_several_is_enough() -> None:
    globs = Globs(["*.txt", "news/*"])
    assert globs.fit("a.txt")
    assert globs.fit("news/a.html")
    assert not globs.fit("a.html")
    assert not Globs([])


@given(st.text(alphabet="ab*?[]!^-/.\\(|", max_size=12), st.text(alphabet="ab/.", max_size=8))
def test_every_string_is_a_glob(pattern: str, path: str) -> None:
    Globs([pattern]).fit(path)
    if pattern.strip("/") and not set(pattern) & set("*?[") and "//" not in pattern:
        assert Globs([pattern]).fit(pattern.strip("/"))
