from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.enums import EnterpriseRole, Milestone
from chains.models import (
    Attachment,
    Belonging,
    Chain,
    Naming,
    NotDouble,
    OwnColumn,
    ProjectMonth,
    ProjectStep,
    RecordAct,
    Role,
    Technology,
)
from chains.queries.doubles import likely_doubles, ordered_pair
from chains.services.add_file import add_file
from chains.services.change_record import change_record
from chains.services.merge_records import merge_records
from chains.services.tell_apart import tell_apart
from chains.services.undo_act import undo_act
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from offices.queries.strays import strays
from tests.actors import City
from tests.at_once import at_once
from tests.chains.records import CODES, entered, sight

DAY = dt.date(2023, 5, 1)


def fresh(record: Any) -> Any:
    return type(record)._base_manager.get(pk=record.pk)


def test_what_the_one_lacks_comes_from_the_other_and_what_was_chosen_too(clerk: Account, ferrous: Chain) -> None:
    stays = entered(clerk, ferrous, name="鲁西管业（演示）", products="钢管", tax="5")
    goes = entered(clerk, ferrous, name="鲁西管业(演示)", products="无缝钢管", credit_code=CODES[0], revenue="100")
    merged = merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk, taken={"products"})
    kept = fresh(merged)
    assert (kept.name, kept.products, kept.credit_code) == ("鲁西管业（演示）", "无缝钢管", CODES[0])
    assert (kept.tax, kept.revenue) == (5, 100)
    gone = fresh(goes)
    assert (gone.merged_into_id, gone.products, gone.credit_code) == (kept.pk, "无缝钢管", CODES[0])
    assert gone.removed_at
    assert not sight(clerk).records().filter(pk=gone.pk).exists()
    assert list(Naming.objects.values_list("record", flat=True)) == [kept.pk]


def test_chains_facts_files_and_links_move_over(office: Account, ferrous: Chain, bearings: Chain) -> None:
    stays = entered(office, ferrous, name="甲厂")
    goes = entered(office, bearings, name="甲 厂")
    earlier = entered(office, bearings, name="甲　厂")
    merge_records(sight=sight(office), stays=goes.pk, goes=earlier.pk)
    role = Role.objects.create(enterprise=goes, chain=bearings, role=EnterpriseRole.MASTER, from_date=DAY)
    file = Attachment.objects.create(
        record=goes.pk, register="enterprises", name="照片.png", media_type="image/png", size=1, added_by=office
    )
    technology = entered(office, bearings, "technologies", name="轴承钢", proposed_by="甲 厂")
    merge_records(sight=sight(office), stays=stays.pk, goes=goes.pk)
    held = Belonging.objects.filter(record=stays.pk).values_list("chain__code", flat=True)
    assert set(held) == {"ferrous", "bearings"}
    assert Role.objects.get(pk=role.pk).enterprise_id == stays.pk
    assert Attachment.objects.get(pk=file.pk).record == stays.pk
    linked = Technology.objects.get(pk=technology.pk)
    assert (linked.proposed_by_id, linked.version) == (stays.pk, 2)
    assert fresh(earlier).merged_into_id == stays.pk


def test_of_the_same_milestone_gaps_are_filled_and_nothing_is_lost(clerk: Account, ferrous: Chain) -> None:
    stays, goes = (entered(clerk, ferrous, "projects", name=name) for name in ("扩建", "扩 建"))
    ProjectStep.objects.create(project=stays, step=Milestone.STARTED, planned_on=DAY)
    theirs = ProjectStep.objects.create(
        project=goes, step=Milestone.STARTED, planned_on=DAY.replace(day=9), reached_on=DAY
    )
    moved = ProjectStep.objects.create(project=goes, step=Milestone.SIGNED, reached_on=DAY)
    ProjectMonth.objects.create(project=goes, year=2024, month=5, invested=Decimal(3))
    merge_records(sight=sight(clerk, "projects"), stays=stays.pk, goes=goes.pk)
    started = ProjectStep.objects.get(project=stays, step=Milestone.STARTED)
    assert (started.planned_on, started.reached_on) == (DAY, DAY)
    assert ProjectStep.objects.get(pk=theirs.pk).project_id == goes.pk, "what differs is kept with the other"
    assert ProjectStep.objects.get(pk=moved.pk).project_id == stays.pk
    assert ProjectMonth.objects.get().project_id == stays.pk


def test_values_of_an_offices_own_columns_come_along(clerk: Account, ferrous: Chain) -> None:
    OwnColumn.objects.create(register="enterprises", code="visits", label="走访", kind="count")
    stays, goes = entered(clerk, ferrous, name="甲厂"), entered(clerk, ferrous, name="甲 厂", visits="3")
    assert merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk).own == {"visits": 3}


def test_it_is_one_act_and_one_entry_in_the_trail(clerk: Account, ferrous: Chain) -> None:
    stays, goes = entered(clerk, ferrous, name="甲厂"), entered(clerk, ferrous, name="甲 厂", tax="1")
    merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk)
    assert AuditEntry.objects.filter(act="records.merge").count() == 1
    act = RecordAct.objects.get(kind="merge")
    assert act.records == 2
    for record in (stays, goes):
        assert record.events.filter(pgh_context_id=act.pk).exists()


def test_S3_a_foreign_record_is_neither_merged_nor_learnt_of(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    own, foreign = entered(clerk, ferrous, name="甲厂"), entered(stranger_clerk, bearings, name="甲厂")
    for stays, goes in ((own, foreign), (foreign, own)):
        with pytest.raises(Http404):
            merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk)
    assert fresh(own).version == fresh(foreign).version == 1
    assert likely_doubles(sight(clerk))[1] == []


