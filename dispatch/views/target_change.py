"""One target: how it came about, and changing it by a decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from dispatch.enums import IndicatorForm
from dispatch.forms.seen import seen_stamp
from dispatch.forms.target_change import TargetChangeForm
from dispatch.models import Target
from dispatch.queries.target_tables import decisions
from dispatch.queries.target_trial import stamp
from dispatch.services.set_target import set_target
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def target_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Every decision so far, oldest first; posting makes another."""
    require(request.user, Right.SET_UP_YEAR)
    target = get_object_or_404(Target.objects.select_related("chain", "indicator"), pk=pk)
    form = TargetChangeForm(request.POST if request.method == "POST" else None, target=target)
    if request.method == "POST" and form.is_valid():
        try:
            set_target(
                by=request.user,
                chain=target.chain,
                indicator=target.indicator,
                year=target.year,
                seen=seen_stamp(request.POST),
                **form.wanted,
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The target is changed. Runs that are published keep the old one."))
            address = reverse("dispatch:target_list", kwargs={"year": target.year})
            return redirect(f"{address}?by=chain&chain={target.chain.code}")
    context = {
        "target": target,
        "in_words": target.indicator.form == IndicatorForm.WORDS,
        "form": form,
        "decisions": decisions(target),
        "stamp": stamp([target]),
    }
    return render(request, "dispatch/target_change.html", context, status=status_of(form))
