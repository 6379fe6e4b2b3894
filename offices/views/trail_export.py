from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from config.lib.refusals import Refused
from config.lib.web.downloads import workbook_file
from offices.enums import Right
from offices.models import AuditEntry
from offices.permissions import require
from offices.queries.trail import differences, find, is_business
from offices.requests import OfficeRequest
from offices.services.export_trail import export_trail
from offices.templatetags.trail import act_word, field_word, reason_word, value_word, via_word, who_word
from offices.views.trail import ORDERS, filter_of, sought_by


@require_GET
def trail_export(request: OfficeRequest) -> HttpResponse | FileResponse:
    """The trail as a workbook: the address asks as that of the page does, and the same entries answer."""
    require(request.user, Right.VIEW_TRAIL)
    sought = sought_by(filter_of(request))
    order = [f"-{field}" for field in ORDERS["at"]] if request.GET.get("sort") != "at" else ORDERS["at"]
    asked = {name: str(value) for name, value in sought.items() if value}
    try:
        taken = export_trail(by=request.user, entries=find(sought).order_by(*order), in_words=in_words, asked=asked)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect(f"{reverse('offices:trail')}?{request.GET.urlencode()}")
    return workbook_file(taken.file, taken.name)


def in_words(entry: AuditEntry) -> list[str]:
    """The cells of an entry, as the page shows them: of the business which fields were touched, not their values."""
    business = is_business(entry)
    return [
        f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}",
        str(who_word(entry)),
        entry.actor_posts,
        str(act_word(entry.act)),
        str(_("Done") if entry.succeeded else _("Failed")),
        "" if business else str(reason_word(entry.reason)),
        entry.object_label,
        entry.scope,
        _touched(entry) if business else _changed(entry),
        str(via_word(entry.via)),
        entry.address,
    ]


def _touched(entry: AuditEntry) -> str:
    return "·".join(str(field_word(one.field)) for one in differences(entry))


def _changed(entry: AuditEntry) -> str:
    return "；".join(
        f"{field_word(one.field)} "
        + " → ".join(str(value_word(value)) for value in (one.before, one.after) if value is not None)
        for one in differences(entry)
    )
