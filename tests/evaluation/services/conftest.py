"""A quarter of the tiny city that can be judged: see ``quarters.py``."""

from __future__ import annotations

import pytest

from evaluation.models import Run, Scheme
from offices.models import Account
from tests.dispatch.books import Books
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme


@pytest.fixture
def small_scheme(books: Books) -> Scheme:
    """Investment for 60 points against time progress, new high-tech enterprises for 40."""
    return load_small_scheme()


@pytest.fixture
def reported(books: Books, small_scheme: Scheme) -> None:
    """The first quarter, accepted: ferrous ahead of bearings."""
    accept_quarter(books, FIRST)


@pytest.fixture
def judged(reported: None, office: Account, small_scheme: Scheme) -> Run:
    """A draft run of the first quarter."""
    return judge(office, small_scheme, FIRST)
