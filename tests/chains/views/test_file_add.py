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
from tests.config.lib.files.samples import package, picture

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


@pytest.mark.parametrize(
    "content",
    [b"MZ\x90\x00\x03", b"<html><script>alert(1)</script>", package("../../etc/cron.d/x"), bytes(40)],
    ids=["program", "page", "archive", "zeros"],
)
@pytest.mark.parametrize("name", ["合同.pdf", "照片.png", "报表.xlsx"])
def test_S23_a_right_ending_makes_no_wrong_file_right(
    clerk: Account, works: Any, client_of: Clients, name: str, content: bytes
) -> None:
    answer = client_of(clerk).post(address(works), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 400
    assert answer.context["form"].errors
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd", "passwd.png"),
        ("C:\\temp\\..\\图.png", "图.png"),
        ("照片.png.html", "照片.png.html.png"),
        ("照片.svg", "照片.svg.png"),
        ("<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png"),
        ("a\u202egnp.png", "agnp.png"),
        ("长" * 300 + ".png", "长" * 116 + ".png"),
    ],
)
def test_S23_whatever_a_file_is_called_it_is_shown_and_taken_away_harmlessly(
    clerk: Account, works: Any, client_of: Clients, name: str, kept: str
) -> None:
    browser = client_of(clerk)
    sent = SimpleUploadedFile("x", picture())
    sent._name = name  # type: ignore[attr-defined]  # as a browser that is none sends it
    shown = browser.post(address(works), {"file": sent}, follow=True).content.decode()
    made = Attachment.objects.get()
    assert made.name == kept
    assert str(made.stored.name).rpartition("/")[2].removesuffix(".bin").isalnum()
    assert "<img src=x" not in shown
    head = browser.get(reverse("chains:file_download", args=[works.register, works.pk, made.pk])).headers
    assert head["Content-Disposition"].startswith("attachment; filename")
    assert not set(head["Content-Disposition"]) & set("\r\n")
    for page in ("file_view", "file_picture"):
        seen = browser.get(reverse(f"chains:{page}", args=[works.register, works.pk, made.pk]))
        assert b"<img src=x" not in seen.content
        assert name not in str(seen.headers)


def test_S2_a_foreign_milestone_or_record_sent_along_changes_nothing(
    clerk: Account, ferrous: Chain, works: Any, client_of: Clients
) -> None:
    mill = entered(clerk, ferrous)
    sent = {"file": SimpleUploadedFile("a.png", picture()), "part": "started", "record": str(works.pk)}
    client_of(clerk).post(address(mill), sent)
    made = Attachment.objects.get()
    assert (made.record, made.part, made.added_by) == (mill.pk, "", clerk)
