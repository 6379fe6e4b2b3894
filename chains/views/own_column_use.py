from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chains.models import OwnColumn
from chains.registers.register import Register
from chains.services.use_own_column import use_own_column
from config.lib.refusals import Refused
from offices.requests import OfficeRequest


@require_POST
def own_column_use(request: OfficeRequest, register: Register, column: str) -> HttpResponse:
    """Use a retired column again."""
    try:
        used = use_own_column(by=request.user, register=register, code=column)
    except OwnColumn.DoesNotExist as unknown:
        raise Http404 from unknown
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("“%(label)s” is used again.") % {"label": used.label})
    return redirect("chains:own_column_list", register=register)
