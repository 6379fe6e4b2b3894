"""A draft as text: every mistake by its line; taken from a file and downloaded as one."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluation.models import SchemeDraft
from tests.evaluation.quarters import SCHEME, load_small_scheme
from tests.evaluation.views.drafts import make_draft

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_saved_to_the_letter_remarks_and_all(client_of, office, books):
    draft = make_draft(office, "[scheme")
    page = reverse("evaluation:scheme_text", args=[draft.pk])
    assert "第 1 行" in client_of(office).get(page).content.decode()
    text = f"# 抄录自文件\n{SCHEME}"
    client_of(office).post(page, {"text": text.replace("\n", "\r\n"), "seen": 1})
    assert SchemeDraft.objects.get().text == text
    assert client_of(office).get(page).context["wrong"] == []


def test_a_file_takes_its_place(client_of, office, books):
    draft = make_draft(office)
    page = reverse("evaluation:scheme_text", args=[draft.pk])
    file = SimpleUploadedFile("新.toml", SCHEME.replace("小城", "小县").encode())
    client_of(office).post(page, {"text": SCHEME, "seen": 1, "file": file})
    assert SchemeDraft.objects.get().title == "小县季度评价办法"


def test_who_saw_an_older_version_keeps_what_was_typed(client_of, office, books):
    draft = make_draft(office)
    page = reverse("evaluation:scheme_text", args=[draft.pk])
    client_of(office).post(page, {"text": "[a]\n", "seen": 1})
    answer = client_of(office).post(page, {"text": "[b]\n", "seen": 1})
    assert answer.status_code == 409
    assert "[b]" in answer.content.decode()


def test_drafts_and_versions_are_downloaded_as_they_are(client_of, office, clerk, books):
    draft, scheme = make_draft(office), load_small_scheme()
    for browser, name, pk in ((office, "scheme_draft_file", draft.pk), (clerk, "scheme_file", scheme.pk)):
        answer = client_of(browser).get(reverse(f"evaluation:{name}", args=[pk]))
        assert answer.content.decode() == SCHEME
        assert answer["Content-Disposition"].startswith("attachment")
