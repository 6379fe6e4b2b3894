from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.permissions import require
from config.lib.periods import Month
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from dispatch.enums import Closed
from dispatch.forms.ledger_return import LedgerReturnForm
from dispatch.forms.seen import seen_stamp
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.rules.deadlines import day_of
from dispatch.services.open_ledger import open_ledger
from dispatch.services.return_ledger import DAYS_TO_MEND, return_ledger
from offices.enums import Right
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def ledger_return(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Say what is to be mended in each cell and return the ledger. The page keeps what was typed when it is refused."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    require(request.user, Right.REVIEW_LEDGER, ledger.chain)
    sheet = ledger_sheet(ledger)
    if request.method == "GET" and sheet.closed != Closed.SUBMITTED:
        return redirect(ledger)
    usual = day_of(sheet.at) + dt.timedelta(days=DAYS_TO_MEND)
    form = LedgerReturnForm(request.POST or None, sheet=sheet, mend_by=usual)
    if request.method == "POST" and form.is_valid():
        try:
            return_ledger(
                by=request.user,
                ledger=ledger,
                reasons=form.reasons,
                note=form.cleaned_data["note"],
                mend_by=form.cleaned_data["mend_by"],
                seen=seen_stamp(request.POST),
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Returned. The chain office has been told what to mend."))
            return redirect(ledger)
    context = {"ledger": ledger, "month": month, "sheet": sheet, "form": form}
    return render(request, "dispatch/ledger_return.html", context, status=status_of(form))
