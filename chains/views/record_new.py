from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_form import RecordForm
from chains.models import Chain
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.enter_record import enter_record
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def record_new(request: OfficeRequest, register: Register) -> HttpResponse:
    """Enter a record; ``?chain=`` says for which chain, the only one that the person keeps goes without saying."""
    sight = sight_of(request.user, register)
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    chains = list(Chain.objects.filter(pk__in=sight.keeps, closed_on=None))
    named = [one for one in chains if one.code == request.GET.get("chain")] or (chains if len(chains) == 1 else [])
    held: dict[int, Decimal | None] = {one.pk: None for one in named}
    form = RecordForm(request.POST or None, sight=sight, held=held, chains=chains)
    if request.method == "POST" and form.is_valid():
        try:
            entered = enter_record(sight=sight, values=form.values, chains=form.shares)
        except ValuesRefused as refused:
            for code, sentence in refused.wrong.items():
                form.add_error(code, sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("“%(name)s” was entered.") % {"name": entered.name})
            if "another" in request.POST:
                return redirect(request.get_full_path())
            return redirect(entered)
    return render(
        request, "chains/record_new.html", {"register": register, "form": form, "sight": sight}, status=status_of(form)
    )
