from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Belonging, Chain
from chains.services.change_record import change_record
from chains.services.record_values import read_typed
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def test_what_differs_is_written_and_counts_as_not_reviewed(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    seen = sight(clerk)
    now = change_record(
        sight=seen, pk=made.pk, values=read_typed(seen.columns, {"staff": "120人"}, account=clerk), seen_version=1
    )
    assert (now.staff, now.version, now.review) == (120, 2, "pending")
    again = change_record(sight=seen, pk=made.pk, values={"staff": 120}, seen_version=2)
    assert again.version == 2
    assert AuditEntry.objects.filter(act="record.change").count() == 1


def test_S13_who_saw_an_older_version_is_told(clerk: Account, director: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    change_record(sight=sight(director), pk=made.pk, values={"staff": 1}, seen_version=1)
    with pytest.raises(SomebodyWasFaster, match="director"):
        change_record(sight=sight(clerk), pk=made.pk, values={"staff": 2}, seen_version=1)


def test_S4_a_foreign_record_is_not_there(clerk: Account, stranger_clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    with pytest.raises(Http404):
        change_record(sight=sight(stranger_clerk), pk=made.pk, values={"staff": 2})


def test_who_only_reads_cannot_change(clerk: Account, liaison: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    with pytest.raises(PermissionDenied):
        change_record(sight=sight(liaison), pk=made.pk, values={"staff": 2})


def test_shares_of_several_chains(
    office: Account, clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    made = entered(office, ferrous)
    change_record(sight=sight(office), pk=made.pk, values={}, chains={ferrous.pk: 60, bearings.pk: 40})
    assert dict(Belonging.objects.values_list("chain__code", "share")) == {"ferrous": 60, "bearings": 40}
    assert sight(stranger_clerk).record(made.pk) == made
    with pytest.raises(Refused, match="110%"):
        change_record(sight=sight(office), pk=made.pk, values={}, chains={ferrous.pk: 70, bearings.pk: 40})
    change_record(sight=sight(clerk), pk=made.pk, values={}, chains={ferrous.pk: 50})
    assert dict(Belonging.objects.values_list("chain__code", "share")) == {"ferrous": 50, "bearings": 40}
