from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from config.lib.periods import Month, Year
from dispatch.enums import LedgerStatus
from dispatch.queries.ledger_sheet import LedgerSheet, Openness, ledger_sheet, openness
from dispatch.queries.ledgers_seen import dated_months, holds_demonstration
from dispatch.rules.deadlines import day_of
from dispatch.rules.moves import JUDGED
from dispatch.services.open_ledger import open_ledger
from dispatch.services.return_ledger import DAYS_TO_MEND
from dispatch.tables import ledger_page as page
from dispatch.tables.ledger_grid import GridRow, grid_row, groups
from offices.requests import OfficeRequest


@require_safe
def ledger_edit(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """The ledger of a chain for a month: to be filled, submitted, reviewed or read, as the reader may."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    sheet = ledger_sheet(ledger)
    may = openness(sheet, request.user)
    since_return = any(row.entry and row.entry.reviewed_version for row in sheet.rows)
    judged = ledger.state in JUDGED
    rows = [grid_row(row, since_return=since_return, to_fill=may.may_enter, judged=judged) for row in sheet.rows]
    context = {
        "ledger": ledger,
        "month": month,
        "sheet": sheet,
        "may": may,
        "groups": groups(rows),
        "filters": page.filters(since_return=since_return, judged=judged),
        "since_return": since_return,
        "closed": page.why_closed(sheet, may),
        "due_word": page.due_word(sheet.days_left) if sheet.closed is None else "",
        "mend_by": day_of(sheet.at) + dt.timedelta(days=DAYS_TO_MEND),
        "is_demonstration": settings.DEMO and holds_demonstration(ledger),
        "all_demonstration": all(row.demonstration for row in rows),
        "login_address": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}",
        "data": _for_script(request, sheet, may, rows),
        **_neighbours(month, may),
    }
    return render(request, "dispatch/ledger_edit.html", context)


def _neighbours(month: Month, may: Openness) -> dict[str, Any]:
    """The other months of the year, with links to those that have dates."""
    dated = dated_months(month.year)
    return {
        "months": [(other, page.month_label(other), other in dated) for other in Year(month.year)],
        "earlier": [(other, page.month_label(other)) for other in (month.previous(),) if other in dated],
        "later": [(other, page.month_label(other)) for other in (month.next(),) if other in dated],
        "width": page.COLUMNS + 12 + may.may_review,
    }


def _for_script(request: OfficeRequest, sheet: LedgerSheet, may: Openness, rows: list[GridRow]) -> dict[str, Any]:
    """What the page's script works on."""
    place = {"chain": sheet.ledger.chain.code, "month": sheet.ledger.month.period}
    returned = sheet.ledger.status == LedgerStatus.RETURNED and bool(sheet.returned)
    return {
        "account": request.user.pk,
        "ledger": f"{place['chain']}/{place['month']}",
        "url": reverse("dispatch:ledger_cells", kwargs=place),
        "editable": may.may_enter,
        "stamp": sheet.stamp,
        "filter": "returned" if returned and may.may_enter else "",
        "rows": [row.as_json() for row in rows],
        "words": page.script_words(),
    }
