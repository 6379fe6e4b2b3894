from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from evaluation.models import Notice, NoticeWords, Run
from evaluation.services.draft_notice import draft_notice
from evaluation.services.issue_notice import issue_notice
from evaluation.services.publish_run import publish_run
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import Books, kept_books
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme


@pytest.fixture
def books(city: City) -> Books:
    """The year 2024 of the tiny city; see ``tests/dispatch/books.py``."""
    return kept_books(city)


@pytest.fixture
def published(books: Books, office: Account) -> Run:
    """The first quarter of the tiny city, published: ferrous ahead of bearings."""
    accept_quarter(books, FIRST)
    return publish_run(by=office, run=judge(office, load_small_scheme(), FIRST))


@pytest.fixture
def words(db: None) -> NoticeWords:
    """What the notices of 2024 have in common."""
    return NoticeWords.objects.create(
        year=2024,
        organ="小城市产业链链长制工作办公室",
        organ_mark="小链办",
        addressees="各县（市、区）人民政府",
        basis="根据要求，市链长办对{period}工作进行了评价",
        copies="各产业链链长",
    )


@pytest.fixture
def draft(published: Run, words: NoticeWords, office: Account) -> Notice:
    """The draft of the first quarter's notice."""
    return draft_notice(by=office, run=published)


@pytest.fixture
def own_files(settings, tmp_path: Path) -> Path:
    """Kept files go to a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def issued(draft: Notice, office: Account, own_files: Path) -> Notice:
    """The first quarter's notice, number 5 of 2024, issued."""
    return issue_notice(by=office, notice=draft, number=5, signed_on=dt.date(2024, 4, 22), seen=draft.version)
