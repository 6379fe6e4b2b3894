"""Work of the evaluation that is done in the background."""

from __future__ import annotations

from typing import Any

from celery import shared_task

from config.lib import origin
from config.lib.queue import handles
from evaluation.services import check_runs as check
from evaluation.services.compute_run import compute_run
from evaluation.services.fail_run import fail_run


def give_up(payload: dict[str, Any]) -> None:
    """Let nobody wait any longer for a run that broke down."""
    fail_run(payload["run"])


@handles("evaluation.run", on_give_up=give_up)
def run(payload: dict[str, Any]) -> None:
    """Compute the run that somebody started."""
    compute_run(payload["run"])


@shared_task(name="evaluation.check_runs")
def check_runs() -> int:
    """Compute the runs that the chains have seen anew and compare; returns how many differ."""
    with origin.acting("task"):
        return check.check_runs()
