"""Files that somebody handed in and has yet to confirm: between the trial report and the import.

They lie under random names, belong to one account and one purpose, and go after a day.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from django.core.files.base import ContentFile
from django.db.models.functions import Now

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from config.lib.uploads.models import Upload

KEPT = dt.timedelta(days=1)
MOST_KEPT = 20
"""Of one account; who hands in more has long left the first ones behind."""
LONGEST_NAME = 120
LONGEST_ENDING = 20


def keep(*, file: BinaryIO, name: str, owner: AbstractBaseUser, purpose: str) -> Upload:
    """Keep a file that has passed its checks; ``name`` is shown and never used as a path."""
    from config.lib.uploads.models import Upload

    content = file.read()
    _make_room(owner.pk)
    upload = Upload(
        owner_id=owner.pk, purpose=purpose, name=shown_name(name), sha256=hashlib.sha256(content).hexdigest()
    )
    upload.stored.save(f"{upload.pk.hex}.bin", ContentFile(content), save=True)
    return upload


def _make_room(owner: int) -> None:
    """Let the oldest go where an account has handed in many: it keeps no more than the newest."""
    from config.lib.uploads.models import Upload

    for old in Upload.objects.filter(owner_id=owner).order_by("-made_at", "pk")[MOST_KEPT - 1 :]:
        old.stored.delete(save=False)
        old.delete()


def find(*, pk: uuid.UUID, owner: AbstractBaseUser, purpose: str) -> Upload | None:
    """The owner's own upload for that purpose, or None: unknown, another's, or gone after a day."""
    from config.lib.uploads.models import Upload

    return Upload.objects.filter(pk=pk, owner_id=owner.pk, purpose=purpose, made_at__gt=Now() - KEPT).first()


def sweep() -> int:
    """Remove what is older than a day; returns how many."""
    from config.lib.uploads.models import Upload

    old = list(Upload.objects.filter(made_at__lte=Now() - KEPT)[:500])
    for upload in old:
        upload.stored.delete(save=False)
        upload.delete()
    return len(old)


def shown_name(name: str, *, otherwise: str = "workbook.xlsx") -> str:
    """A file's own name without path and control characters, not too long, its ending kept."""
    bare = PurePath(name.replace("\\", "/").replace("\0", "")).name
    plain = "".join(sign for sign in bare if sign.isprintable()) or otherwise
    path = PurePath(plain)
    ending = path.suffix[:LONGEST_ENDING]
    return path.stem[: LONGEST_NAME - len(ending)] + ending
