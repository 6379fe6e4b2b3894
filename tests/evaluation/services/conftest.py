"""A quarter of the tiny city that can be judged: see ``quarters.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evaluation.models import Adjustment, Run, Scheme
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.note_adjustment import note_adjustment
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import Books
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme
from tests.evaluation.rated import load_rated_scheme, matter


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


@pytest.fixture
def rated_scheme(books: Books) -> Scheme:
    """Two raters mark the chains, and matters add and take points; see ``rated.py``."""
    return load_rated_scheme()


@pytest.fixture
def note(rated_scheme: Scheme, city: City, office: Account) -> Callable[..., Adjustment]:
    """Notes a matter of the ferrous chain that adds points, but for what is said."""

    def noted(*, item: str = "praise", **others: Any) -> Adjustment:
        given = {
            "by": office,
            "quarter": FIRST,
            "chain": city.chains["ferrous"],
            "matter": "经验推广",
            "proof": "1号文",
        }
        return note_adjustment(item=matter(rated_scheme, item), **{**given, **others})

    return noted


@pytest.fixture
def deduction(note: Callable[..., Adjustment]) -> Adjustment:
    """A matter that takes points from the ferrous chain, proposed by the office."""
    return note(item="late", matter="迟报两次")


@pytest.fixture
def granted_deduction(deduction: Adjustment, second_office: Account) -> Adjustment:
    return decide_adjustment(by=second_office, adjustment=deduction, grant=True)
