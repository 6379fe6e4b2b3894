from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.periods import Month, Year
from config.lib.refusals import Refused
from dispatch.models import Ledger, ReportingMonth
from dispatch.rules.deadlines import Dates, usual_dates
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


def set_months(*, by: Account | None, year: int, dates: Mapping[Month, Dates] | None = None) -> list[ReportingMonth]:
    """Set the dates of months of a year, and open a ledger for every chain in each; returns the twelve months.

    Months that have no dates yet and are not in ``dates`` get the usual ones; those that have them keep them. ``by`` is
    None where a command sets up the year.

    Raises PermissionDenied without the right, Refused where dates are out of order or a month is sealed.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    given = dict(dates or {})
    _require_in_order(given, year)
    with transaction.atomic():
        held = {one.period: one for one in ReportingMonth.objects.select_for_update().filter(year=year)}
        before = {str(period): _plain(one.dates) for period, one in held.items()}
        for period in Year(year).months:
            _set(held, period, given.get(period))
        after = {str(period): _plain(one.dates) for period, one in sorted(held.items())}
        months = [held[period] for period in Year(year).months]
        _open_ledgers(months)
        if after != before:
            record(
                by=by,
                act="months.set",
                on=months[0],
                before={period: text for period, text in before.items() if after[period] != text},
                after={period: text for period, text in after.items() if before.get(period) != text},
                label=Year(year).label,
            )
    return months


def _require_in_order(given: Mapping[Month, Dates], year: int) -> None:
    for period, dates in sorted(given.items()):
        if period.year != year:
            raise Refused(_("%(month)s is not a month of %(year)s.") % {"month": period.label, "year": year})
        if not dates.in_order:
            raise Refused(
                _("%(month)s: the dates must follow each other: opens, then due, then locks.") % {"month": period.label}
            )


def _set(held: dict[Month, ReportingMonth], period: Month, dates: Dates | None) -> None:
    """Bring one month to its dates."""
    if period not in held:
        wanted = dates or usual_dates(period)
        held[period] = ReportingMonth.objects.create(
            year=period.year, month=period.month, opens=wanted.opens, due=wanted.due, locks=wanted.locks
        )
        return
    month = held[period]
    if dates is None or dates == month.dates:
        return
    if month.sealed_at is not None:
        raise Refused(_("%(month)s is sealed; its dates cannot be changed any more.") % {"month": period.label})
    month.opens, month.due, month.locks = dates.opens, dates.due, dates.locks
    month.save(update_fields=["opens", "due", "locks"])


def _open_ledgers(months: list[ReportingMonth]) -> None:
    chains = Chain.objects.filter(closed_on=None)
    Ledger.objects.bulk_create(
        [Ledger(chain=chain, month=month) for month in months if month.sealed_at is None for chain in chains],
        ignore_conflicts=True,
    )


def _plain(dates: Dates) -> list[str]:
    return [dates.opens.isoformat(), dates.due.isoformat(), dates.locks.isoformat()]
