"""What the evaluation of a quarter waits for, as the office reads it on its desk: a title, a sentence, one button."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext, pgettext_lazy

from config.lib.periods import date_label
from evaluation.enums import RunStatus, Step
from evaluation.queries.judging import IDLE, Judging


@dataclass(frozen=True)
class Wording:
    """A step in words; ``%(count)s`` and ``%(day)s`` stand for what is open and for how long scores are shown.

    ``address`` is the page that button and title lead to, which opens on the run where the step has one.
    """

    sentence: str | Promise
    button: str | Promise
    address: str = "evaluation:run_view"


WORDINGS = {
    Step.WAIT: Wording(
        ngettext_lazy(
            "%(count)s ledger of the quarter is not accepted yet",
            "%(count)s ledgers of the quarter are not accepted yet",
            "count",
        ),
        _("See who is missing"),
        "dispatch:board",
    ),
    Step.START: Wording(
        _("All ledgers are accepted; the quarter can be judged."), _("Judge it"), "evaluation:run_list"
    ),
    Step.COMPUTE: Wording(_("The run is being computed."), _("See how far it is")),
    Step.SHOW: Wording(_("The run is computed and waits to be shown to the chains."), _("Check and show")),
    Step.OBJECTIONS: Wording(
        ngettext_lazy("%(count)s objection waits for an answer.", "%(count)s objections wait for an answer.", "count"),
        pgettext_lazy("button", "Answer"),
    ),
    Step.SHOWN: Wording(_("The scores are shown to the chains until %(day)s."), pgettext_lazy("button", "Open")),
    Step.LACKING: Wording(
        ngettext_lazy(
            "%(count)s chain has no place because figures are missing.",
            "%(count)s chains have no place because figures are missing.",
            "count",
        ),
        _("See what is missing"),
    ),
    Step.MEND: Wording(
        _("An objection was upheld: correct the figure or mark, then start the run again."),
        pgettext_lazy("button", "Open"),
    ),
    Step.CONFIRM: Wording(
        _("The period for objections is over; the scores wait to be confirmed."), _("Check and confirm")
    ),
    Step.PUBLISH: Wording(_("The run is computed and waits to be published."), _("Check and publish")),
    Step.NOTICE: Wording(
        _("The ranking is published, the notice is not issued yet."), _("Go to the notice"), "evaluation:notice_open"
    ),
}
CORRECTED = _("The corrected scores wait to be confirmed.")
CONFIRMED = _("The scores are confirmed and wait to be published.")
SUPERSEDES = _("A new run that is to supersede the published one waits to be published or discarded.")


@dataclass(frozen=True)
class DeskStep:
    """A line of the desk. What waits for others is ``idle``: its button is none of the first to be pressed."""

    title: str
    sentence: str
    button: str
    address: str
    corrections: int
    idle: bool


def desk_step(judging: Judging) -> DeskStep:
    """The line of a quarter."""
    wording, run, quarter = WORDINGS[judging.step], judging.run, judging.quarter
    is_notice = judging.step == Step.NOTICE
    what = pgettext("after a quarter", "notice") if is_notice else pgettext("after a quarter", "evaluation")
    address = reverse(wording.address, args=[run.pk] if run else [])
    named = {"count": judging.open, "day": date_label(run.shown_until) if run and run.shown_until else ""}
    return DeskStep(
        title=f"{quarter.label}{what}",
        sentence=str(_sentence(judging) % named),
        button=str(wording.button),
        address=f"{address}?year={quarter.year}" if judging.step == Step.WAIT else address,
        corrections=judging.corrections,
        idle=judging.step in IDLE,
    )


def _sentence(judging: Judging) -> str | Promise:
    """The sentence of the step, or of the special case that its run is."""
    run, step = judging.run, judging.step
    if run and step == Step.CONFIRM and run.status == RunStatus.DRAFT:
        return CORRECTED
    if run and step == Step.PUBLISH and run.status == RunStatus.CONFIRMED:
        return CONFIRMED
    if run and step == Step.PUBLISH and run.supersedes_id:
        return SUPERSEDES
    return WORDINGS[step].sentence
