from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from config.lib.refusals import Refused
from dispatch.enums import Act, IndicatorForm, LedgerAct, Level
from dispatch.models import Correction, Entry, Ledger
from dispatch.queries.columns import Column, load_columns
from dispatch.queries.rows import build_row
from dispatch.rules.cells import Content, read_value
from dispatch.services.moving import hold
from dispatch.services.reasons import required
from dispatch.services.refusals import at_indicator
from dispatch.services.telling import tell_leading_group_office
from dispatch.services.trailing import plain_figure
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


def ask_correction(
    *, by: Account, ledger: Ledger, indicator_code: str, value: str | Decimal | None, reason: str
) -> Correction:
    """Ask the leading-group office to put another figure in the place of an accepted one; None takes it away.

    Nothing changes until it is granted. One request at a time for each figure.

    Raises Http404 or PermissionDenied without the right, Refused where the ledger is not accepted, the figure cannot be
    read, is the same, or would be an error in the ledger too, or a request is pending.
    """
    require(by, Right.SUBMIT_LEDGER, ledger.chain)
    with transaction.atomic():
        at = clock.now()
        held = hold(ledger, act=LedgerAct.CORRECT)
        column = _column(held, indicator_code)
        why = required(reason, what=_("why the figure is to be corrected"))
        after = _read(column, value)
        require_sound(held, column, after)
        correction = _ask(held, column, after, by=by, why=why, at=at)
        record(
            by=by,
            act=Act.CORRECTION_ASK,
            on=correction,
            before={"value": plain_figure(correction.before)},
            after={"value": plain_figure(after)},
            reason=why,
            scope=held.chain.code,
        )
        _tell(held, correction)
    return correction


def require_sound(ledger: Ledger, column: Column, after: Decimal | None) -> None:
    """Raise Refused where the figure would be an error in the ledger."""
    content = Content(value=after, words=column.content.words, note=column.content.note)
    row = build_row(column, ledger.month.period, content=content)
    errors = [finding.sentence for finding in row.findings if finding.level == Level.ERROR]
    if errors:
        raise Refused(at_indicator(column.indicator.name, " ".join(errors)))


def _column(ledger: Ledger, code: str) -> Column:
    column = load_columns(ledger, {code}).get(code)
    if column is None:
        raise Refused(_("There is no such indicator in the ledger of %(chain)s.") % {"chain": ledger.chain.name})
    if column.indicator.form == IndicatorForm.WORDS:
        raise Refused(
            _("“%(name)s” is described in words and has no figure to correct.") % {"name": column.indicator.name}
        )
    return column


def _read(column: Column, value: str | Decimal | None) -> Decimal | None:
    name = column.indicator.name
    try:
        after = read_value(value)
    except ValueError as error:
        raise Refused(_("“%(name)s”: %(reason)s.") % {"name": name, "reason": _(str(error))}) from error
    if after == column.content.value:
        raise Refused(_("“%(name)s”: this is the figure that stands there already.") % {"name": name})
    return after


def _ask(
    ledger: Ledger, column: Column, after: Decimal | None, *, by: Account, why: str, at: dt.datetime
) -> Correction:
    entry = column.entry or Entry.objects.create(ledger=ledger, indicator=column.indicator)
    try:
        with transaction.atomic():
            return Correction.objects.create(
                entry=entry, before=entry.value, after=after, reason=why, asked_by=by, asked_at=at
            )
    except IntegrityError as error:
        raise Refused(
            _("“%(name)s”: a correction has been asked for already. Wait for the decision of the leading-group office.")
            % {"name": column.indicator.name}
        ) from error


def _tell(ledger: Ledger, correction: Correction) -> None:
    def words() -> tuple[str, str]:
        names = {
            "chain": ledger.chain.full_name,
            "month": ledger.month.period.label,
            "indicator": correction.entry.indicator.name,
        }
        return _("%(chain)s asks to correct “%(indicator)s” of %(month)s") % names, correction.reason

    tell_leading_group_office(
        key=f"correction.asked:{correction.pk}",
        kind="correction.asked",
        link=correction.get_absolute_url(),
        words=words,
    )
