from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chains.enums import ListReaders
from chains.models import RegisterList
from offices.models import Account, AuditEntry
from tests.chains.lists import for_all, made


def test_a_list_is_kept_last_in_its_group_and_told_once(clerk: Account) -> None:
    first, second = made(clerk, group="六张清单"), made(clerk, group="六张清单", unit_line="单位：万元")
    assert (first.position, second.position, second.owner) == (1, 2, clerk)
    assert first.code != second.code
    told = AuditEntry.objects.filter(act="list.make", object_id=str(second.pk)).get()
    assert (told.after["unit_line"], told.object_label) == ("单位：万元", second.code)


def test_S18_only_columns_that_the_account_may_see_are_kept(liaison: Account) -> None:
    one = made(liaison, "enterprises", columns=["name", "revenue", "nothing", "products"], order="-revenue")
    assert (one.columns, one.order) == (["name", "products"], "")


@pytest.mark.parametrize("readers", [ListReaders.EVERYBODY, ListReaders.OFFICE])
def test_S2_a_list_for_others_is_made_by_those_with_the_right_alone(
    clerk: Account, office: Account, readers: ListReaders
) -> None:
    with pytest.raises(PermissionDenied):
        made(clerk, readers=readers)
    assert not RegisterList.objects.exists()
    assert not AuditEntry.objects.exists()
    assert for_all(office).readers == ListReaders.EVERYBODY
