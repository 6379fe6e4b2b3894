from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.permissions import require
from config.lib.periods import Month
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from dispatch.enums import LedgerAct
from dispatch.forms.correction_ask import CorrectionAskForm
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.rules import moves
from dispatch.services.ask_correction import ask_correction
from dispatch.services.open_ledger import open_ledger
from dispatch.services.refusals import not_allowed
from offices.enums import Right
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def correction_ask(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Ask for another figure in the place of an accepted one; ``?indicator=`` chooses which."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    require(request.user, Right.SUBMIT_LEDGER, ledger.chain)
    if request.method == "GET" and moves.after(ledger.state, LedgerAct.CORRECT) is None:
        messages.error(request, not_allowed(ledger, LedgerAct.CORRECT).sentence)
        return redirect(ledger)
    form = CorrectionAskForm(
        request.POST or None, sheet=ledger_sheet(ledger), indicator=request.GET.get("indicator", "")
    )
    if request.method == "POST" and form.is_valid():
        try:
            ask_correction(
                by=request.user,
                ledger=ledger,
                indicator_code=form.cleaned_data["indicator"],
                value=form.cleaned_data["value"],
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Asked. The leading-group office decides; the answer comes to your inbox."))
            return redirect(ledger)
    context = {"ledger": ledger, "month": month, "form": form}
    return render(request, "dispatch/correction_ask.html", context, status=status_of(form))
