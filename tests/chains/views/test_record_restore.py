from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain
from chains.services.remove_record import remove_record
from offices.models import Account
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]


def test_why_it_went_is_shown_and_it_comes_back(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous)
    address = f"{made.get_absolute_url()}restore/"
    browser = client_of(clerk)
    assert browser.get(address).status_code == 404, "it is not removed"
    remove_record(sight=sight(clerk), pk=made.pk, reason="误以为注销")
    assert "误以为注销" in browser.get(address).content.decode()
    assert browser.post(address, {"reason": ""}).status_code == 400
    assert browser.post(address, {"reason": "仍在经营"})["Location"] == made.get_absolute_url()
    assert browser.get(made.get_absolute_url()).status_code == 200
