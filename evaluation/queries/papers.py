"""Kept files, given out only as they were kept."""

from __future__ import annotations

import hashlib
import uuid

from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from evaluation.models import Paper


def paper(pk: uuid.UUID) -> Paper | None:
    """The kept file of that id with what decides who may have it."""
    return Paper.objects.select_related("notice").filter(pk=pk).first()


def content_of(paper: Paper) -> bytes:
    """The bytes of a kept file. Refused where it is gone, or is not what its hash says."""
    try:
        with paper.stored.open("rb") as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise Refused(_("The kept file is gone. Ask the operator to restore it from the backup.")) from error
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        raise Refused(_("The kept file has been altered and is not given out. Ask the operator to restore it."))
    return content
