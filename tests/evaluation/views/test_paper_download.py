from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.urls import reverse

from evaluation.models import Notice
from evaluation.queries.papers import content_of

pytestmark = pytest.mark.django_db


def at(pk: uuid.UUID) -> str:
    return reverse("evaluation:paper_download", args=[pk])


def test_the_file_comes_as_it_was_kept(client_of, issued, clerk):
    for paper in issued.papers.all():
        answer = client_of(clerk).get(at(paper.pk))
        assert answer.content == content_of(paper)
        assert answer.headers["Content-Type"] == paper.media_type
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%B0%8F")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer.headers["Cache-Control"]


def test_S8_the_id_alone_opens_nothing(client_of, issued, system_admin, nobody, client):
    paper = issued.papers.first()
    for account in (system_admin, nobody):
        assert client_of(account).get(at(paper.pk)).status_code == 404
    assert client.get(at(paper.pk)).status_code == 302
    assert client_of(system_admin).get(at(uuid.uuid4())).status_code == 404


def test_S4_a_paper_of_a_draft_is_the_offices_alone(client_of, issued, clerk, office):
    Notice.objects.update(status="draft")
    paper = issued.papers.first()
    assert client_of(clerk).get(at(paper.pk)).status_code == 404
    assert client_of(office).get(at(paper.pk)).status_code == 200


def test_an_altered_file_is_refused_in_words(client_of, issued, clerk):
    paper = issued.papers.first()
    Path(paper.stored.path).write_bytes(b"x")
    answer = client_of(clerk).get(at(paper.pk), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("evaluation:notice_list")
    assert len(answer.context["messages"]) == 1
