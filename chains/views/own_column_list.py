from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.models import OwnColumn
from chains.queries.own_columns import filled
from chains.registers.own import OwnKind
from chains.registers.register import Register
from chains.services.own_column import shaper
from offices.requests import OfficeRequest


@require_safe
def own_column_list(request: OfficeRequest, register: Register) -> HttpResponse:
    """The columns that the office added to a register, and those that it retired."""
    shaper(request.user, register)
    columns = list(OwnColumn.objects.filter(register=register.code))
    records = filled(register, [one.code for one in columns])
    rows = [(one, OwnKind(one.kind).label, records[one.code]) for one in columns]
    context = {
        "register": register,
        "used": [row for row in rows if row[0].retired_at is None],
        "retired": [row for row in rows if row[0].retired_at is not None],
    }
    return render(request, "chains/own_column_list.html", context)
