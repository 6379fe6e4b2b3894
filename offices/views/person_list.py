from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib import clock
from config.lib.web.listing import listing
from offices.enums import AccountState, Right
from offices.forms.person_list import PersonFilter
from offices.permissions import require
from offices.queries.lockouts import locked_names
from offices.queries.people import containing, in_state, people, state_of
from offices.requests import OfficeRequest

ORDERS = {
    "name": ("name", "pk"),
    "account": ("account__username", "pk"),
    "seen": ("account__last_login", "pk"),
}


@require_safe
def person_list(request: OfficeRequest) -> HttpResponse:
    """Everybody, whether they can log in, and the posts they hold today."""
    require(request.user, Right.MANAGE_ACCOUNTS, Right.MANAGE_POSTS)
    form = PersonFilter(request.GET)
    sought = form.cleaned_data if form.is_valid() else {}
    today, locked = clock.today(), locked_names()
    found = people(today)
    if text := sought.get("q"):
        found = containing(found, text, today)
    if state := sought.get("state"):
        found = in_state(found, AccountState(state), locked)
    shown = listing(request, found, orders=ORDERS, default="name")
    for person in shown.rows:
        person.state = state_of(person, locked)
    context = {"form": form, "listing": shown, "narrowed": any(sought.values())}
    return render(request, "offices/person_list.html", context)
