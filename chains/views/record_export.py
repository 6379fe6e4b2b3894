from __future__ import annotations

from django.http import FileResponse
from django.views.decorators.http import require_GET

from chains.queries.record_rows import read_asked, rows_asked
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.export_records import export_records
from chains.views.looking_back import AS_OF, looking_back
from config.lib.web.downloads import workbook_file
from offices.requests import OfficeRequest


@require_GET
def record_export(request: OfficeRequest, register: Register) -> FileResponse:
    """The list as a workbook: the address asks as that of the list does, and the same rows and columns answer."""
    params = dict(request.GET.lists())
    sight, _said = looking_back(sight_of(request.user, register), params.get(AS_OF, ()))
    asked = read_asked(params, sight)
    rows, _order = rows_asked(asked, sight)
    taken = export_records(sight=sight.reckoned(asked.conditions.on), rows=rows, columns=asked.columns, asked=params)
    return workbook_file(taken.file, taken.name)
