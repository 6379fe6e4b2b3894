"""A scheme as it is sent out, a draft marked as one."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.evaluation.quarters import load_small_scheme
from tests.evaluation.views.drafts import WRONG, make_draft

pytestmark = pytest.mark.django_db


def test_a_version_as_a_paper_and_as_a_workbook(client_of, clerk, books):
    scheme = load_small_scheme()
    paper = client_of(clerk).get(reverse("evaluation:scheme_paper", args=[scheme.pk, "pdf"]))
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(paper.content)).pages)
    for words in (
        "《小城季度评价办法》评分细则",
        "完成投资",
        "按完成率得分",
        "没有目标、目标为0等不能计分的项目，除另有规定的外，按缺数处理。",
        "得分=分值×完成数÷时序目标",
    ):
        assert words in text
    assert "草稿" not in text
    book = client_of(clerk).get(reverse("evaluation:scheme_paper", args=[scheme.pk, "xlsx"]))
    cells = [cell for row in openpyxl.load_workbook(BytesIO(book.content)).active.values for cell in row]
    assert "完成投资" in cells


def test_a_draft_is_marked_on_every_page(client_of, office, books):
    draft = make_draft(office)
    paper = client_of(office).get(reverse("evaluation:scheme_draft_paper", args=[draft.pk, "pdf"]))
    assert all("草稿" in page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)


def test_a_draft_with_mistakes_is_mended_first(client_of, office, books):
    draft = make_draft(office, WRONG)
    answer = client_of(office).get(reverse("evaluation:scheme_draft_paper", args=[draft.pk, "xlsx"]))
    assert answer.url == reverse("evaluation:scheme_edit", args=[draft.pk])


def test_there_is_no_other_kind(client_of, office, books):
    scheme = load_small_scheme()
    assert client_of(office).get(reverse("evaluation:scheme_paper", args=[scheme.pk, "docx"])).status_code == 404
