"""A record as a small HTML table, for notebooks."""

from __future__ import annotations

from html import escape

from newsfacts.records import ArticleRecord
from newsfacts.terminal import printable
from newsfacts.writers.rows import Row, rows_of, when

_LEFT = ' style="text-align: left"'


def as_html(record: ArticleRecord) -> str:
    """Return a record as HTML without scripts or links; all that is of the article is escaped."""
    title = f"<strong>{_safe(record.title or record.source)}</strong>"
    parts = [f"<p>{title}<br>{escape(when(record))}</p>"]
    rows = [(kind, row) for kind, found in rows_of(record).items() for row in found]
    if rows:
        heads = "".join(f"<th{_LEFT}>{head}</th>" for head in ("", "value", "text", "remark"))
        body = "".join(_row(kind, row) for kind, row in rows)
        parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")
    if record.warnings:
        items = "".join(f"<li>{_safe(warning.message)}</li>" for warning in record.warnings)
        parts.append(f"<p>Warnings</p><ul>{items}</ul>")
    return f"<div>{''.join(parts)}</div>"


def _row(kind: str, row: Row) -> str:
    cells = "".join(f"<td{_LEFT}>{escape(cell)}</td>" for cell in row)
    return f"<tr><th{_LEFT}>{kind}</th>{cells}</tr>"


def _safe(text: str) -> str:
    return escape(printable(text))
