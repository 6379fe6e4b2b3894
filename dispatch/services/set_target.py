from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from dispatch.enums import IndicatorForm
from dispatch.models import Indicator, Target, TargetChange
from dispatch.rules.cells import read_value
from dispatch.services.trailing import plain_figure
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


def set_target(
    *,
    by: Account,
    chain: Chain,
    indicator: Indicator,
    year: int,
    value: str | Decimal | None,
    document: str,
    reason: str,
    decided_on: dt.date,
    words: str = "",
) -> Target:
    """Set or change what a chain is to reach in a year, by a dated decision with a reason and a document.

    Raises PermissionDenied without the right, Refused where decision or figure are incomplete or nothing changes.
    """
    require(by, Right.SET_UP_YEAR)
    figure = _read(indicator, value, words)
    _require_decision(indicator, chain, document=document, reason=reason, decided_on=decided_on)
    with transaction.atomic():
        held = Target.objects.select_for_update().filter(chain=chain, indicator=indicator, year=year).first()
        before = held.value if held else None
        if held and (held.value, held.words) == (figure, words.strip()):
            raise Refused(_("“%(name)s”: this is the target already.") % {"name": indicator.name})
        target, _made = Target.objects.update_or_create(
            chain=chain, indicator=indicator, year=year, defaults={"value": figure, "words": words.strip()}
        )
        TargetChange.objects.create(
            target=target,
            before=before,
            after=figure,
            words=words.strip(),
            document=document.strip(),
            reason=reason.strip(),
            decided_on=decided_on,
            decided_by=by,
            made_at=clock.now(),
        )
        record(
            by=by,
            act="target.set",
            on=target,
            before={"value": plain_figure(before), "words": held.words if held else ""},
            after={"value": plain_figure(figure), "words": words.strip(), "document": document.strip()},
            reason=reason.strip(),
            scope=chain.code,
        )
    return target


def _read(indicator: Indicator, value: str | Decimal | None, words: str) -> Decimal | None:
    try:
        figure = read_value(value)
    except ValueError as error:
        raise Refused(_("“%(name)s”: %(reason)s.") % {"name": indicator.name, "reason": _(str(error))}) from error
    if indicator.form == IndicatorForm.WORDS and (figure is not None or not words.strip()):
        raise Refused(_("“%(name)s” is described in words and takes no figure.") % {"name": indicator.name})
    if indicator.form != IndicatorForm.WORDS and figure is None:
        raise Refused(_("“%(name)s”: enter the figure that is to be reached.") % {"name": indicator.name})
    return figure


def _require_decision(indicator: Indicator, chain: Chain, *, document: str, reason: str, decided_on: dt.date) -> None:
    if indicator.chain_id not in {None, chain.pk}:
        raise Refused(_("“%(name)s” is another chain's own indicator.") % {"name": indicator.name})
    if not document.strip() or not reason.strip():
        raise Refused(_("A target changes by a decision: name the document and the reason."))
    if len(document.strip()) > 100 or len(reason.strip()) > 300:
        raise Refused(_("The document may have 100 characters and the reason 300. Shorten them."))
    if decided_on > clock.today():
        raise Refused(_("%(day)s has not come yet. Enter the day of the decision.") % {"day": date_label(decided_on)})