def test_who_only_reads_and_who_saw_another_version_merge_nothing(
    clerk: Account, liaison: Account, ferrous: Chain
) -> None:
    stays, goes = entered(clerk, ferrous, name="甲厂"), entered(clerk, ferrous, name="甲 厂")
    with pytest.raises(PermissionDenied):
        merge_records(sight=sight(liaison), stays=stays.pk, goes=goes.pk)
    change_record(sight=sight(clerk), pk=goes.pk, values={"products": "管"})
    with pytest.raises(SomebodyWasFaster):
        merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk, seen={stays.pk: 1, goes.pk: 1})
    with pytest.raises(Refused):
        merge_records(sight=sight(clerk), stays=stays.pk, goes=stays.pk)


@pytest.mark.django_db(transaction=True)
def test_S13_of_mergers_at_once_one_is_done_and_the_others_are_told(city: City) -> None:
    clerk = city.account("clerk")
    one, other, third = (entered(clerk, city.chains["ferrous"], name=f"甲厂{'　' * n}") for n in range(3))

    def merged(stays: Any, goes: Any) -> Callable[[], object]:
        seen = {stays.pk: 1, goes.pk: 1}
        return lambda: merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk, seen=seen)

    found = at_once(merged(one, other), merged(other, one), merged(one, other), merged(third, other))

    assert len([each for each in found if isinstance(each, SomebodyWasFaster)]) == 3, found
    standing = type(one)._base_manager.filter(removed_at=None)
    assert standing.count() == 2
    assert set(standing.values_list("version", flat=True)) == {1, 2}
    assert AuditEntry.objects.filter(act="records.merge").count() == 1
    assert list(strays()) == []


@pytest.mark.django_db(transaction=True)
def test_S13_a_record_changed_or_given_a_file_while_it_is_merged_loses_nothing(city: City) -> None:
    clerk, director = city.account("clerk"), city.account("director")
    stays, goes = (entered(clerk, city.chains["ferrous"], name=f"甲厂{'　' * n}") for n in range(2))
    products, seen = {"products": "无缝钢管"}, {stays.pk: 1, goes.pk: 1}

    merger, change, file = at_once(
        lambda: merge_records(sight=sight(clerk), stays=stays.pk, goes=goes.pk, seen=seen),
        lambda: change_record(sight=sight(director), pk=goes.pk, values=products, seen_version=1),
        lambda: add_file(sight=sight(director), pk=goes.pk, content=b"text", name="a.txt"),
    )

    merger_was_late, change_was_late = (isinstance(each, SomebodyWasFaster) for each in (merger, change))
    assert merger_was_late != change_was_late, (merger, change)
    assert fresh(goes).products == ("无缝钢管" if merger_was_late else "")
    now = goes if merger_was_late else stays
    files = list(Attachment.objects.values_list("record", flat=True))
    assert files == ([] if isinstance(file, Http404) else [now.pk]), file
    for each in Attachment.objects.all():
        each.stored.delete(save=False)


def test_mergers_are_taken_back_the_last_one_first(clerk: Account, ferrous: Chain) -> None:
    first, second, last = (entered(clerk, ferrous, name=f"甲厂{'　' * n}", tax=str(n + 1)) for n in range(3))
    merge_records(sight=sight(clerk), stays=second.pk, goes=first.pk)
    earlier = RecordAct.objects.latest("at")
    merge_records(sight=sight(clerk), stays=last.pk, goes=second.pk)
    later = RecordAct.objects.latest("at")
    assert {fresh(first).merged_into, fresh(second).merged_into} == {last}

    with pytest.raises(Refused, match="甲厂"):
        undo_act(by=clerk, pk=earlier.pk)
    undo_act(by=clerk, pk=later.pk)
    assert (fresh(first).merged_into, fresh(second).merged_into, fresh(second).removed_at) == (second, None, None)
    with pytest.raises(Refused, match="撤销过"):
        undo_act(by=clerk, pk=later.pk)


def test_doubles_are_found_by_name_and_code_until_somebody_tells_them_apart(clerk: Account, ferrous: Chain) -> None:
    one = entered(clerk, ferrous, "policies", name="Ａ 条（试行）", number="聊政发〔2024〕1号")
    other = entered(clerk, ferrous, "policies", name="a条(试行)", number="聊政发[2024]1号")
    third = entered(clerk, ferrous, "policies", name="另一条", number="聊政发 2024 1号")
    seen = sight(clerk, "policies")
    page, alike = likely_doubles(seen)
    assert page.paginator.count == 3
    by = {ordered_pair(pair.one.pk, pair.other.pk): [column.code for column in pair.columns] for pair in alike}
    assert by[ordered_pair(one.pk, other.pk)] == ["name", "number"]
    assert by[ordered_pair(one.pk, third.pk)] == ["number"]
    tell_apart(sight=seen, one=other.pk, other=one.pk)
    tell_apart(sight=seen, one=one.pk, other=other.pk)
    assert ordered_pair(one.pk, other.pk) not in {ordered_pair(p.one.pk, p.other.pk) for p in likely_doubles(seen)[1]}
    assert AuditEntry.objects.filter(act="records.apart").count() == 1
    merge_records(sight=seen, stays=third.pk, goes=one.pk)
    said = set(NotDouble.objects.values_list("one", "other"))
    assert said == {ordered_pair(one.pk, other.pk), ordered_pair(third.pk, other.pk)}
    assert likely_doubles(seen)[1] == []
