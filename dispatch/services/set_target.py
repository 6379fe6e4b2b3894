from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.refusals import Refused
from dispatch.enums import Act, IndicatorForm
from dispatch.models import Indicator, Target
from dispatch.queries.target_trial import stamp
from dispatch.rules.cells import LONGEST_WORDS, read_value
from dispatch.services.putting_targets import NewTarget, decision, hold_targets, put_targets, require_as_seen
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
    seen: int | None = None,
) -> Target:
    """Set or change what a chain is to reach in a year, by a dated decision with a reason and a document.

    ``seen`` is the stamp of the target that was on the page.

    Raises PermissionDenied without the right, Refused where decision or figure are incomplete or nothing changes,
    SomebodyWasFaster where the target is no longer what was seen.
    """
    require(by, Right.SET_UP_YEAR)
    if indicator.chain_id not in {None, chain.pk}:
        raise Refused(_("“%(name)s” is another chain's own indicator.") % {"name": indicator.name})
    figure, sentence = _read(indicator, value, words)
    decided = decision(document=document, reason=reason, decided_on=decided_on)
    with transaction.atomic():
        hold_targets([chain])
        held = Target.objects.filter(chain=chain, indicator=indicator, year=year).first()
        require_as_seen(stamp([held] if held else []), seen)
        if held and (held.value, held.words) == (figure, sentence):
            raise Refused(_("“%(name)s”: this is the target already.") % {"name": indicator.name})
        new = NewTarget(chain=chain, indicator=indicator, value=figure, words=sentence, was=held)
        [target] = put_targets([new], by=by, year=year, decided=decided)
        record(
            by=by,
            act=Act.TARGET_SET,
            on=target,
            before={"value": plain_figure(held.value if held else None), "words": held.words if held else ""},
            after={"value": plain_figure(figure), "words": sentence, "document": decided.document},
            reason=decided.reason,
            scope=chain.code,
        )
    return target


def _read(indicator: Indicator, value: str | Decimal | None, words: str) -> tuple[Decimal | None, str]:
    """The figure and the words, as the indicator takes them."""
    sentence = words.strip()
    try:
        figure = read_value(value)
    except ValueError as error:
        raise Refused(_("“%(name)s”: %(reason)s.") % {"name": indicator.name, "reason": _(str(error))}) from error
    if indicator.form == IndicatorForm.WORDS and figure is not None:
        raise Refused(_("“%(name)s” is described in words and takes no figure.") % {"name": indicator.name})
    if indicator.form == IndicatorForm.WORDS and not sentence:
        raise Refused(_("“%(name)s”: say in words what is to be reached.") % {"name": indicator.name})
    if indicator.form != IndicatorForm.WORDS and figure is None:
        raise Refused(_("“%(name)s”: enter the figure that is to be reached.") % {"name": indicator.name})
    if len(sentence) > LONGEST_WORDS:
        reason = _("the text is longer than 4,000 characters; shorten it")
        raise Refused(_("“%(name)s”: %(reason)s.") % {"name": indicator.name, "reason": reason})
    return figure, sentence
