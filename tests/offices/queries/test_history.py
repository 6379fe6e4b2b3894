import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from config.lib import acts, clock
from config.lib.periods import CHINA
from offices.models import Account, Organisation, Person, Tenure
from offices.queries.history import Change, FieldChange, histories, history, version_of
from offices.services.appoint import appoint
from offices.services.rename_person import rename_person
from tests.actors import TODAY, City
from tests.statements import statements


def by_page(account: Account, act: Callable[[], object]) -> None:
    """As ``ActOrigin`` does for a page's POST."""
    with acts.act("page", account=account.pk):
        act()


def fields(change: Change) -> list[tuple[str, str | None, str | None]]:
    return [(field.field, field.before, field.after) for field in change.fields]


def test_who_what_when_through_what_before_and_after(clerk: Account, system_admin: Account) -> None:
    by_page(system_admin, lambda: rename_person(by=system_admin, person=clerk.person, name="新名"))
    changed, made = history(clerk.person)
    assert (changed.who, changed.posts, changed.via, changed.act) == (
        "system_admin（演示）",
        "市大数据中心 系统管理员",
        "page",
        "person.rename",
    )
    assert changed.fields == (FieldChange("name", "clerk（演示）", "新名"),)
    assert (made.who, made.act, fields(made)) == ("", "", [("name", None, "clerk（演示）")])
    assert changed.at.astimezone(CHINA).date() == TODAY


def test_the_entry_about_this_row_counts_where_an_act_left_several(
    city: City, nobody: Account, security_admin: Account, system_admin: Account
) -> None:
    def twice() -> None:
        appoint(by=security_admin, post=city.posts["clerk"], person=nobody.person, from_date=TODAY, reason="甲")
        rename_person(by=system_admin, person=nobody.person, name="新名")

    by_page(security_admin, twice)
    (tenure,) = history(Tenure.objects.get(person=nobody.person))
    renamed, *_ = history(nobody.person)
    assert (tenure.act, tenure.reason) == ("tenure.appoint", "甲")
    assert renamed.act == "person.rename"


def test_a_change_without_an_entry_still_has_its_author(clerk: Account, system_admin: Account) -> None:
    by_page(system_admin, lambda: Person.objects.filter(pk=clerk.person.pk).update(name="新名"))
    changed, _ = history(clerk.person)
    assert (changed.who, changed.act, changed.via) == ("system_admin（演示）", "", "page")


def test_a_change_that_nobody_is_known_for(clerk: Account) -> None:
    Person.objects.filter(pk=clerk.person.pk).update(name="新名")
    changed, _ = history(clerk.person)
    assert (changed.who, changed.act, changed.via) == ("", "", "")


def test_values_are_in_words(city: City, security_admin: Account, nobody: Account) -> None:
    finance = city.organisations["finance"]
    Organisation.objects.filter(pk=finance.pk).update(parent=city.organisations["city"], kind="zone", short_name="")
    Organisation.objects.filter(pk=finance.pk).update(valid_from=dt.date(2024, 1, 1), parent=None)
    second, first, _ = history(finance)
    assert fields(first) == [("kind", "部门", "功能区"), ("parent", None, "聊城市")]
    assert fields(second) == [("parent", "聊城市", None), ("valid_from", None, "2024-01-01")]


def test_what_is_not_of_the_thing_itself_is_left_out(clerk: Account) -> None:
    Account.objects.filter(pk=clerk.pk).update(session_generation=7)
    assert len(history(clerk)) == 1
    assert "password" not in {field.field for change in history(clerk) for field in change.fields}
    assert {"username"} == {"username"} & {field.field for field in history(clerk)[0].fields}


def test_a_field_may_be_hidden(clerk: Account) -> None:
    Person.objects.filter(pk=clerk.person.pk).update(name="新名")
    assert history(clerk.person, hidden=["name"]) == []


def test_a_version_rises_with_every_change(clerk: Account) -> None:
    first = version_of(clerk.person)
    Person.objects.filter(pk=clerk.person.pk).update(name="新名")
    assert version_of(clerk.person) > first > 0


def test_asks_as_little_for_a_long_history(city: City) -> None:
    finance = city.organisations["finance"]
    short = statements(lambda: history(finance))
    for number in range(20):
        Organisation.objects.filter(pk=finance.pk).update(short_name=str(number), parent=city.organisations["city"])
    assert statements(lambda: history(finance)) <= short + 1
    assert len(history(finance)) == 21


@pytest.mark.django_db
def test_a_row_without_history() -> None:
    assert history(Person(pk=0)) == []
    assert version_of(Person(pk=0)) == 0


def test_a_moment_is_shown_by_shanghai_time(clerk: Account) -> None:
    (made,) = history(clerk)
    moment = {field.field: field.after for field in made.fields}["created_at"]
    assert moment == f"{timezone.localtime(clerk.created_at):%Y-%m-%d %H:%M}"


def test_an_act_in_a_demonstration_is_told_of_by_its_business_date(clerk: Account, system_admin: Account) -> None:
    clock.set_business_date(dt.date(2024, 5, 6))
    by_page(system_admin, lambda: rename_person(by=system_admin, person=clerk.person, name="新名"))
    renamed, _made = history(clerk.person)
    assert renamed.at.astimezone(CHINA).date() == dt.date(2024, 5, 6)


def test_a_field_may_be_written_in_a_way_of_its_own(clerk: Account) -> None:
    written = {"name": lambda row, value: f"{row.pgh_obj_id}:{value}"}
    (made,) = histories([clerk.person], written=written)[clerk.person.pk]
    assert fields(made) == [("name", None, f"{clerk.person.pk}:clerk（演示）")]
