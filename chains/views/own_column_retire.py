from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chains.models import OwnColumn
from chains.registers.register import Register
from chains.services.retire_own_column import retire_own_column
from config.lib.refusals import Refused
from offices.requests import OfficeRequest


@require_POST
def own_column_retire(request: OfficeRequest, register: Register, column: str) -> HttpResponse:
    """Retire a column of the office's own, after a question."""
    try:
        retired = retire_own_column(by=request.user, register=register, code=column)
    except OwnColumn.DoesNotExist as unknown:
        raise Http404 from unknown
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request,
            _("“%(label)s” was retired. What records say in it is kept.") % {"label": retired.label},
        )
    return redirect("chains:own_column_list", register=register)
