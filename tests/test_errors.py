"""Errors travel between processes as they are."""

from __future__ import annotations

import pickle

import pytest

from newsfacts.errors import MissingExtraError, NewsfactsError, SourceError, SourceWarning


@pytest.mark.parametrize(
    "error",
    [
        SourceError("a.txt", "empty", "is empty"),
        SourceWarning("a.zip", "link", "is a link"),
        MissingExtraError("Parquet needs pyarrow", "parquet"),
    ],
)
def test_an_error_is_the_same_in_another_process(error: NewsfactsError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
