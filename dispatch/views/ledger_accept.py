from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from config.lib.periods import Month
from config.lib.refusals import Refused
from dispatch.forms.seen import seen_stamp
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.open_ledger import open_ledger
from offices.requests import OfficeRequest


@require_POST
def ledger_accept(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Accept the ledger as it was on the page (``seen``: its stamp) and go back to it."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    try:
        accept_ledger(by=request.user, ledger=ledger, seen=seen_stamp(request.POST))
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Accepted. The figures now count in the evaluation."))
    return redirect(ledger)
