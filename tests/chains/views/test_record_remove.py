from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain
from chains.services.change_record import change_record
from offices.models import Account
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]


def test_a_reason_is_asked_and_the_record_leaves_the_list(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous)
    address = f"{made.get_absolute_url()}remove/"
    browser = client_of(clerk)
    assert address in browser.get(made.get_absolute_url()).content.decode()
    without = browser.post(address, {"reason": " ", "version": "1"})
    assert without.context["form"].errors["reason"]
    left = browser.post(address, {"reason": "企业已注销", "version": "1"}, follow=True)
    assert left.redirect_chain == [("/registers/enterprises/", 302)]
    assert left.context["listing"].total == 0
    assert browser.get(made.get_absolute_url()).status_code == 404


def test_what_was_typed_stays_when_somebody_was_faster(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    change_record(sight=sight(director), pk=made.pk, values={"staff": 1})
    page = client_of(clerk).post(f"{made.get_absolute_url()}remove/", {"reason": "企业已注销", "version": "1"})
    assert "director（演示）" in page.content.decode()
    assert "企业已注销" in page.content.decode()
