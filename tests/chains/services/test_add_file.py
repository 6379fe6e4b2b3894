"""Files are added to records."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Attachment, Chain, RecordAct
from chains.queries.record_files import content_of, files_by_piece, record_files
from chains.services.add_file import add_file
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight
from tests.config.lib.files.samples import picture


@pytest.fixture
def works(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous, register="projects", name="甲项目（演示）")


def test_a_file_lies_under_a_random_name_and_leaves_one_entry(clerk: Account, works: Any) -> None:
    seen = sight(clerk, "projects")
    made = add_file(sight=seen, pk=works.pk, content="批复".encode(), name="../批复 2024.txt")
    assert made.name == "批复 2024.txt"
    assert "批复" not in made.stored.name
    assert content_of(made) == "批复".encode()
    assert AuditEntry.objects.filter(object_id=str(works.pk)).latest("pk").act == "file.add"
    assert AuditEntry.objects.count() == 2
    assert RecordAct.objects.filter(kind="file").get().records == 1
    (shown,) = record_files(seen, works)
    assert (shown.latest, shown.version, shown.is_previewed) == (made, 1, True)


def test_a_file_proves_a_milestone(clerk: Account, works: Any, ferrous: Chain) -> None:
    made = add_file(sight=sight(clerk, "projects"), pk=works.pk, content=picture(), name="正负零.png", part="started")
    assert files_by_piece(works) == {"started": [made]}
    mill = entered(clerk, ferrous)
    with pytest.raises(Refused):
        add_file(sight=sight(clerk), pk=mill.pk, content=picture(), name="照片.png", part="started")


def test_S21_a_record_and_an_account_have_their_bounds(clerk: Account, works: Any, settings: Any) -> None:
    seen = sight(clerk, "projects")
    settings.RECORD_MEGABYTES = 0
    with pytest.raises(Refused, match="0MB"):
        add_file(sight=seen, pk=works.pk, content=b"figures", name="a.txt")
    settings.RECORD_MEGABYTES, settings.DAY_MEGABYTES = 200, 0
    with pytest.raises(Refused, match="明天"):
        add_file(sight=seen, pk=works.pk, content=b"figures", name="a.txt")
    assert not Attachment.objects.exists()


def test_S3_nobody_else_adds_a_file(stranger_clerk: Account, liaison: Account, works: Any) -> None:
    for account, error in ((stranger_clerk, Http404), (liaison, PermissionDenied)):
        with pytest.raises(error):
            add_file(sight=sight(account, "projects"), pk=works.pk, content=b"figures", name="a.txt")
    assert not Attachment.objects.exists()
