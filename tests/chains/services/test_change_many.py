"""The same is done with many records: as the trial said, with those that allow it, as one act."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from chains.models import Belonging, Chain, Enterprise, Naming, RecordAct
from chains.queries import bulk_wishes as wishes
from chains.queries.bulk_trial import BulkTrial, Chosen, bulk_trial
from chains.services.change_many import change_many
from chains.services.change_record import change_record
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight
from tests.statements import statements


def tried(account: Account, records: list[Any], wish: wishes.Wish) -> BulkTrial:
    chosen = Chosen(keys=tuple(one.pk for one in records))
    return bulk_trial(sight(account), list(chosen.records(sight(account))), wish)


def done(account: Account, records: list[Any], wish: wishes.Wish, seen: str = "") -> BulkTrial:
    chosen = Chosen(keys=tuple(one.pk for one in records))
    seen = seen or tried(account, records, wish).stamp
    return change_many(sight=sight(account), chosen=chosen, wish=wish, seen=seen)


def several(account: Account, chain: Chain, count: int = 3, **texts: Any) -> list[Any]:
    return [entered(account, chain, name=f"第{number}厂（演示）", **texts) for number in range(count)]


def set_to(account: Account, code: str, value: Any) -> wishes.SetColumn:
    column = sight(account).column(code)
    assert column
    return wishes.SetColumn(column, value)


def test_one_column_of_all_is_one_act_and_one_entry(clerk: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    change_record(sight=sight(clerk), pk=made[0].pk, values={"staff": 9})
    trial = done(clerk, made, set_to(clerk, "staff", 9))
    assert (len(trial.done), trial.so_already, trial.refused) == (2, 1, [])
    assert list(Enterprise.objects.order_by("name").values_list("staff", "version", "review")) == [
        (9, 2, "pending"),
        (9, 2, "pending"),
        (9, 2, "pending"),
    ]
    assert RecordAct.objects.get(kind="bulk").records == 2
    assert AuditEntry.objects.filter(act="records.change").count() == 1


def test_records_join_a_chain_and_leave_it(office: Account, clerk: Account, ferrous: Chain, bearings: Chain) -> None:
    made = several(office, ferrous)
    change_record(sight=sight(office), pk=made[0].pk, values={}, chains={ferrous.pk: 60})
    done(office, made, wishes.JoinChain(bearings))
    assert Belonging.objects.filter(chain=bearings, share=None).count() == 3
    assert Belonging.objects.get(record=made[0].pk, chain=ferrous).share == 60, "other shares stay"
    done(clerk, made, wishes.LeaveChain(ferrous))
    assert not Belonging.objects.filter(chain=ferrous).exists()
    assert Belonging.objects.filter(chain=bearings).count() == 3, "a chain that one does not keep stays"
    assert RecordAct.objects.filter(kind="bulk", records=3).count() == 2


def test_the_last_chain_of_a_record_is_not_taken(clerk: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    assert len(tried(clerk, made, wishes.LeaveChain(ferrous)).refused) == 3
    with pytest.raises(Refused):
        done(clerk, made, wishes.LeaveChain(ferrous))


def test_S12_what_one_wrote_himself_is_left_out_of_a_review(clerk: Account, director: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    change_record(sight=sight(director), pk=made[0].pk, values={"staff": 9})
    trial = done(director, made, wishes.Review())
    assert [record for record, _why in trial.refused] == [made[0]]
    assert Enterprise.objects.filter(review="reviewed").count() == 2
    assert tried(director, made, wishes.Review()).so_already == 2
    assert AuditEntry.objects.filter(act="records.review").count() == 1


def test_removal_takes_the_reason_to_each(clerk: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    done(clerk, made, wishes.Remove("搬离本市"))
    assert list(Enterprise.objects.values_list("removed_because", flat=True)) == ["搬离本市"] * 3
    assert not sight(clerk).records().exists()
    assert not Naming.objects.exists()
    assert RecordAct.objects.get(kind="remove").reason == "搬离本市"


def test_S3_foreign_records_are_not_touched_and_not_told(
    clerk: Account, stranger_clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    own, foreign = entered(clerk, ferrous, name="本链厂"), entered(stranger_clerk, bearings, name="外链厂")
    both = entered(office, ferrous, name="两链厂")
    change_record(sight=sight(office), pk=both.pk, values={}, chains={ferrous.pk: 50, bearings.pk: 50})
    trial = tried(clerk, [own, foreign, both], wishes.Remove("搬离本市"))
    assert trial.done == [own]
    assert trial.total == 2, "the foreign one is not even counted"
    assert "高端轴承" not in trial.refused[0][1]
    done(clerk, [own, foreign, both], wishes.Remove("搬离本市"))
    assert set(Enterprise.objects.filter(removed_at=None)) == {foreign, both}


def test_S2_who_may_only_look_is_refused_record_by_record(clerk: Account, liaison: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    wish = set_to(liaison, "products", "钢管")
    assert len(tried(liaison, made, wish).refused) == 3
    assert len(tried(clerk, made, wishes.Review()).refused) == 3
    with pytest.raises(Refused):
        done(liaison, made, wish)
    assert not Enterprise.objects.exclude(products="").exists()


def test_S13_what_changed_since_the_trial_is_not_overwritten(clerk: Account, director: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    wish = set_to(clerk, "staff", 9)
    seen = tried(clerk, made, wish).stamp
    change_record(sight=sight(director), pk=made[1].pk, values={"staff": 5})
    with pytest.raises(SomebodyWasFaster):
        done(clerk, made, wish, seen)
    assert not Enterprise.objects.filter(staff=9).exists()


def test_another_value_than_the_one_tried_is_tried_first(clerk: Account, ferrous: Chain) -> None:
    made = several(clerk, ferrous)
    seen = tried(clerk, made, set_to(clerk, "staff", 9)).stamp
    with pytest.raises(SomebodyWasFaster):
        done(clerk, made, set_to(clerk, "staff", 90), seen)


def test_the_number_of_statements_does_not_grow_with_the_records(clerk: Account, ferrous: Chain) -> None:
    counts = []
    for size in (2, 8):
        made = several(clerk, ferrous, size)
        seen = tried(clerk, made, set_to(clerk, "staff", size)).stamp
        wish = set_to(clerk, "staff", size)
        counts.append(statements(partial(done, clerk, made, wish, seen)))
    assert counts[0] == counts[1]
