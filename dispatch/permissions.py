"""Who may judge a ledger: somebody with the right, who has no part in what is judged."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from chains.models import Chain
from chains.permissions import may
from dispatch.enums import Decision
from dispatch.models import Correction, Entry, Extension, Ledger
from offices.enums import Right
from offices.models import Account


def require_no_part_in(ledger: Ledger, *, by: Account) -> None:
    """Raise PermissionDenied where the account submitted the ledger or entered a figure that stands in it."""
    own = Entry.objects.filter(ledger=ledger, entered_by=by)
    if ledger.submitted_by_id == by.pk or own.exists():
        raise PermissionDenied(
            _(
                "You entered or submitted figures of this ledger yourself, so somebody else must review it. "
                "Ask a colleague of the leading-group office."
            )
        )


def require_not_asked_by(request: Extension | Correction, *, by: Account) -> None:
    """Raise PermissionDenied where the account asked for what is to be decided."""
    if request.asked_by_id == by.pk:
        raise PermissionDenied(_asked_oneself())


def why_not_decide(request: Extension | Correction, *, chain: Chain, by: Account) -> str:
    """Why the account cannot decide a request, in a sentence; empty where it can."""
    if request.decision != Decision.PENDING:
        return _("It has been decided.")
    if not may(by, Right.REVIEW_LEDGER, chain):
        return _("The leading-group office decides it.")
    return _asked_oneself() if request.asked_by_id == by.pk else ""


def _asked_oneself() -> str:
    return _(
        "You asked for this yourself, so somebody else must decide it. Ask a colleague of the leading-group office."
    )
