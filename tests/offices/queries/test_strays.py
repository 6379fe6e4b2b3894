from __future__ import annotations

import uuid

import pgtrigger
import pytest

from chains.models import Belonging
from offices.models import Account, Person
from offices.queries.strays import strays, tracked
from tests.actors import City

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, object, list[str], bool]]:
    return [(one.model._meta.label, one.key, sorted(one.after), one.is_gone) for one in strays()]


def test_what_goes_through_the_triggers_fits(city: City, clerk: Account) -> None:
    Person.objects.filter(pk=clerk.person.pk).update(name="新名")
    assert found() == []


def test_a_row_changed_beside_its_history_is_found_with_both_values(city: City, clerk: Account) -> None:
    with pgtrigger.ignore():
        Person.objects.filter(pk=clerk.person.pk).update(name="别人的名字")
    [stray] = strays()
    assert (stray.model, stray.key, stray.before, stray.after) == (
        Person,
        clerk.person.pk,
        {"name": "clerk（演示）"},
        {"name": "别人的名字"},
    )
    Person.objects.filter(pk=clerk.person.pk).update(name="又改")
    assert found() == [], "a change by the ordinary way tells of the row as it is now"


def test_a_row_put_in_beside_its_history_is_found(city: City) -> None:
    with pgtrigger.ignore():
        new = Person.objects.create(name="悄悄来的")
    assert found() == [("offices.Person", new.pk, [], False)]


def test_S15_a_row_taken_out_is_found_though_its_history_tells_of_none_that_go(city: City) -> None:
    gone = Person.objects.create(name="来了又走")
    key = gone.pk
    gone.delete()
    assert found() == [("offices.Person", key, [], True)]


def test_a_row_that_a_service_deletes_leaves_an_event_and_is_found_without(city: City) -> None:
    here, there = (
        Belonging.objects.create(record=uuid.uuid4(), register="parks", chain=city.chains["ferrous"]) for _ in "ab"
    )
    here.delete()
    key = there.pk
    with pgtrigger.ignore():
        there.delete()
    assert found() == [("chains.Belonging", key, [], True)]


def test_every_tracked_model_is_compared() -> None:
    assert {"offices.Account", "chains.Chain", "dispatch.Entry", "evaluation.Run"} <= {
        model._meta.label for model in tracked()
    }
