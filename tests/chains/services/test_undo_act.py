from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.enums import EnterpriseRole, Milestone, ProofKind, RecordActKind
from chains.models import Belonging, Chain, Enterprise, Naming, NotDouble, ProjectMonth, ProjectStep, RecordAct, Role
from chains.queries.doubles import ordered_pair
from chains.queries.naming import named
from chains.rules.milestones import Step
from chains.services import writing
from chains.services.change_record import change_record
from chains.services.merge_records import merge_records
from chains.services.note_month import note_month
from chains.services.note_role import note_role
from chains.services.note_steps import note_steps
from chains.services.tell_apart import tell_apart
from chains.services.undo_act import undo_act
from config.lib.periods import Month
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import CODES, entered, sight

DAY = dt.date(2024, 5, 1)


def fresh(record: Any) -> Any:
    return type(record)._base_manager.get(pk=record.pk)


def last_act() -> RecordAct:
    return RecordAct.objects.latest("at")


def test_a_change_is_taken_back_with_its_chains_and_review(office: Account, ferrous: Chain, bearings: Chain) -> None:
    made = entered(office, ferrous, name="旧名厂（演示）", revenue="5", products="钢管")
    Enterprise.objects.filter(pk=made.pk).update(review="reviewed")
    values = {"name": "新名厂（演示）", "revenue": Decimal(7), "products": ""}
    change_record(sight=sight(office), pk=made.pk, values=values, chains={bearings.pk: Decimal(40)})
    undo_act(by=office, pk=last_act().pk)
    now = fresh(made)
    assert (now.name, now.revenue, now.products, now.review) == ("旧名厂（演示）", Decimal(5), "钢管", "reviewed")
    assert now.version == 3
    assert list(Belonging.objects.filter(record=made.pk).values_list("chain__code", "share")) == [("ferrous", None)]
    assert named("旧名").exists()
    assert not named("新名").exists()


def test_what_was_entered_is_removed_and_can_come_back(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, credit_code=CODES[0])
    undo = undo_act(by=clerk, pk=last_act().pk)
    assert fresh(made).removed_at
    assert not Naming.objects.exists()
    assert not Belonging.objects.exists()
    assert undo.kind == RecordActKind.UNDO
    undo_act(by=clerk, pk=undo.pk)
    assert fresh(made).removed_at is None
    assert Belonging.objects.get().record == made.pk
    assert Naming.objects.get().record == made.pk


def test_many_records_of_one_act_are_taken_back_together(clerk: Account, ferrous: Chain) -> None:
    made = [entered(clerk, ferrous, name=f"{n}厂（演示）", tax=str(n)) for n in range(30)]
    act = writing.act_of(kind=RecordActKind.BULK, register=sight(clerk).register, by=clerk)
    for one in made:
        one.tax = Decimal(1000)
    writing.update_many(sight(clerk).register, made, by=clerk)
    undo = undo_act(by=clerk, pk=act.pk)
    assert sorted(Enterprise.objects.values_list("tax", flat=True)) == list(range(30))
    assert undo.records == last_act().records == 30


def test_facts_milestones_and_months_are_taken_back(clerk: Account, ferrous: Chain) -> None:
    firm, project = entered(clerk, ferrous), entered(clerk, ferrous, "projects", name="扩建（演示）")
    note_role(sight=sight(clerk), pk=firm.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=DAY)
    undo_act(by=clerk, pk=last_act().pk)
    assert not Role.objects.exists()
    seen = sight(clerk, "projects")
    note_steps(sight=seen, pk=project.pk, steps={Milestone.STARTED: Step(planned_on=DAY)})
    reached = Step(planned_on=DAY, reached_on=DAY, proof=ProofKind.PERMIT)
    note_steps(sight=seen, pk=project.pk, steps={Milestone.STARTED: reached})
    undo_act(by=clerk, pk=last_act().pk)
    assert ProjectStep.objects.get().reached_on is None
    assert ProjectStep.objects.get().planned_on == DAY
    note_month(sight=seen, pk=project.pk, month=Month(2024, 5), invested=Decimal(3))
    undo_act(by=clerk, pk=last_act().pk)
    assert not ProjectMonth.objects.exists()


