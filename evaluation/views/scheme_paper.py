"""A scheme as it is sent out: a version, or a draft that has no mistakes, marked as one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.lib import clock
from config.lib.web.downloads import PDF, download, workbook_download
from config.lib.web.turns import one_paper_at_a_time
from evaluation.documents.scheme_paper import SchemePaper, scheme_pdf, scheme_workbook
from evaluation.models import Scheme, SchemeDraft
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_in_force import read
from evaluation.queries.scheme_papers import organ_of
from evaluation.rules import scheme as rules
from evaluation.rules.schemefile.examining import examine
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ENDINGS = ("pdf", "xlsx")


@require_safe
@one_paper_at_a_time
def scheme_paper(request: OfficeRequest, pk: int, ending: str) -> HttpResponse:
    """A version as ``pdf`` or ``xlsx``."""
    require(request.user, Right.VIEW_CHAIN)
    scheme = get_object_or_404(Scheme, pk=pk)
    if ending not in ENDINGS:
        raise Http404
    return _sent(read(scheme), ending, is_draft=False)


@require_safe
@one_paper_at_a_time
def scheme_draft_paper(request: OfficeRequest, pk: int, ending: str) -> HttpResponse:
    """A draft as ``pdf`` or ``xlsx``; one with mistakes is mended first."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    if ending not in ENDINGS:
        raise Http404
    scheme = examine(draft.text, catalogue=catalogue()).scheme
    if scheme is None:
        messages.error(request, _("The draft has mistakes. Mend them first, then it can be printed."))
        return redirect("evaluation:scheme_edit", pk=pk)
    return _sent(scheme, ending, is_draft=True)


def _sent(scheme: rules.Scheme, ending: str, *, is_draft: bool) -> HttpResponse:
    paper = SchemePaper(
        scheme=scheme,
        indicators=catalogue().indicators,
        organ=organ_of(scheme.year),
        date=clock.today(),
        is_draft=is_draft,
    )
    if ending == "pdf":
        return download(scheme_pdf(paper), name=f"{paper.title}.pdf", kind=PDF)
    return workbook_download(scheme_workbook(paper, made_at=clock.now()), f"{paper.title}.xlsx")
