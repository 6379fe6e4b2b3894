from __future__ import annotations

import pytest

from tests.actors import City
from tests.dispatch.books import Books, build_books


@pytest.fixture
def books(city: City) -> Books:
    """The year 2024 of the tiny city; see ``tests/dispatch/books.py``."""
    return build_books(city)
