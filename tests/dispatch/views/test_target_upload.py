"""The year's targets: hand in the workbook, read the trial report, import; and who may."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from config.lib.uploads.models import Upload
from dispatch.models import Target, TargetChange
from evaluation.queries.regimes import shipped_regime
from evaluation.services.load_regime import load_regime
from offices.models import Account, AuditEntry

pytestmark = pytest.mark.django_db

UPLOAD = reverse("dispatch:target_upload", kwargs={"year": 2024})
ANNEX = settings.REGIMES_DIR / "liaocheng-2024" / "targets.xlsx"
DECISION = {"document": "聊链办〔2024〕2号", "decided_on": "2024-03-28", "reason": "年初下达"}


@pytest.fixture
def liaocheng(office: Account) -> None:
    load_regime(by=office, regime=shipped_regime("liaocheng-2024").regime)


def workbook(content: bytes = ANNEX.read_bytes(), name: str = "2024年目标表.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def spoilt() -> bytes:
    book = openpyxl.load_workbook(ANNEX)
    book.worksheets[0]["C4"] = "<img src=x onerror=alert(1)>"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def hand_in(client, file):
    return client.post(UPLOAD, {"workbook": file})


def decide(client, trial):
    """Post the decision from the page of a trial report."""
    return client.post(trial.request["PATH_INFO"], {"seen": trial.context["trial"].stamp, **DECISION})


def test_the_annex_from_trial_to_import(client_of, office, liaocheng):
    client = client_of(office)

    trial = client.get(hand_in(client, workbook()).url)

    assert trial.status_code == 200
    assert len(trial.context["trial"].changing) == 148
    sums = {one.indicator.code: one for one in trial.context["trial"].sums}
    assert sums["contracts-signed"].difference == -5
    assert sums["loan-growth"].total is None
    assert not Target.objects.exists(), "a trial changes nothing"

    response = decide(client, trial)

    assert response.url == reverse("dispatch:target_list", kwargs={"year": 2024})
    assert Target.objects.count() == 148
    change = TargetChange.objects.first()
    assert (change.document, change.before, change.decided_by) == (DECISION["document"], None, office)
    assert AuditEntry.objects.filter(act="targets.import").count() == 1


def test_importing_the_same_again_changes_nothing(client_of, office, liaocheng):
    client = client_of(office)
    decide(client, client.get(hand_in(client, workbook()).url))
    again = client.get(hand_in(client, workbook()).url)
    assert not again.context["trial"].changing
    response = decide(client, again)
    assert response.status_code == 400
    assert TargetChange.objects.count() == 148


def test_S13_a_report_that_no_longer_holds_is_not_imported(client_of, office, liaocheng):
    client = client_of(office)
    one, other = (client.get(hand_in(client, workbook()).url) for _ in range(2))
    decide(client, one)
    target = Target.objects.filter(value__gt=0).first()
    Target.objects.filter(pk=target.pk).update(value=1)

    response = decide(client, other)

    assert response.context["form"].non_field_errors()
    target.refresh_from_db()
    assert target.value == 1


def test_a_workbook_with_a_mistake_is_not_imported_and_S16_its_text_is_inert(client_of, office, liaocheng):
    client = client_of(office)
    trial = client.get(hand_in(client, workbook(spoilt())).url)
    assert [trouble.place for trouble in trial.context["trial"].reading.troubles] == ["C4"]
    assert b"<img src=x" not in trial.content
    decide(client, trial)
    assert not Target.objects.exists()


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_S21_a_file_that_cannot_be_read_gets_a_sentence(client_of, office, liaocheng, content):
    response = hand_in(client_of(office), workbook(content))
    assert response.status_code == 400
    assert response.context["form"].errors["workbook"]
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("表.html", b"<html><script>alert(1)</script></html>"),
        ("表.xlsx.html", b"<html></html>"),
        ("表.xlsx", b"<svg/>"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 64),
    ],
)
def test_S24_pictures_and_pages_are_no_workbooks(client_of, office, liaocheng, name, content):
    response = hand_in(client_of(office), workbook(content, name))
    assert response.context["form"].errors["workbook"]
    assert not Upload.objects.exists()


def test_without_a_file_it_says_so(client_of, office):
    assert client_of(office).post(UPLOAD, {}).context["form"].errors["workbook"]


def test_S8_the_trial_is_its_owners_alone(client_of, office, second_office, liaocheng):
    address = hand_in(client_of(office), workbook()).url
    response = client_of(second_office).post(address, DECISION)
    assert response.url == UPLOAD
    assert not Target.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "liaison", "system_admin"])
def test_others_may_not(client_of, city, who):
    client = client_of(city.account(who))
    assert client.get(UPLOAD).status_code == 403
    assert hand_in(client, workbook()).status_code == 403
    assert not Upload.objects.exists()
