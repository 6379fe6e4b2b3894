from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import RegisterList
from offices.models import Account
from tests.chains.lists import for_all, made

Browser = Callable[[Account], Client]


def test_a_list_is_removed_after_a_question(clerk: Account, client_of: Browser) -> None:
    one = made(clerk)
    browser = client_of(clerk)
    assert f'action="/lists/{one.code}/remove/"' in browser.get(f"/lists/{one.code}/").content.decode()
    assert browser.post(f"/lists/{one.code}/remove/")["Location"] == "/lists/"
    assert not RegisterList.objects.exists()


def test_S3_who_may_not_change_it_does_not_remove_it(clerk: Account, office: Account, client_of: Browser) -> None:
    one = for_all(office)
    assert f"/lists/{one.code}/remove/" not in client_of(clerk).get(f"/lists/{one.code}/").content.decode()
    assert client_of(clerk).post(f"/lists/{one.code}/remove/").status_code == 403
    assert RegisterList.objects.exists()
