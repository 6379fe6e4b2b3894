from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from config.lib.periods import Month
from config.lib.refusals import Refused
from dispatch.forms.seen import seen_stamp
from dispatch.services.open_ledger import open_ledger
from dispatch.services.submit_ledger import submit_ledger
from offices.requests import OfficeRequest


@require_POST
def ledger_submit(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Submit the ledger as it was on the page (``seen``: its stamp) and go back to it."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    try:
        submit_ledger(by=request.user, ledger=ledger, seen=seen_stamp(request.POST))
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Submitted. The leading-group office has been told."))
    return redirect(ledger)
