"""The page on which a new version takes the place of a file."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chains.models import Attachment, Chain
from chains.services.add_file import add_file
from offices.models import Account
from tests.chains.records import entered, sight

Clients = Callable[[Account], Client]


def test_the_older_version_is_listed_below(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    mill = entered(clerk, ferrous)
    first = add_file(sight=sight(clerk), pk=mill.pk, content=b"one", name="一稿.txt")
    address = reverse("chains:file_replace", args=[mill.register, mill.pk, first.pk])
    browser = client_of(clerk)
    assert "一稿.txt" in browser.get(address).content.decode()
    shown = browser.post(address, {"file": SimpleUploadedFile("二稿.txt", b"two")}, follow=True).content.decode()
    assert "1个旧版本" in shown
    assert shown.index("二稿.txt") < shown.index("一稿.txt")
    late = browser.post(address, {"file": SimpleUploadedFile("三稿.txt", b"three")}).content.decode()
    assert "已有人上传了新版本" in late
    assert Attachment.objects.count() == 2
