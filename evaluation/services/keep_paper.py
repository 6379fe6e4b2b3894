from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.core.files.base import ContentFile

from config.lib import clock
from evaluation.enums import PaperKind
from evaluation.models import Notice, Paper
from offices.models import Account


def keep_paper(
    *, by: Account, kind: PaperKind, notice: Notice, content: bytes, filename: str, media_type: str
) -> Paper:
    """Keep a file of a notice as it is, under a random name, with its size and its hash.

    It is a step of whatever issues the paper, which leaves the entry in the trail.
    """
    paper = Paper(
        kind=kind,
        notice=notice,
        year=notice.year,
        filename=filename,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_by=by,
        made_at=clock.now(),
    )
    paper.stored.save(f"{paper.pk.hex}{PurePath(filename).suffix}", ContentFile(content), save=True)
    return paper
