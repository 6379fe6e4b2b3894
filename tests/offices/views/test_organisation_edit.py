from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Account, Organisation
from offices.queries.history import version_of
from tests.actors import City


@pytest.fixture
def finance(city: City) -> Organisation:
    return city.organisations["finance"]


def typed(organisation: Organisation, **changes: str) -> dict[str, str]:
    facts = {"name": organisation.name, "kind": organisation.kind, "seen": str(version_of(organisation))}
    return facts | changes


def test_works_and_shows_what_was_changed(
    finance: Organisation, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser, page = client_of(system_admin), f"/administration/organisations/{finance.pk}/"
    assert browser.post(page, typed(finance, name="市财政和国资局")).status_code == 302
    (change, made) = browser.get(page).context["history"]
    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("name", "市财政局", "市财政和国资局")
    ]
    assert made.act == ""


def test_S13_who_saw_an_older_one_is_told(
    finance: Organisation, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser, page = client_of(system_admin), f"/administration/organisations/{finance.pk}/"
    seen = typed(finance, name="甲")
    browser.post(page, typed(finance, name="乙"))
    answer = browser.post(page, seen)
    assert answer.status_code == 409
    assert answer.context["form"]["name"].value() == "甲"
    finance.refresh_from_db()
    assert finance.name == "乙"


def test_S2_the_code_stays(
    finance: Organisation, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    page = f"/administration/organisations/{finance.pk}/"
    client_of(system_admin).post(page, typed(finance, name="甲", code="another"))
    finance.refresh_from_db()
    assert (finance.name, finance.code) == ("甲", "finance")


def test_S16_what_is_typed_is_inert(
    finance: Organisation, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser, page = client_of(system_admin), f"/administration/organisations/{finance.pk}/"
    browser.post(page, typed(finance, name='"><svg onload=alert(1)>{{7*7}}', short_name="<img onerror=x>"))
    text = browser.get(page).content.decode() + browser.get("/administration/organisations/").content.decode()
    assert "<svg onload" not in text
    assert "<img onerror" not in text
    assert "{{7*7}}" in text


def test_none_there(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(system_admin).get("/administration/organisations/999999/").status_code == 404
