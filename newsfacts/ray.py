"""Articles on a Ray cluster: a callable class for Ray Data's `map_batches`.

The README shows one ("Beyond one machine"). Needs the extra `ray`, which brings along pyarrow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from newsfacts import arrow
from newsfacts.article import Article
from newsfacts.batch.work import Done, Item, process
from newsfacts.errors import NewsfactsError, SourceError, internal_error
from newsfacts.pipeline import Extractor
from newsfacts.records import ArticleRecord
from newsfacts.sources import STDIN, Limits
from newsfacts.sources.documents import Loaded
from newsfacts.sources.jsonl import article_of
from newsfacts.sources.naming import kind_of, shown
from newsfacts.sources.reading import too_large

if TYPE_CHECKING:
    import pyarrow as pa

# Columns that may name an article, the best first.
_NAMES = ("source", "path", "url")


class Extract:
    """Turns batches of articles into batches of records; an actor holds one, with its models."""

    def __init__(self, **options: Any) -> None:
        """Take the options of `Extractor`; its names model has one core unless `threads` is given.

        Models load when the first article of their language comes.
        """
        self.extractor = Extractor(**{"threads": 1, **options})

    def __call__(self, batch: pa.Table | Mapping[str, Any]) -> pa.Table:
        """Return a table of `result_schema()` with one row an article, in their order.

        `batch` has a column `text` and may have those of a JSON Lines input (`id`, `title`,
        `authors`, `published`, `language`, `url`), or it has a column `bytes`, files of text or
        HTML as `ray.data.read_binary_files` gives them. An article's `source` is the column
        `source`, else `path`, else `url`. Any batch format of Ray Data's will do. An article that
        cannot be read is a row whose `error` says why. Raises ModelError and PatternError.
        """
        pyarrow = arrow.require_pyarrow()
        rows = _rows(batch)
        outcomes = self.extractor.stream(map(_article, rows))
        results = [_result(found, row) for found, row in zip(outcomes, rows, strict=True)]
        return pyarrow.Table.from_pylist(results, schema=result_schema())

    def process(self, items: Sequence[Item]) -> list[Done] | NewsfactsError:
        """Return what became of each item of a run, or the error for which none can be read."""
        try:
            return process(self.extractor, items)
        except NewsfactsError as error:
            return error


@cache
def result_schema() -> pa.Schema:
    """Return `arrow.schema()` with one column more: `error`, a struct of `code` and `message`.

    It is null where the article could be read. Where it could not, `language` is null, too.
    """
    pyarrow = arrow.require_pyarrow()
    text = pyarrow.string()
    error = pyarrow.struct([("code", text), ("message", text)])
    fields = [f.with_nullable(f.nullable or f.name == "language") for f in arrow.schema()]
    return pyarrow.schema([*fields, pyarrow.field("error", error)])


def _rows(batch: Any) -> list[dict[str, Any]]:
    """Return the rows of a batch, whichever of Ray Data's formats it is in, nulls as None."""
    pyarrow = arrow.require_pyarrow()
    if isinstance(batch, Mapping):
        columns = {name: _column(values, pyarrow) for name, values in batch.items()}
        batch = pyarrow.table(columns)
    elif not isinstance(batch, pyarrow.Table):
        batch = pyarrow.Table.from_pandas(batch, preserve_index=False)
    rows: list[dict[str, Any]] = batch.to_pylist()
    return rows


def _column(values: Any, pyarrow: Any) -> Any:
    # An array of lists of one length has two dimensions, which Arrow has not.
    flat = values if values.ndim == 1 else list(values)
    return pyarrow.array(flat, from_pandas=True)


def _article(row: Mapping[str, Any]) -> Article | SourceError:
    source, data = _source(row), row.get("bytes")
    try:
        if row.get("text") is None and isinstance(data, bytes):
            return _file(source, data)
        # Readers of JSON and Parquet make dates of what looks like one.
        fields = {key: v.isoformat() if isinstance(v, date) else v for key, v in row.items()}
        return article_of(fields, source)
    except SourceError as error:
        return error
    except Exception as error:
        return internal_error(source, error)


def _file(source: str, data: bytes) -> Article:
    limits = Limits()
    if len(data) > limits.size:
        raise too_large(source, limits)
    return Loaded(source, data, kind_of(source)[0], limits).parse(data)


def _source(row: Mapping[str, Any]) -> str:
    return next((shown(str(row[name])) for name in _NAMES if row.get(name)), STDIN)


def _result(outcome: ArticleRecord | SourceError, row: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(outcome, ArticleRecord):
        return arrow.row_of(outcome) | {"error": None}
    identity = None if row.get("id") is None else str(row["id"])
    nothing = ArticleRecord(
        id=identity, source=outcome.source, language="", published=None, published_from=None,
        title=None, authors=(), people=(), organisations=(), money=(), dates=(),
    )  # fmt: skip
    error = {"code": outcome.code, "message": str(outcome)}
    return arrow.row_of(nothing) | {"language": None, "error": error}
