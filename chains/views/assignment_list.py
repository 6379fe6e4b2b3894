from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.enums import AssignmentRole
from chains.forms.assignment_list import AssignForm, AssignmentFilter, ReleaseForm
from chains.models import Assignment
from chains.queries.assignments import assignments, held_by
from chains.services.assign import assign
from chains.services.release import release
from config.lib import clock
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from config.lib.web.listing import listing
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ORDERS = {
    "chain": ("chain__number", "role", "from_date", "pk"),
    "role": ("role", "chain__number", "from_date", "pk"),
    "since": ("from_date", "chain__number", "role", "pk"),
}


@require_http_methods(["GET", "POST"])
def assignment_list(request: OfficeRequest) -> HttpResponse:
    """Who answers for which chain, and giving a chain to somebody; ``?release=`` names an assignment to be ended."""
    require(request.user, Right.SET_UP_YEAR)
    leaving = _leaving(request.GET.get("release", ""))
    form = _form(request, leaving)
    if request.method == "POST" and form.is_valid():
        try:
            _act(request, form, leaving)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("chains:assignment_list")
    return render(
        request,
        "chains/assignment_list.html",
        {"form": form, "leaving": leaving, **_shown(request)},
        status=status_of(form),
    )


def _leaving(key: str) -> Assignment | None:
    """The assignment that is to be ended; Http404 where there is none of this key."""
    if not key:
        return None
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return get_object_or_404(assignments(clock.today()), pk=int(key))


def _form(request: OfficeRequest, leaving: Assignment | None) -> AssignForm | ReleaseForm:
    if leaving is not None:
        return ReleaseForm(request.POST or None, assignment=leaving, today=clock.today())
    return AssignForm(request.POST or None, today=clock.today(), chain=request.GET.get("chain", ""))


def _act(request: OfficeRequest, form: AssignForm | ReleaseForm, leaving: Assignment | None) -> None:
    given = form.cleaned_data
    if leaving is not None:
        leaving.until_date = given["seen"]
        release(by=request.user, assignment=leaving, last_day=given["last_day"], document=given["document"])
        messages.success(request, _("The last day of the assignment was set."))
        return
    made = assign(by=request.user, **given)
    messages.success(
        request,
        _("%(holder)s: %(role)s of %(chain)s.")
        % {"holder": made.holder, "role": AssignmentRole(made.role).label, "chain": made.chain.full_name},
    )


def _shown(request: OfficeRequest) -> dict[str, object]:
    """The list that the address asks for."""
    search = AssignmentFilter(request.GET)
    sought = search.cleaned_data if search.is_valid() else {}
    today = clock.today()
    found = assignments(today)
    if chain := sought.get("chain"):
        found = found.filter(chain=chain)
    if role := sought.get("role"):
        found = found.filter(role=role)
    if text := sought.get("q"):
        found = held_by(found, text)
    if not sought.get("ended"):
        found = found.running_from(today)
    return {
        "search": search,
        "listing": listing(request, found, orders=ORDERS, default="chain"),
        "narrowed": any(sought.values()),
        "day": today,
    }
