"""A scheme begins from nothing, from a shipped one, from a version, from a file."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluation.models import SchemeDraft
from evaluation.rules.schemefile.parsing import load
from tests.evaluation.quarters import SCHEME, load_small_scheme

pytestmark = pytest.mark.django_db
PAGE = reverse("evaluation:scheme_new")


def test_from_nothing_with_the_chains_there_are(client_of, office, books):
    answer = client_of(office).post(PAGE, {"start": "nothing"})
    draft = SchemeDraft.objects.get()
    assert answer.url == reverse("evaluation:scheme_edit", args=[draft.pk])
    document = load(draft.text)
    assert set(document["units"]) == {"ferrous", "bearings"}
    assert document["items"] == []


def test_from_a_version_and_from_a_shipped_one(client_of, office, books):
    scheme = load_small_scheme()
    client_of(office).post(PAGE, {"start": f"version:{scheme.pk}"})
    client_of(office).post(PAGE, {"start": "shipped:key-projects"})
    shipped, copied = SchemeDraft.objects.order_by("-pk")
    assert (copied.text, copied.based_on) == (SCHEME, scheme)
    assert "重点项目" in shipped.title


def test_from_a_file_with_mistakes(client_of, office, books):
    file = SimpleUploadedFile("办法.toml", "[scheme]\r\ntitle = 我\r\n".encode())
    client_of(office).post(PAGE, {"start": "file", "file": file})
    assert SchemeDraft.objects.get().text == "[scheme]\ntitle = 我\n"


@pytest.mark.parametrize("content", ["办法".encode("gb18030"), b"x" * 900_000])
def test_S21_what_is_no_text_is_told(client_of, office, books, content):
    answer = client_of(office).post(PAGE, {"start": "file", "file": SimpleUploadedFile("办法.toml", content)})
    assert answer.status_code == 400
    assert answer.context["form"].non_field_errors()
    assert not SchemeDraft.objects.exists()


@pytest.mark.parametrize("start", ["file", "version:99", "shipped:../../settings", ""])
def test_S20_what_is_not_offered_is_not_begun_with(client_of, office, books, start):
    assert client_of(office).post(PAGE, {"start": start}).status_code == 400
    assert not SchemeDraft.objects.exists()
