from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from dispatch.enums import Decision
from dispatch.forms.correction_decide import CorrectionDecideForm
from dispatch.models import Correction
from dispatch.permissions import why_not_decide
from dispatch.queries.requests import corrections_seen
from dispatch.services.decide_correction import decide_correction
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def correction_decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """A request for a correction, with both figures; whoever may decides it here."""
    correction = get_object_or_404(corrections_seen(request.user), pk=pk)
    form = CorrectionDecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decided = decide_correction(
                by=request.user, correction=correction, grant=form.grants, note=form.cleaned_data["note"]
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            granted = decided.decision == Decision.GRANTED
            messages.success(
                request,
                _("Granted. The figure was replaced; the chain office has been told.")
                if granted
                else _("Refused. The chain office has been told."),
            )
            return redirect("dispatch:correction_list")
    context = {
        "correction": correction,
        "entry": correction.entry,
        "ledger": correction.entry.ledger,
        "form": form,
        "change": _change(correction),
        "why_not": why_not_decide(correction, chain=correction.entry.ledger.chain, by=request.user),
    }
    return render(request, "dispatch/correction_decide.html", context, status=status_of(form))


def _change(correction: Correction) -> Decimal | None:
    if correction.before is None or correction.after is None:
        return None
    return correction.after - correction.before
