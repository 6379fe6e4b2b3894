from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.periods import Month, Year
from config.lib.refusals import Refused
from dispatch.enums import Act
from dispatch.models import Ledger, MonthDays, ReportingMonth
from dispatch.queries.month_days import rule_for
from dispatch.rules.deadlines import Dates, MonthRule
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


def set_months(
    *, by: Account | None, year: int, dates: Mapping[Month, Dates] | None = None, rule: MonthRule | None = None
) -> list[ReportingMonth]:
    """Set the dates of months of a year, and open a ledger for every chain in each; returns the twelve months.

    Months that have no dates yet and are not in ``dates`` get those of the rule; those that have them keep them.
    ``rule`` is kept for this year and the following ones. ``by`` is None where a command sets up the year.

    Raises PermissionDenied without the right, Refused where dates are out of order or a month is sealed.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    given = dict(dates or {})
    _require_in_order(given if rule is None else {Month(year, 1): rule.dates(Month(year, 1)), **given}, year)
    with transaction.atomic():
        _hold(year)
        held = {one.period: one for one in ReportingMonth.objects.select_for_update().filter(year=year)}
        before = _kept(held, year)
        if rule is not None:
            MonthDays.objects.update_or_create(year=year, defaults=asdict(rule))
        in_force = rule_for(year)
        for period in Year(year).months:
            _set(held, period, given.get(period), rule=in_force)
        after = _kept(held, year)
        months = [held[period] for period in Year(year).months]
        _open_ledgers(months)
        if after != before:
            record(
                by=by,
                act=Act.MONTHS_SET,
                on=months[0],
                before={name: days for name, days in before.items() if after[name] != days},
                after={name: days for name, days in after.items() if before.get(name) != days},
                label=Year(year).label,
            )
    return months


def _hold(year: int) -> None:
    """Let whoever else sets up the year wait until the transaction ends: there may be no row yet to wait at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dispatch.months'), %s)", [year])


def _require_in_order(given: Mapping[Month, Dates], year: int) -> None:
    for period, dates in sorted(given.items()):
        if period.year != year:
            raise Refused(_("%(month)s is not a month of %(year)s.") % {"month": period.label, "year": year})
        if not dates.belong_to(period):
            raise Refused(
                _("%(month)s: its dates must lie between its first day and the end of %(last)s.")
                % {"month": period.label, "last": period.year + 1}
            )
        if not dates.in_order:
            raise Refused(
                _("%(month)s: the dates must follow each other: opens, then due, then locks.") % {"month": period.label}
            )


def _set(held: dict[Month, ReportingMonth], period: Month, dates: Dates | None, *, rule: MonthRule) -> None:
    """Bring one month to its dates."""
    if period not in held:
        wanted = dates or rule.dates(period)
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


def _kept(held: Mapping[Month, ReportingMonth], year: int) -> dict[str, list[str]]:
    """The dates of the year's months and the days that fill them in, for the trail."""
    rule = rule_for(year)
    dates = {str(period): one.dates for period, one in sorted(held.items())}
    kept = {name: [day.isoformat() for day in (one.opens, one.due, one.locks)] for name, one in dates.items()}
    return {**kept, "days": [str(day) for day in (rule.opens_day, rule.due_day, rule.locks_day)]}
