"""Ray: the same records in the same order as a run on this machine, whatever dies on the way.

One cluster of two workers on this machine serves all tests that need one.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsfacts import Article, Extractor, SourceError, arrow
from newsfacts.batch import cluster, engine
from newsfacts.batch.settings import Settings
from newsfacts.batch.work import Done, Item
from newsfacts.errors import ClusterError, MissingExtraError
from newsfacts.sources import Limits
from newsfacts.sources.documents import Loaded
from newsfacts.sources.naming import Kind
from tests.conftest import ROOT
from tests.golden import sample_texts

pa = pytest.importorskip("pyarrow", reason="needs the extra ray")
from newsfacts.ray import Extract, result_schema  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray")

FRENCH = "Le conseil a approuvé le budget de la ville pour l'année prochaine."
BERLIN = "BERLIN, 3 May 2024 - Acme paid $5 million."


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    if importlib.util.find_spec("ray") is None:
        pytest.skip("needs the extra ray")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray

    for attempt in (1, 2):
        try:
            ray.init(
                address="local", num_cpus=2, include_dashboard=False, log_to_driver=False,
                logging_level="ERROR", object_store_memory=100_000_000,
            )  # fmt: skip
            break
        except Exception:
            # On a machine under heavy load its processes may not be up within Ray's 30 seconds.
            if attempt == 2:
                raise
            ray.shutdown()
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()


@pytest.fixture(scope="module")
def extract() -> Extract:
    return Extract(only=("money", "dates"))


@pytest.fixture
def said() -> list[str]:
    return []


def sources() -> list[str]:
    return [str(ROOT / "samples"), "nowhere.txt", str(ROOT / "samples" / "stadtwerke.de.txt")]


def local(settings: Settings, items: list[Item]) -> list[Done]:
    return [done for batch in engine.run(settings, items, 1, notify=print) for done in batch]


def outcomes(found: list[Done]) -> list[Any]:
    return [
        (d.digest, str(d.outcome) if isinstance(d.outcome, SourceError) else d.outcome)
        for d in found
    ]


def test_a_batch_gives_a_row_an_article_and_says_what_failed(extract: Extract) -> None:
    batch = pa.table(
        {
            "text": [BERLIN, FRENCH, None],
            "id": [7, 8, 9],
            "url": ["https://example.org/a", None, None],
            "path": [None, "b.txt", "c.txt"],
        }
    )
    table = extract(batch)
    assert table.schema == result_schema()
    first, *failed = table.to_pylist()
    assert first["error"] is None
    assert (first["id"], first["source"]) == ("7", "https://example.org/a")
    assert first["money"][0]["amount"] == 5_000_000
    assert first["published"] == date(2024, 5, 3)
    assert [(row["id"], row["source"], row["error"]["code"]) for row in failed] == [
        ("8", "b.txt", "language"),
        ("9", "c.txt", "json"),
    ]
    assert [row["language"] for row in failed] == [None, None]
    assert all(row["money"] == [] and row["error"]["message"] for row in failed)


def test_a_record_is_that_of_the_extractor(extract: Extract) -> None:
    articles = [Article(path.read_text(encoding="utf-8"), path.name) for path in sample_texts()]
    batch = pa.table({"text": [a.text for a in articles], "source": [a.source for a in articles]})
    found = [row | {} for row in extract(batch).to_pylist()]
    records = Extractor(only=("money", "dates")).stream(articles)
    expected = arrow.batch_of(r for r in records if not isinstance(r, SourceError)).to_pylist()
    assert found == [row | {"error": None} for row in expected]


def test_files_come_as_bytes(extract: Extract) -> None:
    page = f"<html><body><article><p>{BERLIN * 5}</p></article></body></html>".encode()
    files = {"a.txt": BERLIN.encode("utf-16"), "b.html": page, "c.txt": b"\0\1\2\3" * 99}
    pytest.importorskip("trafilatura", reason="needs the extra html")
    batch = pa.table({"bytes": list(files.values()), "path": list(files)})
    rows = extract(batch).to_pylist()
    assert [row["source"] for row in rows] == list(files)
    assert [len(row["money"]) for row in rows] == [1, 5, 0]
    assert rows[2]["error"]["code"] == "binary"


def test_a_bug_or_a_file_too_large_fails_one_article(
    extract: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.ray.Limits", lambda: Limits(size=100))
    monkeypatch.setattr("newsfacts.sources.documents.read_html", lambda *_: 1 / 0)
    files = {"a.txt": BERLIN.encode(), "b.txt": BERLIN.encode() * 9, "c.html": BERLIN.encode()}
    rows = extract(pa.table({"bytes": list(files.values()), "path": list(files)})).to_pylist()
    assert [row["error"] and row["error"]["code"] for row in rows] == [
        None,
        "too_large",
        "internal",
    ]


def test_no_rows_give_no_rows(extract: Extract) -> None:
    table = extract(pa.table({"text": pa.array([], pa.string())}))
    assert table.schema == result_schema()
    assert table.num_rows == 0


@pytest.mark.parametrize("format", ["pyarrow", "numpy", "pandas"])
@pytest.mark.parametrize(
    "published", ["2024-06-22", date(2024, 6, 22), datetime(2024, 6, 22, 9, 30), None]
)
def test_every_batch_format_will_do(extract: Extract, format: str, published: Any) -> None:
    batch = pa.table(
        {
            "text": ["Acme bought Beta last Friday.", "Acme bought Beta last Friday."],
            "id": ["a", None],
            "authors": [["Ann Lee", "Bo Ek"], ["Cy Mo", "Di Fu"]],
            "published": [published, None],
        }
    )
    given: Any = batch
    if format == "numpy":
        given = {n: batch[n].to_numpy(zero_copy_only=False) for n in batch.column_names}
    elif format == "pandas":
        pytest.importorskip("pandas", reason="needs pandas")
        given = batch.to_pandas()
    first, second = extract(given).to_pylist()
    assert (first["id"], second["id"]) == ("a", None)
    assert first["authors"] == ["Ann Lee", "Bo Ek"]
    assert first["published"] == (date(2024, 6, 22) if published else None)
    assert first["dates"][0]["earliest"] == (date(2024, 6, 21) if published else None)
    assert second["published"] is None
    assert not first["warnings"]


def test_the_example_of_the_readme_runs_on_a_cluster(
    ray: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(import ray\n(?:.*\n)*?)```", readme)
    (tmp_path / "articles").mkdir()
    for name, texts in {"a": [BERLIN, FRENCH], "b": [BERLIN] * 3}.items():
        lines = "".join(
            json.dumps({"id": f"{name}{n}", "text": t}) + "\n" for n, t in enumerate(texts)
        )
        (tmp_path / "articles" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code = code.replace("s3://bucket/", f"{tmp_path}/")
    code, changed = re.subn(r"Strategy\(size=\d+", "Strategy(size=1", code)
    assert changed == 1
    exec(code, {})
    import pyarrow.parquet as pq

    rows = pq.read_table(tmp_path / "records").to_pylist()
    assert sorted(row["id"] for row in rows) == ["a0", "a1", "b0", "b1", "b2"]
    for row in rows:
        if row["id"] == "a1":
            assert row["error"]["code"] == "language"
        else:
            assert row["error"] is None
            assert row["money"][0]["converted"]["currency"] == "EUR"


@dataclass(frozen=True)
class Deadly(Loaded):
    """A source that ends the process that parses it."""

    def parse(self, data: bytes) -> Article:
        os._exit(3)


def test_a_source_that_kills_its_actor_fails_alone(
    ray: Any, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    monkeypatch.setattr("newsfacts.batch.work._MOST_ITEMS", 2)
    settings = Settings(only=("money", "dates"))
    good: list[Item] = [Article(BERLIN, source=f"{n}.txt") for n in range(9)]
    items = [*good[:5], Deadly("deadly.txt", b"x", Kind.text, Limits()), *good[5:]]
    run = cluster.run(settings, items, 2, notify=said.append)
    found = [done for batch in run for done in batch]
    ray.cloudpickle.unregister_pickle_by_value(sys.modules[__name__])
    failed = [d.outcome for d in found if isinstance(d.outcome, SourceError)]
    assert [(error.source, error.code) for error in failed] == [("deadly.txt", "worker_died")]
    assert [d.outcome.source for d in found] == [item.source for item in items]
    assert outcomes([d for d in found if not isinstance(d.outcome, SourceError)]) == outcomes(
        local(settings, good)
    )
    assert said


def test_the_command_writes_the_same_bytes(ray: Any, tmp_path: Path) -> None:
    written = []
    for name, options in {"local": [], "ray": ["--engine", "ray"]}.items():
        output = tmp_path / f"{name}.jsonl"
        done = subprocess.run(
            [sys.executable, "-m", "newsfacts", "extract", *sources(), "-o", str(output), *options],
            capture_output=True, check=False, cwd=ROOT,
            env={**os.environ, "RAY_ADDRESS": ray.get_runtime_context().gcs_address},
        )  # fmt: skip
        assert done.returncode == 1, done.stderr.decode()
        assert done.stdout == b""
        assert b"7 articles read, 1 failed" in done.stderr
        written.append(output.read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") == 7


def test_a_missing_ray_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with (
        pytest.raises(MissingExtraError, match=r"pip install 'newsfacts\[ray\]'"),
        cluster.connected(None, None),
    ):
        pass


@pytest.mark.parametrize("address", ["127.0.0.1:{port}", "nonsense"])
def test_a_cluster_that_is_not_there_is_an_error(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    pytest.importorskip("ray", reason="needs the extra ray")
    monkeypatch.setattr("ray.is_initialized", lambda: False)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = address.format(port=server.getsockname()[1])
    with pytest.raises(ClusterError, match=address), cluster.connected(address, None):
        pass
