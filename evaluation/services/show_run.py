from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.periods import date_label
from config.lib.workdays import working_days_after
from dispatch.services.telling import tell_chain_office
from evaluation.enums import Act, RunAct
from evaluation.models import Run
from evaluation.queries.run_course import showing
from evaluation.services.run_moving import (
    hold_run,
    move_run,
    replace_mended,
    require_current,
    require_free,
    require_move,
)
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def show_run(*, by: Account, run: Run) -> Run:
    """Show a draft to the chain offices, to each its own scores, for as many working days as its course says.

    The run that was shown before and is corrected by this one is taken back. Refused where the scheme shows no scores,
    while a chain has no place because figures are missing, while objections to the run before are not answered, and
    where a figure, target, mark or matter is no longer what the draft was computed from.
    """
    require(by, Right.EVALUATE)
    held = hold_run(run)
    require_move(held, RunAct.SHOW)
    until = working_days_after(clock.today(), showing(held).days)
    require_free(held, RunAct.SHOW)
    replace_mended(held, by=by)
    move_run(held, RunAct.SHOW, shown_by=by, shown_at=clock.now(), shown_until=until)
    require_current(held)
    record(
        by=by,
        act=Act.RUN_SHOW,
        on=held,
        after={"digest": held.digest, "until": until.isoformat(), "mends": held.mends_id},
        reason=held.reason,
    )
    for chain in Chain.objects.filter(placings__run=held):
        _tell(held, chain)
    return held


def _tell(run: Run, chain: Chain) -> None:
    def words() -> tuple[str, str]:
        names = {
            "quarter": run.period.label,
            "chain": chain.name,
            "day": date_label(run.shown_until) if run.shown_until else "",
        }
        subject = _("Scores of %(chain)s for %(quarter)s: shown until %(day)s") % names
        if run.mends_id:
            subject = _("Corrected scores of %(chain)s for %(quarter)s: shown until %(day)s") % names
        return subject, _(
            "Look at the scores of your chain and how they were worked out. Until the end of %(day)s the director of"
            " the chain office can object to a line, with the reason."
        ) % names

    tell_chain_office(
        chain=chain,
        key=f"run.shown:{run.pk}:{chain.pk}",
        kind="run.shown",
        link=reverse("evaluation:score_sheet", args=[run.pk, chain.code]),
        words=words,
    )
