"""A file is removed with its versions; nothing of it is lost."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Attachment, Chain
from chains.queries.record_files import content_of, file_of, record_files
from chains.services.add_file import add_file
from chains.services.remove_file import remove_file
from chains.services.replace_file import replace_file
from config.lib.refusals import SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def test_all_versions_go_and_stay_in_the_store(clerk: Account, liaison: Account, ferrous: Chain) -> None:
    mill, seen = entered(clerk, ferrous), sight(clerk)
    first = add_file(sight=seen, pk=mill.pk, content=b"one", name="a.txt")
    second = replace_file(sight=seen, pk=mill.pk, file=first.pk, content=b"two", name="a.txt")
    with pytest.raises(SomebodyWasFaster):
        remove_file(sight=seen, pk=mill.pk, file=first.pk)
    with pytest.raises(PermissionDenied):
        remove_file(sight=sight(liaison), pk=mill.pk, file=second.pk)
    remove_file(sight=seen, pk=mill.pk, file=second.pk, reason="传错了")
    assert record_files(seen, mill) == []
    with pytest.raises(Http404):
        file_of(seen, mill, first.pk)
    assert content_of(Attachment.objects.get(pk=first.pk)) == b"one"
    assert AuditEntry.objects.get(act="file.remove").reason == "传错了"
