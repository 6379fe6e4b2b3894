"""Named lists for tests: made as a person would, with three projects and an enterprise to stand in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from chains.enums import ListReaders, Milestone, ProofKind
from chains.models import Chain, RegisterList
from chains.rules.milestones import Step
from chains.services.make_list import make_list
from chains.services.note_steps import note_steps
from offices.models import Account
from tests.chains.records import entered, sight


def made(account: Account, register: str = "projects", **words: Any) -> RegisterList:
    """A list of the account's own that shows the whole register, with what the test wants otherwise."""
    filters: Mapping[str, Sequence[str]] = {}
    return make_list(
        sight=sight(account, register), **{"title": "项目清单", "filters": filters, "columns": ["name"], **words}
    )


def for_all(account: Account, register: str = "projects", **words: Any) -> RegisterList:
    """A list that everybody finds."""
    return made(account, register, **{"readers": ListReaders.EVERYBODY, **words})


def started(account: Account, chain: Chain, name: str, day: dt.date | None, **texts: Any) -> Any:
    """A project whose construction started that day, or not yet."""
    project = entered(account, chain, "projects", name=name, **texts)
    if day is not None:
        steps = {Milestone.STARTED: Step(reached_on=day, proof=ProofKind.GROUND_LEVEL)}
        note_steps(sight=sight(account, "projects"), pk=project.pk, steps=steps)
    return project
