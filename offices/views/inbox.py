from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from offices.queries.inbox import inbox as messages_of
from offices.requests import OfficeRequest

ORDERS = {
    "sent": ("sent_at", "pk"),
    "subject": ("subject", "pk"),
    "organisation": ("organisation__name", "-sent_at", "pk"),
}


@require_safe
def inbox(request: OfficeRequest) -> HttpResponse:
    """What one's organisations were told: all of it, or what nobody of them has read."""
    found = messages_of(request.user)
    show = "unread" if request.GET.get("show") == "unread" else "all"
    text = request.GET.get("q", "").strip()[:100]
    if show == "unread":
        found = found.filter(read_at=None)
    if text:
        found = found.filter(subject__icontains=text)
    context = {"listing": listing(request, found, orders=ORDERS, default="-sent"), "show": show, "q": text}
    return render(request, "offices/inbox.html", context)
