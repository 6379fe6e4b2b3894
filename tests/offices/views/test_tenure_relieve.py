from collections.abc import Callable

from django.test import Client

from offices.models import Account


def test_works(clerk: Account, security_admin: Account, client_of: Callable[[Account], Client]) -> None:
    tenure = clerk.person.tenures.get()
    browser, page = client_of(security_admin), f"/administration/tenures/{tenure.pk}/"
    assert browser.get(page).context["form"]["last_day"].value()
    assert browser.post(page, {"last_day": "2024-07-31"}).status_code == 302
    tenure.refresh_from_db()
    assert str(tenure.until_date) == "2024-07-31"


def test_a_refusal_is_said_in_the_form(
    clerk: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    page = f"/administration/tenures/{clerk.person.tenures.get().pk}/"
    answer = client_of(security_admin).post(page, {"last_day": "2023-12-31"})
    assert "2024年1月1日" in answer.context["form"].non_field_errors()[0]


def test_none_there(security_admin: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(security_admin).get("/administration/tenures/999999/").status_code == 404
