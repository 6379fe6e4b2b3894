from __future__ import annotations

from config.lib.periods import Quarter
from evaluation.queries.runs import latest_published, runs
from tests.actors import City
from tests.dispatch.books import Books
from tests.evaluation.standings import publish


def test_runs_stand_the_newest_quarter_first_with_who_is_placed(city: City, books: Books) -> None:
    first = publish(city, Quarter(2024, 1), {"ferrous": 1, "bearings": None})
    second = publish(city, Quarter(2024, 2), {"ferrous": 1, "bearings": 2})
    assert [(run.pk, run.placed, run.unplaced) for run in runs()] == [(second.pk, 2, 0), (first.pk, 1, 1)]
    assert latest_published() == second


def test_without_a_published_run_there_is_no_latest(books: Books) -> None:
    assert latest_published() is None
