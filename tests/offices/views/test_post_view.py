from collections.abc import Callable

from django.test import Client

from offices.models import Account
from tests.actors import City


def test_the_holder_is_changed_by_one_act(
    city: City, nobody: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    post = city.posts["clerk"]
    answer = client_of(security_admin).post(
        f"/administration/posts/{post.pk}/",
        {
            "person": nobody.person.pk,
            "from_date": "2024-07-15",
            "in_place_of_holders": "on",
            "reason": "聊链办〔2024〕3号",
        },
    )
    assert answer.status_code == 302
    tenures = post.tenures.order_by("from_date").values_list("person__account__username", "from_date", "until_date")
    assert [(name, str(begins), str(ends)) for name, begins, ends in tenures] == [
        ("clerk", "2024-01-01", "2024-07-14"),
        ("nobody", "2024-07-15", "None"),
    ]


def test_a_refusal_is_said_in_the_form(
    city: City, system_admin: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(security_admin).post(
        f"/administration/posts/{city.posts['clerk'].pk}/",
        {"person": system_admin.person.pk, "from_date": "2024-07-15"},
    )
    assert "system_admin（演示）" in answer.context["form"].non_field_errors()[0]


def test_nobody_appoints_himself(city: City, security_admin: Account, client_of: Callable[[Account], Client]) -> None:
    answer = client_of(security_admin).post(
        f"/administration/posts/{city.posts['office'].pk}/",
        {"person": security_admin.person.pk, "from_date": "2024-07-15"},
    )
    assert answer.context["form"].non_field_errors()
    assert security_admin.person.tenures.count() == 1


def test_none_there(security_admin: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(security_admin).get("/administration/posts/999999/").status_code == 404
