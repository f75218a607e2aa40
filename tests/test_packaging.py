"""The pattern files and the model are found in a checkout, an editable install and a wheel alike."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = (
    "import newsfacts.lexicon as lexicon, newsfacts.names.model as model\n"
    "print(lexicon.shipped_patterns())\nprint(model.FOLDER)\nprint(','.join(lexicon.languages()))"
)


def found(*options: str, path: Path | None = None, cwd: Path) -> list[str]:
    prefix = "" if path is None else f"import sys; sys.path.insert(0, {str(path)!r})\n"
    done = subprocess.run(
        [sys.executable, *options, "-c", prefix + CODE],
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
    )
    return done.stdout.splitlines()


def test_in_a_checkout(tmp_path: Path) -> None:
    patterns, model, languages = found(path=ROOT, cwd=tmp_path)
    assert Path(patterns) == ROOT / "patterns"
    assert Path(model) == ROOT / "newsfacts" / "models" / "names"
    assert languages == "de,en"


def test_in_an_editable_install(tmp_path: Path) -> None:
    # An editable install is a .pth file that names the checkout.
    (tmp_path / "newsfacts.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import site; site.addsitedir({str(tmp_path)!r})\n{CODE}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    # Without site-packages the model's module is missing numpy only when it runs, not when read.
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.splitlines()[0]) == ROOT / "patterns"


def test_in_a_wheel(tmp_path: Path) -> None:
    wheel_builder = pytest.importorskip("hatchling.builders.wheel")
    builder = wheel_builder.WheelBuilder(str(ROOT))
    (wheel,) = builder.build(directory=str(tmp_path / "dist"), versions=["standard"])
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    patterns, model, languages = found(path=unpacked, cwd=tmp_path)
    assert Path(patterns) == unpacked / "newsfacts" / "patterns"
    assert (Path(model) / "card.json").is_file()
    assert languages == "de,en"
    templates = Path("newsfacts") / "report" / "templates"
    shipped = {p.name for p in (ROOT / templates).iterdir()}
    assert {p.name for p in (unpacked / templates).iterdir()} == shipped
    assert not (unpacked / "tests").exists()
