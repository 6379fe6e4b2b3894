from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from dispatch.enums import Decision
from dispatch.forms.extension_decide import ExtensionDecideForm
from dispatch.permissions import why_not_decide
from dispatch.queries.requests import extensions_seen
from dispatch.services.decide_extension import decide_extension
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def extension_decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """A request for more time; whoever may decides it here."""
    extension = get_object_or_404(extensions_seen(request.user), pk=pk)
    form = ExtensionDecideForm(request.POST or None, until=extension.until)
    if request.method == "POST" and form.is_valid():
        try:
            decided = decide_extension(
                by=request.user,
                extension=extension,
                grant=form.grants,
                note=form.cleaned_data["note"],
                until=form.cleaned_data["until"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            granted = decided.decision == Decision.GRANTED
            messages.success(
                request,
                _("Granted. The chain office has been told.")
                if granted
                else _("Refused. The chain office has been told."),
            )
            return redirect("dispatch:extension_list")
    context = {
        "extension": extension,
        "ledger": extension.ledger,
        "form": form,
        "why_not": why_not_decide(extension, chain=extension.ledger.chain, by=request.user),
    }
    return render(request, "dispatch/extension_decide.html", context, status=status_of(form))
