"""The page on which a file is added to a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chains.models import Attachment, Chain, ProjectStep
from offices.models import Account
from tests.chains.records import entered
from tests.config.lib.files.samples import picture

Clients = Callable[[Account], Client]


@pytest.fixture
def works(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous, register="projects", name="甲项目（演示）")


def address(record: Any) -> str:
    return reverse("chains:file_add", args=[record.register, record.pk])


def test_the_proof_of_a_milestone_stands_beside_it(clerk: Account, works: Any, client_of: Clients) -> None:
    ProjectStep.objects.create(project=works, step="started", planned_on="2024-03-01")
    browser = client_of(clerk)
    assert "?part=started" in browser.get(works.get_absolute_url()).content.decode()
    asked = browser.get(f"{address(works)}?part=started").content.decode()
    assert '<option value="started" selected>' in asked
    sent = {"file": SimpleUploadedFile("正负零.png", picture()), "part": "started"}
    shown = browser.post(address(works), sent, follow=True).content.decode()
    assert shown.count("正负零.png") == 2
    assert Attachment.objects.get().part == "started"


def test_S24_what_is_not_taken_is_said_at_the_form(clerk: Account, works: Any, client_of: Clients) -> None:
    sent = {"file": SimpleUploadedFile("图.png", b"<svg onload='alert(1)'/>"), "part": "signed"}
    answer = client_of(clerk).post(address(works), sent).content.decode()
    assert "不接收网页、SVG和XML文件" in answer
    assert '<option value="signed" selected>' in answer
    assert not Attachment.objects.exists()


def test_S2_a_foreign_milestone_or_record_sent_along_changes_nothing(
    clerk: Account, ferrous: Chain, works: Any, client_of: Clients
) -> None:
    mill = entered(clerk, ferrous)
    sent = {"file": SimpleUploadedFile("a.png", picture()), "part": "started", "record": str(works.pk)}
    client_of(clerk).post(address(mill), sent)
    made = Attachment.objects.get()
    assert (made.record, made.part, made.added_by) == (mill.pk, "", clerk)
