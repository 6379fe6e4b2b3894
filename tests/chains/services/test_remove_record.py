from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Belonging, Chain, Naming, RecordAct
from chains.services.change_record import change_record
from chains.services.remove_record import remove_record
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def test_it_leaves_the_register_and_is_kept_with_the_reason(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    gone = remove_record(sight=sight(clerk), pk=made.pk, reason="企业已注销", seen_version=1)
    assert (gone.removed_because, gone.version) == ("企业已注销", 2)
    assert not sight(clerk).records().exists()
    assert sight(clerk).removed().get() == made
    assert not Naming.objects.filter(record=made.pk).exists(), "the search does not find it"
    assert Belonging.objects.filter(record=made.pk).exists()
    assert RecordAct.objects.get(kind="remove").reason == "企业已注销"
    told = AuditEntry.objects.get(act="records.remove")
    assert "注销" not in f"{told.reason}{told.before}{told.after}", "the trail's readers see no business data"


def test_S4_who_keeps_but_one_of_its_chains_takes_it_out_of_his_own(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    made = entered(clerk, ferrous)
    change_record(sight=sight(office), pk=made.pk, values={}, chains={ferrous.pk: 60, bearings.pk: 40})
    with pytest.raises(Refused) as refused:
        remove_record(sight=sight(clerk), pk=made.pk, reason="重复")
    assert "高端轴承" not in refused.value.sentence
    assert remove_record(sight=sight(office), pk=made.pk, reason="重复").removed_at


def test_S13_who_saw_an_older_version_is_told(clerk: Account, director: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    change_record(sight=sight(director), pk=made.pk, values={"staff": 1})
    with pytest.raises(SomebodyWasFaster):
        remove_record(sight=sight(clerk), pk=made.pk, reason="重复", seen_version=1)


def test_S2_only_who_keeps_it(clerk: Account, liaison: Account, stranger_clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    with pytest.raises(PermissionDenied):
        remove_record(sight=sight(liaison), pk=made.pk, reason="重复")
    with pytest.raises(Http404):
        remove_record(sight=sight(stranger_clerk), pk=made.pk, reason="重复")
    assert not AuditEntry.objects.filter(act="records.remove").exists()
