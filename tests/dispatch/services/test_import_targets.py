"""A workbook of targets is put in force as a whole, by a decision, against what stands when it is put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.models import Ledger, Target, TargetChange
from dispatch.queries.target_trial import TargetTrial, trial_of
from dispatch.rules.target_reading import TargetRead, TargetReading, Trouble
from dispatch.services.import_targets import import_targets
from dispatch.services.set_target import set_target
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import BRAIN, HIGH_TECH, INVESTMENT, Books
from tests.statements import statements

Trail = Callable[[], list[AuditEntry]]
DECISION: dict[str, Any] = {
    "year": 2024,
    "document": " 聊链办〔2024〕2号 ",
    "reason": "年初下达",
    "decided_on": dt.date(2024, 3, 28),
}


def trial(*wanted: tuple[str, str, str]) -> TargetTrial:
    """The trial of a workbook with these targets: chain, indicator, figure or words."""
    reading = TargetReading()
    for chain, indicator, target in wanted:
        value = None if indicator == BRAIN else Decimal(target)
        reading.targets.append(TargetRead(chain, indicator, value, "" if value else target, "目标", "C4"))
    return trial_of(reading, year=2024)


@pytest.fixture
def whole(books: Books) -> TargetTrial:
    """One target changes, one is new, one stays."""
    return trial(("ferrous", INVESTMENT, "180"), ("bearings", BRAIN, "建成产业大脑"), ("ferrous", HIGH_TECH, "60"))


def test_what_differs_is_set_and_kept_as_a_decision(
    whole: TargetTrial, june: Ledger, office: Account, new_trail: Trail
) -> None:
    new_trail()
    assert import_targets(by=office, trial=whole, **DECISION) == 2

    assert Target.objects.get(chain__code="ferrous", indicator__code=INVESTMENT).value == 180
    assert Target.objects.get(chain__code="bearings", indicator__code=BRAIN).words == "建成产业大脑"
    first, second = TargetChange.objects.order_by("pk")
    assert (first.before, first.after, first.document, first.decided_by) == (150, 180, "聊链办〔2024〕2号", office)
    assert (second.before, second.after, second.words) == (None, None, "建成产业大脑")
    [entry] = new_trail()
    assert (entry.act, entry.reason) == ("targets.import", "年初下达")
    assert entry.after == {"year": 2024, "document": "聊链办〔2024〕2号", "changed": 2}


def test_decisions_are_dated_by_the_one_clock(
    whole: TargetTrial, office: Account, set_day: Callable[[dt.date], None]
) -> None:
    set_day(dt.date(2024, 4, 2))
    import_targets(by=office, trial=whole, **DECISION)
    assert {change.made_at.date() for change in TargetChange.objects.all()} <= {
        dt.date(2024, 4, 1),
        dt.date(2024, 4, 2),
    }


def test_many_cost_as_little_as_few(books: Books, office: Account) -> None:
    one = trial(("ferrous", INVESTMENT, "180"))
    few = statements(lambda: import_targets(by=office, trial=one, **DECISION))
    more = trial(*((chain, code, "77") for chain in ("ferrous", "bearings") for code in (INVESTMENT, HIGH_TECH)))
    assert statements(lambda: import_targets(by=office, trial=more, **DECISION)) <= few


def test_a_target_changed_since_the_trial_stops_it(
    books: Books, whole: TargetTrial, ferrous: Chain, office: Account
) -> None:
    set_target(
        by=office, chain=ferrous, indicator=books.indicators[HIGH_TECH], value="66",
        **DECISION,
    )  # fmt: skip

    with pytest.raises(SomebodyWasFaster):
        import_targets(by=office, trial=whole, **DECISION)
    with pytest.raises(SomebodyWasFaster):
        import_targets(by=office, trial=trial(("ferrous", HIGH_TECH, "60")), seen=0, **DECISION)
    assert TargetChange.objects.count() == 1


@pytest.mark.parametrize(
    "others",
    [
        {"document": " "},
        {"document": "长" * 101},
        {"reason": ""},
        {"reason": "长" * 301},
        {"decided_on": dt.date(2024, 7, 9)},
    ],
)
def test_the_decision_is_complete(whole: TargetTrial, office: Account, others: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        import_targets(by=office, trial=whole, **{**DECISION, **others})
    assert not TargetChange.objects.exists()


def test_nothing_is_imported_while_a_cell_is_not_understood(whole: TargetTrial, office: Account) -> None:
    whole.reading.troubles.append(Trouble("目标", 4, 3, "C4", "这不是数字"))
    with pytest.raises(Refused):
        import_targets(by=office, trial=whole, **DECISION)
    assert not TargetChange.objects.exists()


def test_where_nothing_changes_nothing_is_decided(books: Books, office: Account) -> None:
    with pytest.raises(Refused):
        import_targets(by=office, trial=trial(("ferrous", HIGH_TECH, "60")), **DECISION)


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "system_admin"])
def test_refuses_everybody_else(whole: TargetTrial, city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        import_targets(by=city.account(actor), trial=whole, **DECISION)
    assert not TargetChange.objects.exists()
