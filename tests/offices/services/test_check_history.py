from __future__ import annotations

import pgtrigger
import pytest

from offices.models import Account, AuditEntry, Person
from offices.queries.trail import last_check
from offices.services.check_history import check_history


@pytest.fixture
def changed(clerk: Account) -> Person:
    with pgtrigger.ignore():
        Person.objects.filter(pk=clerk.person.pk).update(name="别人的名字")
    return clerk.person


def test_leaves_one_entry_where_all_fits(clerk: Account) -> None:
    assert check_history() == 0
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.succeeded, entry.after) == ("history.check", True, {"strays": 0, "rows": []})
    assert (entry.object_type, entry.object_id, entry.object_label, entry.before) == ("", "", "—", None)
    assert last_check() == entry


def test_names_what_differs_once(changed: Person) -> None:
    assert check_history() == check_history() == 1
    stray = AuditEntry.objects.get(act="history.stray")
    assert (stray.object_type, stray.object_id, stray.succeeded) == ("offices.person", str(changed.pk), False)
    assert (stray.before, stray.after) == ({"name": "clerk（演示）"}, {"name": "别人的名字"})
    assert list(AuditEntry.objects.filter(act="history.check").values_list("succeeded", flat=True)) == [False, False]


def test_another_change_of_the_same_row_is_told_again(changed: Person) -> None:
    check_history()
    with pgtrigger.ignore():
        Person.objects.filter(pk=changed.pk).update(name="第三个名字")
    check_history()
    assert AuditEntry.objects.filter(act="history.stray").count() == 2


def test_one_that_comes_back_is_told_again(changed: Person) -> None:
    check_history()
    with pgtrigger.ignore():
        Person.objects.filter(pk=changed.pk).update(name="clerk（演示）")
    assert check_history() == 0
    with pgtrigger.ignore():
        Person.objects.filter(pk=changed.pk).update(name="别人的名字")
    assert check_history() == check_history() == 1
    assert AuditEntry.objects.filter(act="history.stray").count() == 2


def test_the_check_names_the_rows_that_it_found(changed: Person) -> None:
    check_history()
    check = last_check()
    assert check
    assert check.after == {"strays": 1, "rows": [f"offices.person {changed.pk}"]}
