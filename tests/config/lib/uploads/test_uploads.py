"""A file that was handed in is its owner's alone, for its purpose alone, for a day (S8, S23)."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from pathlib import Path

import pytest
from django.db.models import F

from config.lib import uploads
from config.lib.uploads.models import Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(office):
    return uploads.keep(file=io.BytesIO(b"figures"), name="目标表.xlsx", owner=office, purpose="targets:2024")


def test_the_owner_finds_it_for_its_purpose(kept, office):
    found = uploads.find(pk=kept.pk, owner=office, purpose="targets:2024")
    assert found == kept
    with found.stored.open("rb") as content:
        assert content.read() == b"figures"


def test_S8_nobody_else_does(kept, office, second_office):
    assert uploads.find(pk=kept.pk, owner=second_office, purpose="targets:2024") is None
    assert uploads.find(pk=kept.pk, owner=office, purpose="ledger:1") is None
    assert uploads.find(pk=uuid.uuid4(), owner=office, purpose="targets:2024") is None


def test_it_goes_after_a_day(kept, office):
    Upload.objects.update(made_at=F("made_at") - dt.timedelta(days=1, seconds=1))
    path = Path(kept.stored.path)
    assert path.exists()
    assert uploads.find(pk=kept.pk, owner=office, purpose="targets:2024") is None
    assert uploads.sweep() == 1
    assert not path.exists()
    assert not Upload.objects.exists()


def test_what_is_younger_stays(kept):
    assert uploads.sweep() == 0


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\office\\目标.xlsx", "目标.xlsx"),
        ("目标\x00\n表.xlsx", "目标表.xlsx"),
        ("", "workbook.xlsx"),
        ("表" * 300 + ".xlsx", "表" * 115 + ".xlsx"),
        ("a" * 120 + "." + "b" * 130, "a" * 100 + "." + "b" * 19),
        ("." + "b" * 300, "." + "b" * 119),
    ],
)
def test_S23_a_name_is_shown_and_never_a_path(given, shown, office):
    upload = uploads.keep(file=io.BytesIO(b""), name=given, owner=office, purpose="x")
    assert upload.name == shown
    assert Path(upload.stored.name).name == f"{upload.pk.hex}.bin"


def test_S21_an_account_keeps_no_more_than_the_newest(kept, office, second_office):
    path = Path(kept.stored.path)
    others = uploads.keep(file=io.BytesIO(b"x"), name="a.xlsx", owner=second_office, purpose="x")
    for _ in range(uploads.MOST_KEPT):
        newest = uploads.keep(file=io.BytesIO(b"x"), name="a.xlsx", owner=office, purpose="x")
    assert Upload.objects.filter(owner=office).count() == uploads.MOST_KEPT
    assert uploads.find(pk=newest.pk, owner=office, purpose="x")
    assert not path.exists()
    assert uploads.find(pk=others.pk, owner=second_office, purpose="x")
