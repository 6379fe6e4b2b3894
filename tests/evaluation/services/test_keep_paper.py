"""A file that goes out is kept as it is, with its hash, under a name that nobody can guess."""

from __future__ import annotations

import hashlib

import pytest

from config.lib.web.downloads import PDF
from evaluation.enums import PaperKind
from evaluation.services.keep_paper import keep_paper
from offices.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_it_is_kept_as_it_is(draft, office, own_files):
    entries = AuditEntry.objects.count()
    paper = keep_paper(
        by=office, kind=PaperKind.NOTICE, notice=draft, content=b"%PDF-", filename="../通报.pdf", media_type=PDF
    )
    paper.refresh_from_db()
    assert (paper.notice, paper.size, paper.made_by) == (draft, 5, office)
    assert paper.sha256 == hashlib.sha256(b"%PDF-").hexdigest()
    with paper.stored.open() as kept:
        assert kept.read() == b"%PDF-"
    assert paper.stored.name.endswith(f"{paper.pk.hex}.pdf"), "nothing of the name that was asked for"
    assert AuditEntry.objects.count() == entries, "whatever issues the paper leaves the entry"
