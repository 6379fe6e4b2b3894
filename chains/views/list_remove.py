from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chains.queries.register_lists import list_seen
from chains.services.remove_list import remove_list
from offices.requests import OfficeRequest


@require_POST
def list_remove(request: OfficeRequest, code: str) -> HttpResponse:
    """Remove a named list; its records stay."""
    seen = list_seen(request.user, code)
    remove_list(sight=seen.sight, code=code)
    messages.success(request, _("The list “%(title)s” was removed.") % {"title": seen.named.title})
    return redirect("chains:list_home")
