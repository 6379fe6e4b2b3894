"""A run over 42 chains x 40 indicators x 12 months, beside reading its input rows from the database alone.

The run is the whole of it, as a worker does it: gathering, scoring, explanations, keeping inputs, result, lines and
places, the trail, and the commit with its checks of references. The floor is the rows that it reads, every one with
the columns that it needs and nothing made of them: the year's accepted entries with their chain and month, the targets
and the decisions that changed them, chains, indicators, marks, matters. They are read by Django's own values_list();
beside it stands the same for the same statements through the driver's cursor alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from benchmarks import city
from benchmarks.measure import in_turn, report
from chains.models import Chain
from config.celery import leave_alone_what_is_loaded
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Indicator, Target, TargetChange
from evaluation.enums import RunStatus
from evaluation.models import Adjustment, Mark, Run
from evaluation.services.compute_run import compute_run

ROUNDS = 9
ENTRY = ("pk", "value", "words", "source", "indicator_id", "ledger__chain_id")
MONTH = ("ledger__month__year", "ledger__month__month")
CHANGE = ("before", "after", "document", "decided_on")


def main() -> None:
    """Both floors in turn with the run, in a process that has settled as a worker does when it starts."""
    leave_alone_what_is_loaded()
    city.build(chains=42, indicators=40)
    city.accept_all()
    scheme = city.scheme(indicators=40)

    def compute() -> None:
        run = compute_run(Run.objects.create(scheme=scheme, year=city.YEAR, quarter=4).pk)
        assert run.status == RunStatus.DRAFT, run.status

    def read() -> int:
        return sum(len(rows) for rows in inputs())

    statements = [rows.query.sql_with_params() for rows in inputs()]
    count = read()

    def fetch() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(*statement)
                cursor.fetchall()

    for floor, how in ((read, "values_list()"), (fetch, "the driver's cursor")):
        ours, alone = in_turn(compute, floor, rounds=ROUNDS)
        name, what = "a run of 42 chains x 40 indicators x 12 months", f"reading its {count:,} input rows by {how}"
        report(name, ours=ours.median, floor=alone.median, allowed=5, what=what)


def inputs() -> Sequence[QuerySet[Any, tuple[Any, ...]]]:
    """The statements that read what a run of the last quarter is made from."""
    quarter = {"year": city.YEAR, "quarter": 4}
    entries = Entry.objects.filter(
        ledger__month__year__in=(city.YEAR - 1, city.YEAR),
        ledger__status__in=(LedgerStatus.ACCEPTED.value, LedgerStatus.SEALED.value),
    )
    return (
        entries.order_by().values_list(*ENTRY, *MONTH),
        Target.objects.filter(year=city.YEAR).order_by().values_list("pk", "chain_id", "indicator_id", "value"),
        TargetChange.objects.filter(target__year=city.YEAR).values_list("target_id", *CHANGE),
        Chain.objects.values_list("pk", "code", "name"),
        Indicator.objects.values_list("pk", "code", "name", "unit", "kind", "form", "decimals", "phased", "curve"),
        Mark.objects.filter(**quarter).values_list("pk", "chain_id", "item", "rater", "value"),
        Adjustment.objects.filter(**quarter).values_list("pk", "chain_id", "item", "matter", "count", "grade", "proof"),
    )
