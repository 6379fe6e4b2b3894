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
from dispatch.services.set_target import set_target
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, INVESTMENT, Books

Trail = Callable[[], list[AuditEntry]]


def decision(books: Books, chain: Chain, code: str = INVESTMENT, **others: Any) -> dict[str, Any]:
    return {
        "chain": chain,
        "indicator": books.indicators[code],
        "year": 2024,
        "value": "180",
        "document": "聊链办〔2024〕9号",
        "reason": "年中调整",
        "decided_on": dt.date(2024, 7, 1),
        **others,
    }


def test_a_target_changes_by_a_decision_that_is_kept(
    books: Books, ferrous: Chain, office: Account, june: Ledger, new_trail: Trail
) -> None:
    new_trail()
    target = set_target(by=office, **decision(books, ferrous))

    assert target.value == 180
    change = TargetChange.objects.get()
    assert (change.before, change.after, change.document, change.decided_by) == (150, 180, "聊链办〔2024〕9号", office)
    [trail] = new_trail()
    assert (trail.act, trail.before) == ("target.set", {"value": "150", "words": ""})


def test_a_first_target_has_no_before(books: Books, ferrous: Chain, office: Account) -> None:
    set_target(by=office, **decision(books, ferrous, year=2025))

    assert TargetChange.objects.get().before is None


@pytest.mark.parametrize(
    "others",
    [
        {"value": "150"},
        {"value": None},
        {"value": "一百八"},
        {"document": " "},
        {"reason": ""},
        {"reason": "长" * 301},
        {"decided_on": dt.date(2024, 7, 9)},
        {"code": BRAIN},
        {"code": BRAIN, "value": None, "words": "建成"},
    ],
)
def test_a_decision_is_complete_and_changes_something(
    books: Books, ferrous: Chain, office: Account, others: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        set_target(by=office, **decision(books, ferrous, **others))
    assert not TargetChange.objects.exists()
    assert Target.objects.get(chain=ferrous, indicator__code=INVESTMENT).value == Decimal(150)


def test_words_are_a_target_too(books: Books, bearings: Chain, office: Account) -> None:
    target = set_target(by=office, **decision(books, bearings, BRAIN, value=None, words="建成产业大脑"))

    assert (target.value, target.words) == (None, "建成产业大脑")


def test_words_change_by_a_decision_too(books: Books, bearings: Chain, office: Account, new_trail: Trail) -> None:
    set_target(by=office, **decision(books, bearings, BRAIN, value=None, words="建成产业大脑"))
    new_trail()

    set_target(by=office, **decision(books, bearings, BRAIN, value=None, words="产业大脑上线运行"))

    assert list(TargetChange.objects.values_list("words", flat=True)) == ["建成产业大脑", "产业大脑上线运行"]
    [trail] = new_trail()
    assert (trail.before or {})["words"] == "建成产业大脑"


@pytest.mark.parametrize("words", ["", "长" * 4001])
def test_words_are_there_and_not_without_end(books: Books, bearings: Chain, office: Account, words: str) -> None:
    with pytest.raises(Refused):
        set_target(by=office, **decision(books, bearings, BRAIN, value=None, words=words))
    assert not TargetChange.objects.exists()


def test_S13_who_saw_an_older_target_is_told(books: Books, ferrous: Chain, office: Account) -> None:
    set_target(by=office, **decision(books, ferrous, seen=0))
    with pytest.raises(SomebodyWasFaster):
        set_target(by=office, **decision(books, ferrous, value="200", seen=0))

    set_target(by=office, **decision(books, ferrous, value="200", seen=1))
    assert list(TargetChange.objects.values_list("before", "after")) == [(150, 180), (180, 200)]


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "nobody"])
def test_the_leading_group_office_sets_targets_and_nobody_else(
    books: Books, city: City, ferrous: Chain, actor: str
) -> None:
    with pytest.raises(PermissionDenied):
        set_target(by=city.account(actor), **decision(books, ferrous, EVENTS, value="3"))
