"""The monthly reports as files: of the city for whoever sees every chain, of a chain for whoever sees it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from chains.permissions import sees_all_chains, visible_chains
from config.lib import clock
from config.lib.periods import Month
from config.lib.web.downloads import PDF, download, workbook_download
from config.lib.web.turns import one_paper_at_a_time
from evaluation.documents.chain_report import chain_report_pdf, chain_report_workbook
from evaluation.documents.chain_report import title as chain_title
from evaluation.documents.city_report import city_report_pdf, city_report_workbook
from evaluation.documents.city_report import title as city_title
from evaluation.queries.report_facts import chain_report_facts, city_report_facts
from evaluation.queries.reports import reportable
from offices.requests import OfficeRequest

ENDINGS = ("pdf", "xlsx")


@require_safe
@one_paper_at_a_time
def report_city(request: OfficeRequest, month: Month, ending: str) -> HttpResponse:
    """The city's report of a month as ``pdf`` or ``xlsx``."""
    if ending not in ENDINGS or not sees_all_chains(request.user) or not reportable(month):
        raise Http404
    facts = city_report_facts(month=month)
    if ending == "pdf":
        return download(city_report_pdf(facts), name=f"{city_title(facts)}.pdf", kind=PDF)
    return workbook_download(city_report_workbook(facts, made_at=clock.now()), f"{city_title(facts)}.xlsx")


@require_safe
@one_paper_at_a_time
def report_chain(request: OfficeRequest, month: Month, chain: str, ending: str) -> HttpResponse:
    """A chain's report of a month as ``pdf`` or ``xlsx``."""
    found = get_object_or_404(visible_chains(request.user), code=chain)
    if ending not in ENDINGS or not reportable(month):
        raise Http404
    facts = chain_report_facts(chain=found, month=month)
    if ending == "pdf":
        return download(chain_report_pdf(facts), name=f"{chain_title(facts)}.pdf", kind=PDF)
    return workbook_download(chain_report_workbook(facts, made_at=clock.now()), f"{chain_title(facts)}.xlsx")
