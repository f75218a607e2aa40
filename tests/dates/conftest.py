from __future__ import annotations

import pytest

from newsfacts.dates import DateFinder


@pytest.fixture(scope="session")
def english() -> DateFinder:
    return DateFinder("en")


@pytest.fixture(scope="session")
def german() -> DateFinder:
    return DateFinder("de")
