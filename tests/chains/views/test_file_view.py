"""A look at a file: pictures drawn anew, the beginning of a text, nothing else (S24)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import ImageFile

from chains.models import Chain
from chains.services.add_file import add_file
from offices.models import Account
from tests.chains.records import entered, sight
from tests.config.lib.files.samples import picture

Clients = Callable[[Account], Client]


@pytest.fixture
def mill(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous)


def _address(name: str, account: Account, mill: Any, content: bytes) -> str:
    made = add_file(sight=sight(account), pk=mill.pk, content=content, name="附件")
    return reverse(f"chains:{name}", args=[mill.register, mill.pk, made.pk])


def test_S24_a_picture_is_drawn_anew_in_a_closed_room(clerk: Account, mill: Any, client_of: Clients) -> None:
    sent = picture("JPEG") + b"<script>alert(1)</script>"
    answer = client_of(clerk).get(_address("file_picture", clerk, mill, sent))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"script" not in answer.content
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy


def test_S16_a_text_is_shown_as_text(clerk: Account, mill: Any, client_of: Clients) -> None:
    sent = "甲 " + "x" * 30_000 + " & <b onclick=1>"
    shown = client_of(clerk).get(_address("file_view", clerk, mill, sent.encode("gb18030"))).content.decode()
    assert "<pre" in shown
    assert "20000" in shown
    short = "说明 <b onclick=1>"
    shown = client_of(clerk).get(_address("file_view", clerk, mill, short.encode())).content.decode()
    assert "&lt;b onclick=1&gt;" in shown


@pytest.mark.parametrize(("name", "content"), [("file_view", b"%PDF-1.7"), ("file_picture", b"plain")])
def test_S24_no_other_kind_is_shown(name: str, content: bytes, clerk: Account, mill: Any, client_of: Clients) -> None:
    assert client_of(clerk).get(_address(name, clerk, mill, content)).status_code == 404


def test_a_damaged_picture_is_a_sentence(
    clerk: Account, mill: Any, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)  # WeasyPrint sets it for the whole process
    answer = client_of(clerk).get(_address("file_picture", clerk, mill, picture(size=(400, 400))[:60]))
    assert answer.status_code == 422
    assert "损坏" in answer.content.decode()
