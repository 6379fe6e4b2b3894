from __future__ import annotations

import pytest
from django.test import Client

from offices.models import Account, Message
from offices.services.inbox import tell
from tests.actors import City

MARKER = "只给黑色金属专班"


@pytest.fixture
def told(city: City) -> None:
    tell(organisation=city.organisations["ferrous-office"], key="a", kind="notice", subject=f"{MARKER}甲")
    tell(organisation=city.organisations["ferrous-office"], key="b", kind="notice", subject=f"{MARKER}乙")
    tell(organisation=city.organisations["bearings-office"], key="c", kind="notice", subject="给轴承专班")


def subjects(client: Client, query: str = "") -> list[str]:
    return [message.subject for message in client.get(f"/inbox/{query}").context["listing"].rows]


def test_shows_what_ones_organisation_was_told(told: None, client_of, clerk: Account) -> None:
    client = client_of(clerk)
    assert subjects(client) == [f"{MARKER}乙", f"{MARKER}甲"]
    assert client.get("/inbox/").context["unread"] == 2


def test_S4_shows_it_to_nobody_else(told: None, client_of, city: City) -> None:
    for actor in ("stranger_clerk", "office", "system_admin", "nobody"):
        client = client_of(city.account(actor))
        assert MARKER not in client.get(f"/inbox/?q={MARKER}").content.decode().replace(f'value="{MARKER}"', "")


def test_searches_filters_and_sorts_by_the_address(told: None, client_of, clerk: Account) -> None:
    client = client_of(clerk)
    assert subjects(client, "?q=甲") == [f"{MARKER}甲"]
    assert subjects(client, "?sort=subject") == sorted([f"{MARKER}甲", f"{MARKER}乙"])
    Message.objects.filter(key="a").update(read_at="2024-07-08T01:00Z", read_by=clerk)
    assert subjects(client, "?show=unread") == [f"{MARKER}乙"]


def test_S18_an_order_of_ones_own_is_the_usual_one(told: None, client_of, clerk: Account) -> None:
    for sort in ("read_by__password", "-organisation__code;drop", "?", "--sent"):
        assert subjects(client_of(clerk), f"?sort={sort}") == [f"{MARKER}乙", f"{MARKER}甲"]


def test_an_empty_inbox_says_what_comes_here(client_of, nobody: Account) -> None:
    assert "empty-page" in client_of(nobody).get("/inbox/").content.decode()


def test_costs_the_same_with_one_and_with_fifty(
    city: City, client_of, clerk: Account, django_assert_max_num_queries
) -> None:
    client = client_of(clerk)
    for count in (1, 50):
        for number in range(count):
            tell(
                organisation=city.organisations["ferrous-office"],
                key=f"{count}-{number}",
                kind="notice",
                subject="通报",
            )
        client.get("/inbox/")
        with django_assert_max_num_queries(8):
            client.get("/inbox/")


def test_S16_what_was_written_is_inert(city: City, client_of, clerk: Account) -> None:
    nasty = '"><svg onload=alert(1)>{{7*7}}<img src=x onerror=alert(1)>'
    tell(organisation=city.organisations["ferrous-office"], key="x", kind="notice", subject=nasty, body=nasty)
    client = client_of(clerk)
    pk = Message.objects.get().pk
    for page in (client.get("/inbox/"), client.get(f"/inbox/{pk}/"), client.get("/inbox/", {"q": nasty})):
        text = page.content.decode()
        assert "<svg onload" not in text
        assert "<img src=x" not in text
        assert "{{7*7}}" in text
