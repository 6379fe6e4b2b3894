from __future__ import annotations

from django.http import FileResponse
from django.views.decorators.http import require_GET

from chains.queries.register_lists import whole_list
from chains.services.export_records import export_records
from config.lib.web.downloads import workbook_file
from offices.requests import OfficeRequest


@require_GET
def list_export(request: OfficeRequest, code: str) -> FileResponse:
    """The list as a workbook; the address asks as that of the list does, and the same rows and columns answer."""
    seen = whole_list(request.user, code)
    params = dict(request.GET.lists())
    rows, _order = seen.rows(params)
    taken = export_records(
        sight=seen.sight,
        rows=rows,
        columns=seen.asked.columns,
        title=seen.named.title,
        unit_line=seen.named.unit_line,
        numbered=True,
        asked={"list": [code], **params},
    )
    return workbook_file(taken.file, taken.name)
