"""The draft of a notice: editing its words, looking at it as a paper, numbering and issuing it."""

from __future__ import annotations

from csp.decorators import csp_exempt
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.downloads import PDF
from config.lib.web.turns import one_paper_at_a_time, turn_of, wait
from evaluation.documents.notice_paper import notice_as_pdf
from evaluation.documents.notice_tables import notice_tables
from evaluation.documents.tables import on_paper
from evaluation.forms.notice_edit import NoticeEditForm
from evaluation.forms.notice_issue import NoticeIssueForm
from evaluation.models import Notice
from evaluation.queries.notice_facts import notice_facts, notice_text
from evaluation.queries.notices import next_number, notices_for
from evaluation.rules.notice_words.length import COMPREHENSIVE, SPECIFIC
from evaluation.services.issue_notice import issue_notice
from evaluation.services.save_notice import save_notice
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ISSUE_ID = "issue_%s"


@require_http_methods(["GET", "POST"])
def notice_edit(request: OfficeRequest, pk: int) -> HttpResponse:
    """Edit the words of a draft. What somebody else saved meanwhile is shown beside one's own, which stays."""
    notice = _draft(request, pk)
    if notice.is_issued:
        return redirect("evaluation:notice_view", pk=pk)
    if request.method != "POST":
        return _page(request, notice, form=NoticeEditForm.of(notice))
    form = NoticeEditForm(request.POST)
    if not form.is_valid():
        return _page(request, notice, form=form, status=400)
    parts = dict(form.cleaned_data)
    seen = parts.pop("seen")
    try:
        save_notice(by=request.user, notice=notice, parts=parts, seen=seen)
    except SomebodyWasFaster as faster:
        return _overtaken(request, Notice.objects.select_related("run__scheme").get(pk=pk), faster)
    messages.success(request, _("The draft is saved."))
    return redirect("evaluation:notice_edit", pk=pk)


@csp_exempt()
@require_safe
@one_paper_at_a_time
def notice_preview(request: OfficeRequest, pk: int) -> HttpResponse:
    """The draft as a PDF, marked as one, for the browser's own reader (which a policy for pages would stop)."""
    notice = _draft(request, pk)
    content = notice_as_pdf(text=notice_text(notice), facts=notice_facts(notice.run))
    response = HttpResponse(content, content_type=PDF)
    response.headers["Content-Disposition"] = "inline"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def notice_issue(request: OfficeRequest, pk: int) -> HttpResponse:
    """Number, date and issue the draft."""
    notice = _draft(request, pk)
    if notice.is_issued:
        messages.error(request, _("The notice has been issued already."))
        return redirect("evaluation:notice_view", pk=pk)
    form = NoticeIssueForm(request.POST, auto_id=ISSUE_ID)
    if not form.is_valid():
        return _page(request, notice, form=NoticeEditForm.of(notice), issue=form, status=400)
    try:
        with turn_of(request.user.pk) as free:
            if not free:
                raise Refused(wait())
            issue_notice(by=request.user, notice=notice, **form.cleaned_data)
    except SomebodyWasFaster as faster:
        messages.error(request, faster.sentence)
        return redirect("evaluation:notice_edit", pk=pk)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, notice, form=NoticeEditForm.of(notice), issue=form, status=400)
    messages.success(request, _("The notice is issued and lies in the inboxes of the chain offices."))
    return redirect("evaluation:notice_view", pk=pk)


def _draft(request: OfficeRequest, pk: int) -> Notice:
    """The notice, for whoever may edit it; a draft is not known of by others."""
    notice = get_object_or_404(notices_for(request.user), pk=pk)
    require(request.user, Right.EVALUATE)
    return notice


def _overtaken(request: OfficeRequest, held: Notice, faster: SomebodyWasFaster) -> HttpResponse:
    """What was typed once more, beside it the draft as it is now; saved again it takes that one's place."""
    if held.is_issued:
        messages.error(request, faster.sentence)
        return redirect("evaluation:notice_view", pk=held.pk)
    typed = request.POST.copy()
    typed["seen"] = str(held.version)
    form = NoticeEditForm(typed)
    form.is_valid()
    return _page(request, held, form=form, faster=faster.sentence, status=409)


def _page(
    request: OfficeRequest,
    notice: Notice,
    *,
    form: NoticeEditForm,
    issue: NoticeIssueForm | None = None,
    faster: str = "",
    status: int = 200,
) -> HttpResponse:
    facts = notice_facts(notice.run)
    today = clock.today()
    context = {
        "notice": notice,
        "run": notice.run,
        "form": form,
        "parts": [
            (form[name], _as_held(form, notice, name) if faster else "") for name in form.fields if name != "seen"
        ],
        "issue": issue
        or NoticeIssueForm(
            auto_id=ISSUE_ID,
            initial={"seen": notice.version, "number": next_number(notice, today.year), "signed_on": today},
        ),
        "faster": faster,
        "specific": SPECIFIC,
        "comprehensive": COMPREHENSIVE,
        "tables": [(table.name, on_paper(table)) for table in notice_tables(facts)],
    }
    return render(request, "evaluation/notice_edit.html", context, status=status)


def _as_held(form: NoticeEditForm, notice: Notice, name: str) -> str:
    """A part as somebody else saved it, where it differs from what was typed."""
    held = getattr(notice, name)
    return held if isinstance(held, str) and held != form.cleaned_data.get(name) else ""
