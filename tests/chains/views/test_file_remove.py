"""The page on which a file is removed."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from chains.models import Attachment, Chain
from chains.services.add_file import add_file
from offices.models import Account
from tests.chains.records import entered, sight

Clients = Callable[[Account], Client]


def test_it_asks_for_the_reason_and_removes(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    mill = entered(clerk, ferrous)
    made = add_file(sight=sight(clerk), pk=mill.pk, content=b"one", name="一稿.txt")
    address = reverse("chains:file_remove", args=[mill.register, mill.pk, made.pk])
    browser = client_of(clerk)
    assert "一稿.txt" in browser.get(address).content.decode()
    browser.post(address, {"reason": ""})
    assert Attachment.objects.get().removed_at is None
    shown = browser.post(address, {"reason": "传错了"}, follow=True).content.decode()
    assert Attachment.objects.get().removed_at is not None
    assert "一稿.txt" not in shown
    assert browser.get(address).status_code == 404
