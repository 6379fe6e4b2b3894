"""An issued notice on the page: its words and tables, its files with their hashes, who has received it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from evaluation.documents.notice_tables import notice_tables
from evaluation.documents.paragraphs import paragraphs
from evaluation.documents.tables import on_paper
from evaluation.models import Notice
from evaluation.queries.notice_facts import notice_facts
from evaluation.queries.notices import notices_for, receipt_of, receipts, replacement
from offices.enums import Right
from offices.permissions import holds, require
from offices.requests import OfficeRequest


@require_safe
def notice_view(request: OfficeRequest, pk: int) -> HttpResponse:
    """Read a notice. A draft leads to where it is edited; others do not know of it."""
    require(request.user, Right.VIEW_CHAIN)
    notice = get_object_or_404(notices_for(request.user), pk=pk)
    if not notice.is_issued:
        return redirect("evaluation:notice_edit", pk=pk)
    facts = notice_facts(notice.run)
    issues = holds(request.user, Right.EVALUATE)
    context = {
        "notice": notice,
        "parts": _parts(notice),
        "tables": [(table.name, on_paper(table)) for table in notice_tables(facts)],
        "demonstration": facts.demonstration,
        "papers": notice.papers.order_by("kind"),
        "receipts": receipts(notice) if issues else (),
        "to_receive": receipt_of(notice, request.user),
        "replacement": replacement(notice),
    }
    return render(request, "evaluation/notice_view.html", context)


def _parts(notice: Notice) -> list[tuple[str, object]]:
    return [
        ("", paragraphs(notice.basis)),
        ("一、总体情况", paragraphs(notice.overall)),
        ("二、评价结果", paragraphs(notice.results)),
        ("三、主要问题", paragraphs(notice.problems)),
        ("四、下步要求", paragraphs(notice.demands)),
    ]
