"""Who may judge a ledger: somebody with the right, who has no part in what is judged."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from dispatch.models import Correction, Entry, Extension, Ledger
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
        raise PermissionDenied(
            _(
                "You asked for this yourself, so somebody else must decide it. "
                "Ask a colleague of the leading-group office."
            )
        )
