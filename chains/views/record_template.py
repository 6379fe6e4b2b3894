from __future__ import annotations

from tempfile import TemporaryFile

from django.http import FileResponse
from django.views.decorators.http import require_safe

from chains.documents.record_template import write_template
from chains.models import Chain
from chains.queries.import_links import link_names
from chains.queries.sight import sight_of
from chains.registers.register import Register
from config.lib.web.downloads import workbook_file
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_safe
def record_template(request: OfficeRequest, register: Register) -> FileResponse:
    """The workbook for an import, with all columns that the account may fill."""
    sight = sight_of(request.user, register)
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    columns = [one for one in sight.columns if one.is_typed or one.code == "chains"]
    chains = list(Chain.objects.filter(pk__in=sight.keeps).values_list("name", flat=True))
    file = TemporaryFile()  # noqa: SIM115 - closed when it is sent
    write_template(
        file, title=str(register.title), columns=columns, offers=link_names(columns, request.user), chains=chains
    )
    file.seek(0)
    return workbook_file(file, f"{register.title}导入模板.xlsx")
