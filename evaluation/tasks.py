"""Work of the evaluation that is done in the background."""

from __future__ import annotations

from typing import Any

from config.lib.queue import handles
from evaluation.services.compute_run import compute_run


@handles("evaluation.run")
def run(payload: dict[str, Any]) -> None:
    """Compute the run that somebody started."""
    compute_run(payload["run"])
