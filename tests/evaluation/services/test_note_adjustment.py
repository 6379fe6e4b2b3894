"""Matters that add or take points: noted once with a proof, withdrawn with a reason, kept either way."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import Adjustment
from evaluation.services.note_adjustment import note_adjustment, withdraw_adjustment
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, SECOND
from tests.evaluation.rated import load_rated_scheme, matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(books, city, office):
    """Notes a matter of the ferrous chain that adds points, but for what is said."""
    scheme = load_rated_scheme()

    def noted(*, item="praise", **others):
        given = {
            "by": office,
            "quarter": FIRST,
            "chain": city.chains["ferrous"],
            "matter": "经验推广",
            "proof": "1号文",
        }
        return note_adjustment(item=matter(scheme, item), **{**given, **others})

    return noted


def test_a_matter_is_kept_with_who_and_leaves_one_entry_in_the_trail(note, office, ferrous):
    kept = note(matter=" 经验推广 ", proof=" 1号文 ", count=Decimal(2))
    kept.refresh_from_db()
    assert (kept.item, kept.matter, kept.proof, kept.count) == ("praise", "经验推广", "1号文", 2)
    assert (kept.chain, kept.entered_by) == (ferrous, office)
    entry = AuditEntry.objects.get(act="adjustment.note")
    assert entry.scope == "ferrous"
    assert entry.after == {"item": "praise", "matter": "经验推广", "grade": "", "count": "2", "proof": "1号文"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"matter": "  "},
        {"proof": "  "},
        {"matter": "长" * 201},
        {"proof": "长" * 301},
        {"count": Decimal(0)},
        {"count": Decimal(-1)},
        {"count": Decimal(1_001)},
        {"grade": "国家级"},
        {"item": "award"},
        {"item": "award", "grade": "县级"},
    ],
)
def test_what_cannot_count_is_refused_in_a_sentence(note, wrong):
    with pytest.raises(Refused):
        note(**wrong)
    assert not Adjustment.objects.exists()


def test_a_grade_of_the_item(note):
    assert note(item="award", grade="省级").grade == "省级"


def test_the_same_matter_counts_once(note, office, bearings):
    first = note()
    with pytest.raises(Refused):
        note(matter="经验推广 ", proof="另一文号")
    note(chain=bearings)
    note(quarter=SECOND)
    withdraw_adjustment(by=office, adjustment=first, reason="重复登记")
    assert note().pk != first.pk, "what is withdrawn stands in nobody's way"


@pytest.mark.django_db(transaction=True)
def test_S13_the_same_matter_by_two_at_once(note, city):
    barrier, results = threading.Barrier(2), []

    def noting(username):
        try:
            account = city.account(username)
            barrier.wait(5)
            note(by=account)
            results.append("noted")
        except Refused:
            results.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=noting, args=[name]) for name in ("office", "second_office")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(results) == ["noted", "told"]
    assert Adjustment.objects.count() == 1


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(note, office, city, who):
    with pytest.raises(PermissionDenied):
        note(by=city.account(who))
    kept = note()
    with pytest.raises(PermissionDenied):
        withdraw_adjustment(by=city.account(who), adjustment=kept, reason="重复登记")
    kept.refresh_from_db()
    assert kept.withdrawn_because == ""


def test_a_withdrawal_keeps_the_matter_with_its_reason(note, office):
    kept = note()
    withdraw_adjustment(by=office, adjustment=kept, reason=" 重复登记 ")
    kept.refresh_from_db()
    assert kept.withdrawn_because == "重复登记"
    entry = AuditEntry.objects.get(act="adjustment.withdraw")
    assert (entry.reason, entry.scope) == ("重复登记", "ferrous")


@pytest.mark.parametrize("reason", ["", "  ", "长" * 301])
def test_a_withdrawal_wants_a_reason_that_fits(note, office, reason):
    kept = note()
    with pytest.raises(Refused):
        withdraw_adjustment(by=office, adjustment=kept, reason=reason)
    kept.refresh_from_db()
    assert kept.withdrawn_because == ""


def test_S13_withdrawn_twice(note, office, second_office):
    kept = note()
    withdraw_adjustment(by=office, adjustment=kept, reason="重复登记")
    with pytest.raises(SomebodyWasFaster):
        withdraw_adjustment(by=second_office, adjustment=kept, reason="另一原因")
    kept.refresh_from_db()
    assert kept.withdrawn_because == "重复登记"
