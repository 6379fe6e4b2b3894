from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.enums import ListReaders
from chains.models import RegisterList
from chains.queries.register_lists import facts_of
from chains.services.change_list import change_list
from chains.services.load_lists import load_lists
from offices.models import Account, AuditEntry
from tests.chains.lists import for_all, made
from tests.chains.records import sight

WORDS: dict[str, Any] = {
    "title": "新签约项目表",
    "group": "六张清单",
    "unit_line": "单位：万元",
    "columns": ["name", "investment"],
    "order": "-investment",
}


def changed(account: Account, one: RegisterList, **other: Any) -> RegisterList:
    words = {**WORDS, "readers": ListReaders(one.readers), **other}
    return change_list(sight=sight(account, one.register), code=one.code, **words)


def test_words_and_columns_are_changed_and_the_filters_stay(clerk: Account) -> None:
    one = made(clerk, filters={"started_on.in": ["this_year"]})
    after = changed(clerk, one)
    after.refresh_from_db()
    assert {name: getattr(after, name) for name in WORDS} == WORDS
    assert (after.filters, after.position) == ({"started_on.in": ["this_year"]}, one.position)
    changed(clerk, one, filters={"kind": ["mend"]}, position=7)
    after.refresh_from_db()
    assert (after.filters, after.position) == ({"kind": ["mend"]}, 7)
    assert AuditEntry.objects.filter(act="list.change").count() == 2


def test_the_same_is_not_written_again(clerk: Account) -> None:
    one = made(clerk)
    for _time in range(2):
        changed(clerk, one)
    assert AuditEntry.objects.filter(act="list.change").count() == 1


def test_S3_another_s_list_is_not_found_and_one_for_all_is_not_for_all_to_change(
    clerk: Account, director: Account, office: Account
) -> None:
    with pytest.raises(Http404):
        changed(director, made(clerk))
    with pytest.raises(PermissionDenied):
        changed(clerk, for_all(office))
    with pytest.raises(PermissionDenied):
        changed(clerk, made(clerk), readers=ListReaders.EVERYBODY)
    with pytest.raises(Http404):
        change_list(sight=sight(clerk), code=made(clerk).code, readers=ListReaders.OWNER, **WORDS)
    assert not AuditEntry.objects.filter(act="list.change").exists()


def test_a_regime_s_list_that_was_changed_stays_so_when_the_regime_is_loaded_again(office: Account) -> None:
    facts = facts_of(for_all(office))
    RegisterList.objects.all().delete()
    load_lists(by=None, facts=[facts], source="test-2024")
    changed(office, RegisterList.objects.get())
    load_lists(by=None, facts=[facts], source="test-2024")
    assert RegisterList.objects.get().title == WORDS["title"]
