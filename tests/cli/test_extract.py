from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app
from newsfacts.schema import json_schema

TEXT = "Acme paid €2 million on June 3, 2024, and 10 dollars today.\n"
RULES = ["--only", "money,dates", "-l", "en"]
runner = CliRunner()


def extract(*args: str, text: str = TEXT) -> str:
    done = runner.invoke(app, ["extract", "-", *RULES, *args], input=text)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.jsonl"
    lines = [{"id": i, "text": TEXT, "published": "2024-06-05"} for i in ("a", "b", "b")]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_jsonl_is_the_default_away_from_a_terminal() -> None:
    record = json.loads(extract("-p", "2024-06-04"))
    assert record["schema"] == "newsfacts.article/1"
    assert (record["published"], record["published_from"]) == ("2024-06-04", "option")
    assert [(m["text"], m["amount"], m["currency"]) for m in record["money"]] == [
        ("€2 million", 2_000_000, "EUR"),
        ("10 dollars", 10, "USD"),
    ]
    assert [d["value"] for d in record["dates"]] == ["2024-06-03", "2024-06-04"]
    assert record["people"] == []
    assert "text" not in record
    assert "converted" not in record["money"][0]


def test_text_and_to_add_their_keys() -> None:
    record = json.loads(extract("-p", "2024-06-04", "--text", "--to", "usd"))
    assert record["text"] == TEXT
    converted = record["money"][0]["converted"]
    assert converted["currency"] == "USD"
    assert converted["rate_date"] <= "2024-06-04"
    assert 1 < converted["rate"] < 1.2
    for money in record["money"]:
        assert record["text"][money["start"] : money["end"]] == money["text"]


def test_the_ending_of_the_output_picks_the_format(tmp_path: Path, feed: Path) -> None:
    for ending, first in (("json", "["), ("jsonl", "{"), ("csv", "source,")):
        path = tmp_path / f"out.{ending}"
        done = runner.invoke(app, ["extract", str(feed), *RULES, "-o", str(path)])
        assert done.exit_code == 0
        assert path.read_text(encoding="utf-8").startswith(first)
        assert done.stdout == ""
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert {row["id"] for row in rows} == {"a", "b"}


def test_each_writes_one_file_an_article(tmp_path: Path, feed: Path) -> None:
    folder = tmp_path / "out"
    done = runner.invoke(
        app, ["extract", str(feed), *RULES, "--each", "-o", str(folder), "-f", "json"]
    )
    assert done.exit_code == 0
    assert sorted(p.name for p in folder.iterdir()) == ["a.json", "b-2.json", "b.json"]
    assert len(json.loads((folder / "a.json").read_text(encoding="utf-8"))) == 1


def test_the_same_input_gives_the_same_bytes(feed: Path) -> None:
    first, second = (runner.invoke(app, ["extract", str(feed), *RULES]).stdout for _ in range(2))
    assert first == second


def test_a_dash_is_standard_output(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(feed.parent)
    plain, dash = (
        runner.invoke(app, ["extract", str(feed), *RULES, *output]).stdout
        for output in ([], ["-o", "-"])
    )
    assert plain == dash
    assert not (feed.parent / "-").exists()


def test_the_date_of_a_file_name_serves_where_there_is_no_other(tmp_path: Path) -> None:
    path = tmp_path / "2024-06-22-harbour.txt"
    path.write_text("It was sold for $3 on Friday.", encoding="utf-8")
    record = json.loads(runner.invoke(app, ["extract", str(path), *RULES]).stdout)
    assert (record["published"], record["published_from"]) == ("2024-06-22", "filename")
    assert record["dates"][0]["value"] == "2024-06-21"


def test_entity_ruler_patterns_and_unreadable_dates_warn(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT, "published": "one fine day"})
    record = json.loads(extract(text=line))
    assert [w["code"] for w in record["warnings"]] == ["unreadable_published"]


def test_schema_prints_the_schema() -> None:
    done = runner.invoke(app, ["schema"])
    assert json.loads(done.stdout) == json_schema()


def test_patterns_lists_every_file() -> None:
    done = runner.invoke(app, ["patterns"])
    assert done.exit_code == 0
    assert "en\tnames\t" in done.stdout


def test_version() -> None:
    assert runner.invoke(app, ["--version"]).stdout.startswith("newsfacts ")


def test_help_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom newsfacts.cli.app import app\n"
        "assert CliRunner().invoke(app, ['extract', '--help']).exit_code == 0\n"
        "heavy = {'spacy', 'dateparser', 'babel', 'trafilatura', 'onnxruntime', 'py3langid', 'numpy'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
