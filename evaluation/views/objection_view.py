"""One objection: what it is about, what was answered; the office answers it here, its chain office withdraws it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chains.permissions import may
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from evaluation.enums import ObjectionState
from evaluation.forms.objection_view import AnswerForm
from evaluation.permissions import visible_runs
from evaluation.queries.objections import objections_for
from evaluation.queries.runs import kept_of, lines_of, run_in_place_of
from evaluation.services.answer_objection import answer_objection
from evaluation.services.withdraw_objection import withdraw_objection
from offices.enums import Right
from offices.permissions import holds, require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def objection_view(request: OfficeRequest, pk: int) -> HttpResponse:
    """The objection with the line as it was shown, and by which run those scores were replaced; posting answers it."""
    objection = get_object_or_404(objections_for(request.user), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        require(request.user, Right.EVALUATE)
        if form.is_valid():
            try:
                answer_objection(
                    by=request.user, objection=objection, uphold=form.upholds, answer=form.cleaned_data["answer"]
                )
            except Refused as refused:
                form.add_error(None, refused.sentence)
            else:
                messages.success(request, _("The objection is answered; the chain office has been told."))
                return redirect("evaluation:run_view", pk=objection.run_id)
    line = next((one for one in lines_of(objection.run, objection.chain) if one.item == objection.item), None)
    instead = run_in_place_of(objection.run)
    directs = may(request.user, Right.SUBMIT_LEDGER, objection.chain)
    context = {
        "objection": objection,
        "line": line,
        "places": kept_of(objection.run).places,
        "form": form,
        "instead": instead,
        "sees_instead": instead is not None and visible_runs(request.user).filter(pk=instead.pk).exists(),
        "months": objection.run.period.months if directs and objection.state == ObjectionState.UPHELD else (),
        "may_answer": objection.is_pending and holds(request.user, Right.EVALUATE),
        "may_withdraw": objection.is_pending and directs,
    }
    return render(request, "evaluation/objection_view.html", context, status=status_of(form))


@require_POST
def objection_withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    """Take the objection back."""
    objection = get_object_or_404(objections_for(request.user), pk=pk)
    try:
        withdraw_objection(by=request.user, objection=objection)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The objection is withdrawn."))
    return redirect(objection)