def test_a_merger_is_taken_back_and_codes_change_hands(office: Account, ferrous: Chain, bearings: Chain) -> None:
    stays = entered(office, ferrous, name="甲厂")
    goes = entered(office, bearings, name="甲 厂", credit_code=CODES[0], tax="3")
    merge_records(sight=sight(office), stays=stays.pk, goes=goes.pk)
    assert fresh(stays).credit_code == CODES[0]
    undo = undo_act(by=office, pk=last_act().pk)
    assert (fresh(stays).credit_code, fresh(stays).tax) == ("", None)
    assert (fresh(goes).credit_code, fresh(goes).removed_at, fresh(goes).merged_into) == (CODES[0], None, None)
    assert Belonging.objects.get(chain=bearings).record == goes.pk
    undo_act(by=office, pk=undo.pk)
    assert fresh(stays).credit_code == CODES[0]
    assert fresh(goes).merged_into_id == stays.pk


def test_what_was_said_of_pairs_comes_back_with_a_merger_taken_back(office: Account, ferrous: Chain) -> None:
    stays, goes, third = (entered(office, ferrous, name=name) for name in ("甲厂", "甲 厂", "甲（厂）"))
    tell_apart(sight=sight(office), one=stays.pk, other=goes.pk)
    tell_apart(sight=sight(office), one=goes.pk, other=third.pk)
    said = set(NotDouble.objects.values_list("one", "other"))
    merge_records(sight=sight(office), stays=stays.pk, goes=goes.pk)
    assert set(NotDouble.objects.values_list("one", "other")) == {*said, ordered_pair(stays.pk, third.pk)}
    undo = undo_act(by=office, pk=last_act().pk)
    assert set(NotDouble.objects.values_list("one", "other")) == said
    undo_act(by=office, pk=undo.pk)
    assert fresh(goes).merged_into_id == stays.pk
    assert set(NotDouble.objects.values_list("one", "other")) == {*said, ordered_pair(stays.pk, third.pk)}


def test_nothing_is_taken_back_once_one_of_the_records_was_changed(clerk: Account, ferrous: Chain) -> None:
    one, other = entered(clerk, ferrous, name="甲厂"), entered(clerk, ferrous, name="乙厂")
    act = writing.act_of(kind=RecordActKind.BULK, register=sight(clerk).register, by=clerk)
    for record in (one, other):
        record.tax = Decimal(9)
    writing.update_many(sight(clerk).register, [one, other], by=clerk)
    note_role(sight=sight(clerk), pk=other.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=DAY)
    with pytest.raises(Refused) as refused:
        undo_act(by=clerk, pk=act.pk)
    assert "乙厂" in refused.value.sentence
    assert "甲厂" not in refused.value.sentence
    assert fresh(one).tax == Decimal(9)
    assert RecordAct.objects.get(pk=act.pk).undone_by is None


def test_it_is_taken_back_once_by_who_did_it_and_leaves_one_entry(
    clerk: Account, director: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous)
    act = last_act()
    with pytest.raises(PermissionDenied):
        undo_act(by=director, pk=act.pk)
    undo = undo_act(by=clerk, pk=act.pk)
    assert AuditEntry.objects.filter(act="records.undo").count() == 1
    assert RecordAct.objects.get(pk=act.pk).undone_by == undo
    with pytest.raises(Refused):
        undo_act(by=clerk, pk=act.pk)
    with pytest.raises(Http404):
        undo_act(by=clerk, pk=uuid.uuid4())


def test_S3_who_lost_the_right_takes_nothing_back(
    clerk: Account, stranger_clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    made = entered(clerk, ferrous)
    act = last_act()
    RecordAct.objects.filter(pk=act.pk).update(by=stranger_clerk)
    with pytest.raises(PermissionDenied):
        undo_act(by=stranger_clerk, pk=act.pk)
    assert fresh(made).removed_at is None


def test_a_code_that_another_record_has_by_now_stands_in_the_way(clerk: Account, ferrous: Chain) -> None:
    one = entered(clerk, ferrous, name="甲厂", credit_code=CODES[0])
    change_record(sight=sight(clerk), pk=one.pk, values={"credit_code": CODES[1]})
    act = last_act()
    entered(clerk, ferrous, name="乙厂", credit_code=CODES[0])
    with pytest.raises(Refused):
        undo_act(by=clerk, pk=act.pk)
    assert fresh(one).credit_code == CODES[1]
