"""Requests of chain offices: more time, and corrections. Each account sees those of the chains it may know."""

from __future__ import annotations

from django.db.models import QuerySet

from chains.permissions import visible_chains
from dispatch.models import Correction, Extension
from offices.models import Account


def extensions_seen(account: Account) -> QuerySet[Extension]:
    """All requests for more time, with what their lists and pages show of them."""
    return Extension.objects.filter(ledger__chain__in=visible_chains(account)).select_related(
        "ledger__chain", "ledger__month", "asked_by__person", "decided_by__person"
    )


def corrections_seen(account: Account) -> QuerySet[Correction]:
    """All requests for a correction, with what their lists and pages show of them."""
    return Correction.objects.filter(entry__ledger__chain__in=visible_chains(account)).select_related(
        "entry__ledger__chain", "entry__ledger__month", "entry__indicator", "asked_by__person", "decided_by__person"
    )
