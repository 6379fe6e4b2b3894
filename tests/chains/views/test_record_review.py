from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain
from chains.services.change_record import change_record
from offices.models import Account
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]


def test_the_page_offers_it_to_who_may_and_the_list_shows_it(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    address = f"{made.get_absolute_url()}review/"
    assert address not in client_of(clerk).get(made.get_absolute_url()).content.decode()
    browser = client_of(director)
    assert address in browser.get(made.get_absolute_url()).content.decode()
    assert browser.post(address, {"version": "1"})["Location"] == made.get_absolute_url()
    shown = browser.get(made.get_absolute_url()).content.decode()
    assert "status-reviewed" in shown
    assert address not in shown
    assert made.name in browser.get("/registers/enterprises/?review=reviewed").content.decode()


def test_a_record_changed_meanwhile_is_not_reviewed_unseen(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    change_record(sight=sight(clerk), pk=made.pk, values={"staff": 5})
    for version in ("1", "", "²", "x"):
        page = client_of(director).post(f"{made.get_absolute_url()}review/", {"version": version}, follow=True)
        assert "status-pending" in page.content.decode()
    assert "clerk（演示）" in page.content.decode()
