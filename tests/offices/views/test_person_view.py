from collections.abc import Callable

from django.test import Client

from offices.models import Account, Person

ACTS = ["reset", "disable", "enable", "unlock", "end-sessions", "open"]


def page(person: Person, act: str = "") -> str:
    return f"/administration/people/{person.pk}/" + (f"account/{act}/" if act else "")


def offered(answer: object) -> set[str]:
    text = answer.content.decode()
    return {act for act in ACTS if f"/account/{act}/" in text}


def test_each_administrator_is_offered_what_is_his(
    clerk: Account, system_admin: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    address = page(clerk.person)
    assert offered(client_of(system_admin).get(address)) == {"reset", "disable"}
    assert offered(client_of(security_admin).get(address)) == {"end-sessions"}

    client_of(system_admin).post(page(clerk.person, "disable"), {"reason": "调离"})
    assert offered(client_of(system_admin).get(address)) >= {"enable"}


def test_the_name_is_changed_and_the_history_shows_it(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(system_admin)
    assert browser.post(page(clerk.person), {"name": "新名"}).status_code == 302
    changes = browser.get(page(clerk.person)).context["history"]
    (change,) = [change for change in changes if change.act == "person.rename"]
    assert (change.who, change.via) == ("system_admin（演示）", "page")
    assert [(field.field, field.before, field.after) for field in change.fields] == [("name", "clerk（演示）", "新名")]


def test_the_security_administrator_changes_no_name(
    clerk: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    assert client_of(security_admin).post(page(clerk.person), {"name": "新名"}).status_code == 403
    assert Person.objects.get(pk=clerk.person.pk).name == "clerk（演示）"


def test_nobody_there(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    browser = client_of(system_admin)
    assert browser.get("/administration/people/999999/").status_code == 404
    assert browser.post("/administration/people/999999/account/disable/").status_code == 404
