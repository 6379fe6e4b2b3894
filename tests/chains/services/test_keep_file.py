"""The store holds no file of which the database knows nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from chains.models import Attachment, Chain
from chains.services.add_file import add_file
from chains.services.keep_file import kept_file
from config.lib.refusals import Refused
from offices.models import Account
from tests.chains.records import entered, sight


def test_what_fails_afterwards_takes_the_file_out_again(clerk: Account, ferrous: Chain) -> None:
    kept = kept_file(sight=sight(clerk), record=entered(clerk, ferrous), content=b"figures", name="a.txt", part="")
    made = kept.__enter__()
    storage, name = made.stored.storage, made.stored.name
    assert storage.exists(name)
    assert kept.__exit__(RuntimeError, RuntimeError(), None) is False
    assert not storage.exists(name)


def test_R6_a_full_disk_is_a_sentence(clerk: Account, ferrous: Chain, monkeypatch: Any) -> None:
    record = entered(clerk, ferrous)

    def full(*given: Any, **named: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", full)
    with pytest.raises(Refused, match="未能存入"):
        add_file(sight=sight(clerk), pk=record.pk, content=b"figures", name="a.txt")
    assert not Attachment.objects.exists()
