from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Chain, RecordAct
from chains.services.change_record import change_record
from chains.services.review_record import review_record
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def test_somebody_else_says_that_it_is_right(clerk: Account, director: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    reviewed = review_record(sight=sight(director), pk=made.pk, seen_version=1)
    assert (reviewed.review, reviewed.version, reviewed.changed_by) == ("reviewed", 1, clerk)
    assert AuditEntry.objects.filter(act="records.review", object_id=str(made.pk)).count() == 1
    assert RecordAct.objects.filter(kind="review", by=director, records=1).exists()
    change_record(sight=sight(clerk), pk=made.pk, values={"staff": 5})
    made.refresh_from_db()
    assert made.review == "pending", "what is changed is not reviewed"


def test_S12_nobody_reviews_what_he_wrote_himself(director: Account, office: Account, ferrous: Chain) -> None:
    made = entered(director, ferrous)
    with pytest.raises(Refused, match="自己"):
        review_record(sight=sight(director), pk=made.pk)
    assert review_record(sight=sight(office), pk=made.pk).review == "reviewed"
    with pytest.raises(Refused):
        review_record(sight=sight(director), pk=made.pk)
    assert AuditEntry.objects.filter(act="records.review").count() == 1


def test_S13_what_was_not_seen_is_not_reviewed(clerk: Account, director: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    change_record(sight=sight(clerk), pk=made.pk, values={"staff": 5})
    with pytest.raises(SomebodyWasFaster):
        review_record(sight=sight(director), pk=made.pk, seen_version=1)


def test_S2_only_with_the_right_on_its_chain(
    clerk: Account, liaison: Account, stranger_director: Account, ferrous: Chain
) -> None:
    made = entered(clerk, ferrous)
    for account in (clerk, liaison):
        with pytest.raises(PermissionDenied):
            review_record(sight=sight(account), pk=made.pk)
    with pytest.raises(Http404):
        review_record(sight=sight(stranger_director), pk=made.pk)
