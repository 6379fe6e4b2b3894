"""A file that proves something is kept under a random name, for whoever may have it."""

from __future__ import annotations

import pytest

from config.lib.refusals import Refused
from evaluation.models import Proof
from evaluation.services.keep_proof import keep_proof
from evaluation.services.raise_objection import raise_objection
from tests.config.lib.files.samples import picture
from tests.evaluation.shown import LINE, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def objection(reported, office, director, ferrous, own_files):
    return raise_objection(by=director, run=show(office), chain=ferrous, item=LINE, reason="漏计")


def test_S23_it_lies_under_a_random_name(objection, director, own_files):
    proof = keep_proof(by=director, of=objection, content=picture(), name="../../现场.png.html")
    assert proof.name.endswith(".png")
    assert "现场" not in proof.stored.name
    assert proof.objection == objection
    assert [path.name for path in own_files.rglob("*.bin")] == [f"{proof.pk.hex}.bin"]


def test_too_much_in_a_day_is_refused(objection, director, settings):
    settings.DAY_MEGABYTES = 0
    with pytest.raises(Refused):
        keep_proof(by=director, of=objection, content=picture(), name="现场.png")
    assert not Proof.objects.exists()


def test_where_it_cannot_be_kept_nothing_is_left_in_the_store(objection, director, own_files, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Proof, "save", fails)
    with pytest.raises(RuntimeError):
        keep_proof(by=director, of=objection, content=picture(), name="现场.png")
    assert not list(own_files.rglob("*.bin"))
