from __future__ import annotations

import pytest

from offices.models import Account, Message
from offices.services.inbox import tell
from tests.actors import City


@pytest.fixture
def message(city: City) -> Message:
    tell(
        organisation=city.organisations["ferrous-office"],
        key="a",
        kind="notice",
        subject="通报",
        body="请查收。",
        link="/inbox/?show=all",
    )
    return Message.objects.get()


def test_opening_marks_as_read_and_goes_on(message: Message, client_of, clerk: Account) -> None:
    answer = client_of(clerk).post(f"/inbox/{message.pk}/")
    assert answer.url == "/inbox/?show=all"
    message.refresh_from_db()
    assert message.read_by == clerk
    assert message.read_at


def test_the_first_reader_stays(message: Message, client_of, clerk: Account, director: Account) -> None:
    client_of(clerk).post(f"/inbox/{message.pk}/")
    client_of(director).post(f"/inbox/{message.pk}/")
    message.refresh_from_db()
    assert message.read_by == clerk


def test_S32_looking_changes_nothing(message: Message, client_of, clerk: Account) -> None:
    page = client_of(clerk).get(f"/inbox/{message.pk}/")
    assert "请查收。" in page.content.decode()
    message.refresh_from_db()
    assert message.read_at is None


def test_S28_a_link_elsewhere_is_not_followed(message: Message, client_of, clerk: Account) -> None:
    Message.objects.update(link="//evil.example")
    assert client_of(clerk).post(f"/inbox/{message.pk}/").url == f"/inbox/{message.pk}/"


@pytest.mark.parametrize("actor", ["stranger_clerk", "office", "leader", "audit_admin", "nobody"])
def test_there_is_no_such_message_for_others(message: Message, client_of, city: City, actor: str) -> None:
    client = client_of(city.account(actor))
    assert client.get(f"/inbox/{message.pk}/").status_code == 404
    assert client.post(f"/inbox/{message.pk}/").status_code == 404
    message.refresh_from_db()
    assert message.read_at is None
