from collections.abc import Callable

from django.test import Client

from chains.permissions import visible_chains
from offices.models import Account, Post
from tests.actors import City

PAGE = "/administration/posts/new/"


def test_a_new_post_sees_its_organisations_chains(
    city: City, nobody: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(security_admin)
    office = city.organisations["ferrous-office"]
    answer = browser.post(PAGE, {"organisation": office.pk, "kind": "clerk", "title": "第二录入员"})
    post = Post.objects.get(title="第二录入员")
    assert answer.headers["Location"] == f"/administration/posts/{post.pk}/"
    browser.post(answer.headers["Location"], {"person": nobody.person.pk, "from_date": "2024-07-08"})
    assert [chain.code for chain in visible_chains(city.account("nobody"))] == ["ferrous"]


def test_a_post_that_is_there_already(
    city: City, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    office = city.organisations["ferrous-office"]
    answer = client_of(security_admin).post(PAGE, {"organisation": office.pk, "kind": "clerk", "title": "录入员"})
    assert "title" in answer.context["form"].errors


def test_not_for_others(city: City, system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    office = city.organisations["ferrous-office"]
    typed = {"organisation": office.pk, "kind": "office_staff", "title": "甲"}
    assert client_of(system_admin).post(PAGE, typed).status_code == 403
    assert not Post.objects.filter(title="甲").exists()
