"""A file of a record is sent to be kept, never to be shown (S23)."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from chains.models import Chain
from chains.services.add_file import add_file
from offices.models import Account
from tests.chains.records import entered, sight

Clients = Callable[[Account], Client]


def test_S23_it_is_an_attachment_under_its_own_name(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    mill = entered(clerk, ferrous)
    made = add_file(sight=sight(clerk), pk=mill.pk, content="批复".encode(), name="批复.html")
    answer = client_of(clerk).get(reverse("chains:file_download", args=[mill.register, mill.pk, made.pk]))
    assert answer.content == "批复".encode()
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''%E6%89%B9%E5%A4%8D.html.txt"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/plain"


def test_S8_a_file_is_asked_for_at_its_own_record_alone(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    mill, other = entered(clerk, ferrous), entered(clerk, ferrous, name="另一厂（演示）")
    made = add_file(sight=sight(clerk), pk=mill.pk, content=b"figures", name="a.txt")
    answer = client_of(clerk).get(reverse("chains:file_download", args=[mill.register, other.pk, made.pk]))
    assert answer.status_code == 404


def test_a_file_that_the_store_has_lost_is_not_found(
    clerk: Account, ferrous: Chain, client_of: Clients, error_log: object
) -> None:
    mill = entered(clerk, ferrous)
    made = add_file(sight=sight(clerk), pk=mill.pk, content=b"figures", name="a.txt")
    made.stored.storage.delete(made.stored.name)
    error_log.expected.append("not in the store")  # type: ignore[attr-defined]
    answer = client_of(clerk).get(reverse("chains:file_download", args=[mill.register, mill.pk, made.pk]))
    assert answer.status_code == 404
