from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from config.lib.periods import Month
from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.door import Unkept, sentence
from config.lib.web.errors import bad_request, no_json, unreadable
from dispatch.forms.ledger_cells import read_cells
from dispatch.services.open_ledger import open_ledger
from dispatch.services.refusals import CellsMovedOn, CellsRefused
from dispatch.services.save_entries import save_entries
from dispatch.tables.ledger_grid import grid_row, moved_cell
from offices.requests import OfficeRequest


@require_POST
def ledger_cells(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Save cells of the grid, all or none. Answers the rows as they now stand; 400 with ``unread`` (a sentence for each
    cell that cannot be read), 409 with ``moved`` (what somebody else saved meanwhile), or a sentence alone."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    if request.content_type not in {"", "application/json"}:
        return no_json(request)
    try:
        sent = read_cells(request.body)
    except Unkept:
        return unreadable(request, sentence())
    except ValueError:
        return bad_request(request)
    try:
        saved = save_entries(by=request.user, ledger=ledger, cells=sent.cells, source=sent.source, undone=sent.undone)
    except CellsRefused as refused:
        return JsonResponse({"detail": refused.sentence, "unread": refused.cells}, status=400)
    except CellsMovedOn as faster:
        moved = [moved_cell(cell) for cell in faster.cells]
        return JsonResponse({"detail": faster.sentence, "moved": moved}, status=409)
    except SomebodyWasFaster as faster:
        return JsonResponse({"detail": faster.sentence}, status=409)
    except Refused as refused:
        return JsonResponse({"detail": refused.sentence}, status=400)
    since_return = ledger.decided_at is not None
    return JsonResponse({"rows": [grid_row(one.row, since_return=since_return).as_json() for one in saved]})
