from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chains.documents.record_reading import read_records
from chains.forms.record_import import RecordImportForm
from chains.models import Chain
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.import_later import purpose
from config.lib import uploads
from config.lib.xlsx.limits import WorkbookRefused
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def record_import(request: OfficeRequest, register: Register) -> HttpResponse:
    """Hand in a workbook of records; one that can be read is kept and its trial report shown."""
    sight = sight_of(request.user, register)
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    chains = Chain.objects.filter(pk__in=sight.keeps)
    is_sent = request.method == "POST"
    form = RecordImportForm(request.POST if is_sent else None, request.FILES if is_sent else None, chains=chains)
    if is_sent and form.is_valid():
        workbook = form.cleaned_data["workbook"]
        try:
            read_records(workbook, columns=sight.columns, one=str(register.one))
        except WorkbookRefused as refused:
            form.add_error("workbook", str(refused))
        else:
            workbook.seek(0)
            kept = uploads.keep(file=workbook, name=workbook.name, owner=request.user, purpose=purpose(register))
            address = reverse("chains:record_trial", kwargs={"register": register, "upload": kept.pk})
            return redirect(f"{address}?{urlencode({'chain': form.cleaned_data['chain']})}")
    context = {"register": register, "sight": sight, "form": form}
    return render(request, "chains/record_import.html", context, status=400 if is_sent else 200)
