from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from config.lib.web.addresses import own_path
from offices.queries.inbox import inbox
from offices.requests import OfficeRequest
from offices.services.inbox import mark_read


@require_http_methods(["GET", "POST"])
def inbox_open(request: OfficeRequest, pk: int) -> HttpResponse:
    """Read one message. Opening it from the list (a POST) marks it as read and goes on to what it is about."""
    if request.method == "POST":
        read = mark_read(by=request.user, message=pk)
        if read is None:
            raise Http404
        return redirect(own_path(request, read.link) or request.path)
    message = inbox(request.user).filter(pk=pk).first()
    if message is None:
        raise Http404
    return render(request, "offices/inbox_open.html", {"message": message})
