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
    record = entered(clerk, ferrous)
    names = []
    with (
        pytest.raises(RuntimeError),
        kept_file(sight=sight(clerk), record=record, content=b"figures", name="a.txt", part="") as made,
    ):
        names.append(made.stored.name)
        raise RuntimeError
    storage = Attachment._meta.get_field("stored").storage  # type: ignore[union-attr]
    assert not storage.exists(names[0])


def test_R6_a_full_disk_is_a_sentence(clerk: Account, ferrous: Chain, monkeypatch: Any) -> None:
    record = entered(clerk, ferrous)

    def full(*given: Any, **named: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", full)
    with pytest.raises(Refused, match="未能存入"):
        add_file(sight=sight(clerk), pk=record.pk, content=b"figures", name="a.txt")
    assert not Attachment.objects.exists()
