"""Language knowledge as data: `patterns/<lang>/<table>.toml` read into typed tables.

A table is a frozen dataclass whose fields are the keys of the TOML file. The reader is strict: an
unknown key, a missing key or a value of the wrong type raises `PatternError` naming file and key,
so that a misspelt entry never goes unnoticed. Each area declares its own tables beside its code;
this module knows none of them.
"""

from __future__ import annotations

import dataclasses
import tomllib
import types
import typing
from collections.abc import Hashable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from newsfacts.errors import PatternError

T = TypeVar("T")


def shipped_patterns() -> Path:
    """Return the folder of shipped patterns: inside an installed package, else of the checkout.

    Raises PatternError where neither exists (a broken installation).
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "patterns", package.parent / "patterns"):
        if folder.is_dir():
            return folder
    raise PatternError("the pattern files are missing from this installation: reinstall newsfacts")


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of patterns, in alphabetical order."""
    return tuple(sorted(p.name for p in shipped_patterns().iterdir() if p.is_dir()))


@dataclasses.dataclass(frozen=True)
class Patterns:
    """The shipped pattern files and, on top of them, a user's `extra` ones.

    An extra folder is laid out like `patterns/`: `<lang>/<table>.toml` with any of the table's
    keys; an extra file is one such file, in a folder named by its language. Its lists are appended
    to the shipped ones, its tables merged into them, and its single values take the place of the
    shipped ones. Instances are hashable and tables are cached.
    """

    extra: tuple[Path, ...] = ()

    def table(self, language: str, name: str, cls: type[T]) -> T:
        """Return `patterns/<language>/<name>.toml` as an instance of the dataclass `cls`.

        Raises PatternError where the file is missing or does not fit `cls`.
        """
        return cast(T, _table(self.extra, f"{language}/{name}.toml", cast(Hashable, cls)))

    def common(self, name: str, cls: type[T]) -> T:
        """Return `patterns/<name>.toml`, a table that no language owns, as a `cls`."""
        return cast(T, _table(self.extra, f"{name}.toml", cast(Hashable, cls)))


@cache
def _table(extra: tuple[Path, ...], relative: str, cls: Any) -> Any:
    path = shipped_patterns() / relative
    if not path.is_file():
        raise PatternError(f"{path}: no such pattern file")
    raw = read_toml(path)
    table = build(cls, raw, str(path))
    for place in extra:
        added = place / relative if place.is_dir() else place
        if added.is_file() and added.parts[-len(Path(relative).parts) :] == Path(relative).parts:
            raw = merge(raw, read_toml(added))
            table = build(cls, raw, str(added))
    return table


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file; floats as Decimal. Raises PatternError naming the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise PatternError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(f"{path}: not valid TOML: {error}") from error


def merge(base: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with `added` on top: lists appended, tables merged, single values replaced."""
    out = dict(base)
    for key, value in added.items():
        old = out.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            out[key] = merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = old + value
        else:
            out[key] = value
    return out


def build(cls: type[T], raw: Any, where: str) -> T:
    """Return the dataclass `cls` filled from the mapping `raw`; `where` names it in errors.

    Fields may be str, int, bool, Decimal, `tuple[X, ...]`, `dict[str, X]`, `frozenset[X]`,
    `X | None`, and dataclasses of these. Raises PatternError on anything that does not fit.
    """
    if not isinstance(raw, Mapping):
        raise PatternError(f"{where}: a table is expected, not {raw!r}")
    hints = _hints(cast(Hashable, cls))
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(raw) - set(fields))
    if unknown:
        raise PatternError(f"{where}: unknown key {unknown[0]!r} (known: {', '.join(fields)})")
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name in raw:
            values[name] = _convert(hints[name], raw[name], f"{where}: {name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise PatternError(f"{where}: missing key {name!r}")
    return cls(**values)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    """Return the types of a dataclass's fields; working them out anew for each row is slow."""
    return typing.get_type_hints(cls)


def _convert(hint: Any, raw: Any, where: str) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _convert(next(a for a in args if a is not type(None)), raw, where)
    if origin in (tuple, frozenset, list):
        if not isinstance(raw, list):
            raise PatternError(f"{where}: a list is expected, not {raw!r}")
        return origin(_convert(args[0], item, where) for item in raw)
    if origin is dict:
        if not isinstance(raw, Mapping):
            raise PatternError(f"{where}: a table is expected, not {raw!r}")
        return {key: _convert(args[1], item, f"{where}.{key}") for key, item in raw.items()}
    if dataclasses.is_dataclass(hint):
        return build(cast(type[Any], hint), raw, where)
    if hint is Decimal and not isinstance(raw, bool) and isinstance(raw, (int, str, Decimal)):
        try:
            return Decimal(raw)
        except InvalidOperation:
            pass
    elif isinstance(raw, hint) and (hint is bool) == isinstance(raw, bool):
        return raw
    raise PatternError(f"{where}: {hint.__name__} is expected, not {raw!r}")
