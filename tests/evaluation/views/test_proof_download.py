"""The file of a proof: for the leading-group office and the office of the chain it is about."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluation.models import Proof
from tests.config.lib.files.samples import picture
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.shown import LINE, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def proof(books, office, director, client_of, own_files):
    """A file that was added to an objection on its page."""
    accept_quarter(books, FIRST)
    address = reverse("evaluation:objection_raise", args=[show(office).pk, "ferrous", LINE])
    client_of(director).post(address, {"reason": "漏计", "file": SimpleUploadedFile("现场.png", picture())})
    return Proof.objects.get()


@pytest.mark.parametrize(
    ("who", "status"),
    [("office", 200), ("director", 200), ("clerk", 200)]
    + [(who, 404) for who in ("stranger_director", "liaison", "leader", "chief", "audit_admin", "nobody")],
)
def test_S8_who_may_have_it(client_of, city, proof, who, status):
    assert client_of(city.account(who)).get(reverse("evaluation:proof_download", args=[proof.pk])).status_code == status


def test_S23_it_comes_as_it_was_added_and_as_a_file(client_of, office, proof):
    answer = client_of(office).get(reverse("evaluation:proof_download", args=[proof.pk]))
    assert b"".join(answer) == picture()
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_lost_file_is_not_found_and_logged(client_of, office, proof, error_log):
    error_log.expected.append("a proof is not in the store")
    proof.stored.delete(save=False)
    Proof.objects.filter(pk=proof.pk).update(stored="proofs/gone.bin")
    assert client_of(office).get(reverse("evaluation:proof_download", args=[proof.pk])).status_code == 404
