"""A quarter of the tiny city that is judged but not published; see ``tests/evaluation/quarters.py``."""

from __future__ import annotations

import pytest

from evaluation.models import Run
from offices.models import Account
from tests.dispatch.books import Books
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme


@pytest.fixture
def draft_run(books: Books, office: Account) -> Run:
    """The first quarter, judged: ferrous ahead of bearings."""
    accept_quarter(books, FIRST)
    return judge(office, load_small_scheme(), FIRST)
