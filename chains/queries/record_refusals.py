"""Why a record may not be removed or reviewed by somebody who has the right; "" where it may."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from chains.enums import ReviewState
from chains.queries.sight import Sight


def removal_refused(sight: Sight, chains: Collection[int]) -> str:
    """``chains``: all to which the record belongs, also those that the account does not see and that are not named."""
    if sight.keeps.issuperset(chains):
        return ""
    return _(
        "It belongs to a chain too that you do not keep. Take it out of your own chain, or ask the leading-group office"
        " to remove it."
    )


def review_refused(sight: Sight, record: Any) -> str:
    """Nobody reviews what he wrote himself."""
    if record.review == ReviewState.REVIEWED:
        return _("It is reviewed already.")
    if record.changed_by_id == sight.account.pk:
        return _("You changed it last yourself. Somebody else with the right reviews it.")
    return ""
