from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.test import Client

from config.lib.periods import Quarter
from evaluation.models import Run
from evaluation.queries.runs import latest_published, runs
from evaluation.rules.canonical import canonical
from evaluation.rules.result import Kept
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import Books
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.standings import publish

ClientOf = Callable[[Account], Client]


def test_runs_stand_the_newest_quarter_first_with_who_is_placed(city: City, books: Books) -> None:
    first = publish(city, Quarter(2024, 1), {"ferrous": 1, "bearings": None})
    second = publish(city, Quarter(2024, 2), {"ferrous": 1, "bearings": 2})
    assert [(run.pk, run.placed, run.unplaced) for run in runs()] == [(second.pk, 2, 0), (first.pk, 1, 1)]
    assert latest_published() == second


def test_without_a_published_run_there_is_no_latest(books: Books) -> None:
    assert latest_published() is None


def test_points_have_the_places_of_their_scheme_on_every_page(
    city: City, books: Books, client_of: ClientOf, leader: Account, clerk: Account
) -> None:
    accept_quarter(books, FIRST)
    run = publish(city, FIRST, {"ferrous": 1, "bearings": 2})
    assert run.places == 2
    kept = canonical(Kept(places=1, arithmetic="", demonstration=False))
    Run.objects.filter(pk=run.pk).update(result=kept)
    run.placings.update(total=Decimal("77.5"))
    pages = ((leader, "/cockpit/"), (leader, "/cockpit/?wall=1"), (clerk, "/desk/"), (clerk, "/chains/ferrous/"))
    for account, address in pages:
        page = client_of(account).get(address).content.decode()
        assert "77.5" in page, address
        assert "77.50" not in page, address
