from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib import clock
from config.lib.web.listing import listing
from offices.enums import Right
from offices.forms.post_list import PostFilter
from offices.permissions import require
from offices.queries.posts import containing, posts, vacant
from offices.requests import OfficeRequest

ORDERS = {
    "organisation": ("organisation__name", "kind", "title", "pk"),
    "title": ("title", "organisation__name", "pk"),
    "kind": ("kind", "organisation__name", "title", "pk"),
}


@require_safe
def post_list(request: OfficeRequest) -> HttpResponse:
    """Who holds what today."""
    require(request.user, Right.MANAGE_POSTS)
    form = PostFilter(request.GET)
    sought = form.cleaned_data if form.is_valid() else {}
    today = clock.today()
    found = posts(today)
    if text := sought.get("q"):
        found = containing(found, text, today)
    if kind := sought.get("kind"):
        found = found.filter(kind=kind)
    if sought.get("vacant"):
        found = vacant(found, today)
    shown = listing(request, found, orders=ORDERS, default="organisation")
    return render(request, "offices/post_list.html", {"form": form, "listing": shown, "narrowed": any(sought.values())})
