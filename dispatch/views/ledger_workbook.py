"""The ledger as a workbook: taken away prefilled, handed in filled, tried, and only then saved."""

from __future__ import annotations

import uuid
from io import BytesIO
from typing import BinaryIO

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from chains.permissions import require
from config.lib import origin, uploads
from config.lib.periods import Month
from config.lib.refusals import Refused
from config.lib.uploads.models import Upload
from config.lib.web.downloads import workbook_download
from config.lib.xlsx.limits import WorkbookRefused
from config.lib.xlsx.marking import mark_mistakes, marked_name
from dispatch.documents.ledger_workbook import read_ledger, write_ledger
from dispatch.enums import EntrySource
from dispatch.forms.ledger_upload import LedgerUploadForm
from dispatch.models import Ledger
from dispatch.queries.ledger_sheet import LedgerSheet, ledger_sheet, openness
from dispatch.services.open_ledger import open_ledger
from dispatch.services.save_entries import save_entries
from dispatch.tables import ledger_page
from dispatch.tables.ledger_trial import LedgerTrial, book_of, trial_of
from offices.enums import Right
from offices.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_workbook(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """GET: the prefilled workbook. POST: hand one in; one that may be opened is kept and its trial report shown."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    sheet = ledger_sheet(ledger)
    if request.method != "POST":
        book = book_of(sheet, to_fill=openness(sheet, request.user).may_enter)
        return workbook_download(write_ledger(book), book.file_name)
    require(request.user, Right.ENTER_LEDGER, ledger.chain)
    form = LedgerUploadForm(request.POST, request.FILES)
    if form.is_valid():
        workbook = form.cleaned_data["workbook"]
        try:
            _trial(workbook, sheet)
        except WorkbookRefused as refused:
            form.add_error("workbook", str(refused))
        else:
            workbook.seek(0)
            kept = uploads.keep(file=workbook, name=workbook.name, owner=request.user, purpose=_purpose(ledger))
            return redirect("dispatch:ledger_workbook_trial", chain=chain, month=month, upload=kept.pk)
    return render(
        request, "dispatch/ledger_workbook.html", {"form": form, "ledger": ledger, "month": month}, status=400
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_workbook_trial(request: OfficeRequest, chain: str, month: Month, upload: uuid.UUID) -> HttpResponse:
    """GET: what the workbook would change, cell by cell. POST: save exactly that, all or nothing."""
    ledger, kept = _handed_in(request, chain, month, upload)
    if kept is None:
        messages.warning(request, _("The workbook is no longer kept. Upload it again."))
        return redirect("dispatch:ledger_edit", chain=chain, month=month)
    sheet = ledger_sheet(ledger)
    trial = _trial(_content(kept), sheet)
    if request.method == "POST" and trial.may_be_imported:
        if request.POST.get("seen") != str(sheet.stamp):
            messages.warning(request, _("Figures were changed while the report was open. Read it again, then import."))
        elif _imported(request, ledger, trial):
            return redirect("dispatch:ledger_edit", chain=chain, month=month)
    closed = ledger_page.why_closed(sheet, openness(sheet, request.user))
    context = {"ledger": ledger, "month": month, "sheet": sheet, "trial": trial, "kept": kept, "closed": closed}
    status = 400 if request.method == "POST" else 200
    return render(request, "dispatch/ledger_workbook_trial.html", context, status=status)


@require_safe
def ledger_workbook_marked(request: OfficeRequest, chain: str, month: Month, upload: uuid.UUID) -> HttpResponse:
    """The workbook as it was handed in, with what is wrong coloured, remarked and listed."""
    ledger, kept = _handed_in(request, chain, month, upload)
    if kept is None:
        raise Http404
    workbook = _content(kept)
    trial = _trial(workbook, ledger_sheet(ledger))
    return workbook_download(mark_mistakes(workbook, trial.marks), marked_name(kept.name))


def _purpose(ledger: Ledger) -> str:
    return f"ledger:{ledger.pk}"


def _handed_in(request: OfficeRequest, chain: str, month: Month, upload: uuid.UUID) -> tuple[Ledger, Upload | None]:
    """The ledger and the reader's own upload for it."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    require(request.user, Right.ENTER_LEDGER, ledger.chain)
    return ledger, uploads.find(pk=upload, owner=request.user, purpose=_purpose(ledger))


def _content(kept: Upload) -> BytesIO:
    with kept.stored.open("rb") as stored:
        return BytesIO(stored.read())


def _trial(workbook: BinaryIO, sheet: LedgerSheet) -> LedgerTrial:
    return trial_of(read_ledger(workbook, book_of(sheet, to_fill=True)), sheet)


def _imported(request: OfficeRequest, ledger: Ledger, trial: LedgerTrial) -> bool:
    try:
        with origin.through("import"):
            saved = save_entries(by=request.user, ledger=ledger, cells=trial.cells, source=EntrySource.IMPORTED)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return False
    text = ngettext("%(count)s cell was imported.", "%(count)s cells were imported.", len(saved))
    messages.success(request, text % {"count": len(saved)})
    return True
