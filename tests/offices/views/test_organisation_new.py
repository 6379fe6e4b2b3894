from collections.abc import Callable

from django.test import Client

from offices.models import Account, Organisation

PAGE = "/administration/organisations/new/"
TYPED = {"name": "市科技局", "code": "science", "kind": "department"}


def test_works(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(system_admin).post(PAGE, TYPED).status_code == 302
    assert Organisation.objects.get(code="science").name == "市科技局"


def test_a_taken_code_is_said_at_its_field(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    answer = client_of(system_admin).post(PAGE, TYPED | {"code": "finance"})
    assert "市财政局" in answer.context["form"].errors["code"][0]


def test_dates_in_order(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    answer = client_of(system_admin).post(PAGE, TYPED | {"valid_from": "2024-07-08", "valid_until": "2024-07-07"})
    assert "valid_until" in answer.context["form"].errors


def test_S2_what_the_form_does_not_ask_for_changes_nothing(
    system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    client_of(system_admin).post(PAGE, TYPED | {"id": "1", "pk": "1", "posts": "1", "status": "sealed"})
    assert Organisation.objects.get(code="science").posts.count() == 0
