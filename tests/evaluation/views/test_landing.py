from __future__ import annotations

import pytest
from django.urls import reverse

from tests.actors import ACCOUNTS, City

LANDS = {
    "system_admin": "offices:person_list",
    "security_admin": "offices:post_list",
    "audit_admin": "offices:trail",
    "leader": "evaluation:cockpit",
    "chief": "evaluation:cockpit",
}


@pytest.mark.parametrize("actor", ACCOUNTS)
def test_everybody_lands_on_the_page_of_their_post(city: City, client_of, actor: str) -> None:
    answer = client_of(city.account(actor)).get("/", follow=True)
    assert answer.redirect_chain == [(reverse(LANDS.get(actor, "evaluation:desk")), 302)]
    assert answer.status_code == 200


def test_whoever_is_not_logged_in_is_asked_to_first(city: City, client) -> None:
    assert client.get("/")["Location"].startswith(reverse("offices:login"))
