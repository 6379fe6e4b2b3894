"""The trial report of a workbook of records: what it would do, which rows are likely doubles, and the import itself."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chains.documents.record_reading import read_records
from chains.models import Chain
from chains.queries.import_lines import RecordTrial
from chains.queries.record_trial import trial_of
from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.registers.rows import RecordsRead
from chains.services.import_later import INLINE, content, import_later, purpose
from chains.services.import_records import import_records
from chains.tables.record_trial import head_choices, report
from chains.views.act_ended import ended_address
from config.lib import origin, uploads
from config.lib.refusals import Refused
from config.lib.uploads.models import Upload
from config.lib.web.downloads import workbook_download
from config.lib.xlsx.marking import mark_mistakes, marked_name
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest

SAID = "same:"
"""Before a row's place, in the name under which a form sends what is said of a likely double."""
HEAD = "head:"
"""Before a head of the workbook, in the address, in which its column is said."""


@require_http_methods(["GET", "HEAD", "POST"])
def record_trial(request: OfficeRequest, register: Register, upload: uuid.UUID) -> HttpResponse:
    """GET: what the workbook would do, row by row. POST: do that, all or nothing; many rows in the background."""
    sight, kept = _handed_in(request, register, upload)
    if kept is None:
        messages.warning(request, _("The workbook is no longer kept. Hand it in again."))
        return redirect("chains:record_import", register=register)
    chain = _kept_chain(sight, request.GET.get("chain", ""))
    said = {name.removeprefix(SAID): str(text) for name, text in request.POST.items() if name.startswith(SAID)}
    named, doubled = _named(request)
    read = _read(kept, sight, named)
    pk = chain.pk if chain else None
    trial = trial_of(read, sight, chain=pk, said=said)
    shown = report(trial, read.columns, register.key)
    if request.method == "POST":
        answer = _imported(request, sight, kept, read, trial, chain=pk, said=said, named=named)
        if answer is not None:
            return answer
    context = {
        "register": register,
        "sight": sight,
        "kept": kept,
        "chain": chain,
        "trial": trial,
        "report": shown,
        "said": SAID,
        "head": HEAD,
        "heads": head_choices(read, named),
        "doubled": doubled,
        "asked": request.GET.urlencode(),
        "later": len(read.rows) > INLINE,
    }
    return render(request, "chains/record_trial.html", context, status=400 if request.method == "POST" else 200)


@require_safe
def record_marked(request: OfficeRequest, register: Register, upload: uuid.UUID) -> HttpResponse:
    """The workbook as it was handed in, with what is wrong coloured, remarked and listed."""
    sight, kept = _handed_in(request, register, upload)
    if kept is None:
        raise Http404
    chain = _kept_chain(sight, request.GET.get("chain", ""))
    named, _doubled = _named(request)
    trial = trial_of(_read(kept, sight, named), sight, chain=chain.pk if chain else None, said={})
    return workbook_download(mark_mistakes(content(kept), trial.mistakes), marked_name(kept.name))


def _kept_chain(sight: Sight, code: str) -> Chain | None:
    """The chain of that code, if the account keeps its records."""
    return Chain.objects.filter(pk__in=sight.keeps, code=code).first()


def _handed_in(request: OfficeRequest, register: Register, upload: uuid.UUID) -> tuple[Sight, Upload | None]:
    """The account's sight and its own upload for the register."""
    sight = sight_of(request.user, register)
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    return sight, uploads.find(pk=upload, owner=request.user, purpose=purpose(register))


def _named(request: OfficeRequest) -> tuple[dict[str, str], list[str]]:
    """Which columns the heads were said to be, and the heads that were said to be a column that another is."""
    named: dict[str, str] = {}
    doubled = []
    for name, code in request.GET.items():
        if not name.startswith(HEAD) or not code:
            continue
        head = name.removeprefix(HEAD)
        if code in named.values():
            doubled.append(head)
        else:
            named[head] = str(code)
    return named, doubled


def _read(kept: Upload, sight: Sight, named: dict[str, str]) -> RecordsRead:
    return read_records(content(kept), columns=sight.columns, one=str(sight.register.one), named=named)


def _imported(
    request: OfficeRequest,
    sight: Sight,
    kept: Upload,
    read: RecordsRead,
    trial: RecordTrial,
    *,
    chain: int | None,
    said: dict[str, str],
    named: dict[str, str],
) -> HttpResponse | None:
    """The answer to an import that was done or handed on; None where it was refused, which is told on the page."""
    seen = request.POST.get("seen", "")
    register = sight.register
    try:
        if len(read.rows) > INLINE and trial.may_be_imported and not trial.undecided and trial.stamp == seen:
            job = import_later(
                by=request.user, register=register, kept=kept, chain=chain, said=said, seen=seen, named=named
            )
            return redirect("chains:record_import_job", register=register, job=job.pk)
        with origin.through("import"):
            done = import_records(sight=sight, read=read, chain=chain, said=said, seen=seen, file_name=kept.name)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return None
    messages.success(
        request,
        _("Imported: %(entered)d entered, %(changed)d changed.") % {"entered": done.entered, "changed": done.changed},
    )
    return redirect(ended_address(reverse("chains:record_list", kwargs={"register": register}), done.act))
