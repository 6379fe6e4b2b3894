"""A changed weight on the trial page, 42 chains x 40 indicators: what the answer costs, beside the bare scoring.

Processor time of the process that answers. The floor is what the answer cannot do without: judging the same figures,
already in hand, by the old scheme and by the new one.
"""

from __future__ import annotations

import itertools
import time

from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks import city
from benchmarks.measure import in_turn, report
from evaluation.models import Run
from evaluation.queries.run_figures import run_figures
from evaluation.queries.scheme_in_force import read
from evaluation.rules.scoring import evaluate
from evaluation.services.draft_scheme import draft_scheme
from offices.enums import PostKind

ROUNDS = 15
SECONDS = 1


def main() -> None:
    """The places side by side, then how firm they are, then what one chain would need."""
    city.build(chains=42, indicators=40)
    city.accept_all()
    scheme = city.scheme(indicators=40)
    office = city.account(PostKind.OFFICE_STAFF, "trial-office")
    draft = draft_scheme(by=office, text=scheme.text, based_on=scheme)
    client = Client()
    client.force_login(office, backend=settings.AUTHENTICATION_BACKENDS[-1])
    address = reverse("evaluation:scheme_trial", args=[draft.pk])
    weights = itertools.cycle(("2", "3", "2.4"))
    figures = run_figures(Run(scheme=scheme, year=city.YEAR, quarter=4))
    held = read(scheme)

    def bare() -> None:
        for _scheme in ("old", "new"):
            evaluate(scheme=held, figures=figures)

    for shown, name in (
        ("", "places side by side"),
        ("firmness", "how firm they are"),
        ("chain-7", "what a chain needs"),
    ):

        def tried(shown: str = shown) -> None:
            sent = {"quarter": f"{city.YEAR}Q4", "points-item-1": next(weights), "show": shown}
            answer = client.post(address, sent)
            assert answer.status_code == 200, answer.status_code
            assert answer.context["trial"].rows

        ours, floor = in_turn(tried, bare, rounds=ROUNDS, clock=time.process_time)
        what = "judging the figures in hand twice"
        report(
            f"a changed weight, {name}",
            ours=ours.median,
            floor=floor.median,
            allowed=round(SECONDS / floor.median, 1),
            what=what,
        )
