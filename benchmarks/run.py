"""A run over 42 chains x 40 indicators x 12 months, beside reading its input rows from the database alone."""

from __future__ import annotations

from django.db import connection, transaction

from benchmarks import city
from benchmarks.measure import in_turn, report
from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.services.compute_run import compute_run

ROUNDS = 5
INPUTS = """
SELECT e.id, e.value, e.words, e.source, l.chain_id, e.indicator_id, m.year, m.month
FROM dispatch_entry e
JOIN dispatch_ledger l ON l.id = e.ledger_id
JOIN dispatch_reportingmonth m ON m.id = l.month_id
WHERE m.year = 2024
"""
TARGETS = "SELECT chain_id, indicator_id, value, words FROM dispatch_target WHERE year = 2024"


def main() -> None:
    """The whole of it: gathering, scoring, explanations, keeping lines and places."""
    _empty()
    city.build(chains=42, indicators=40)
    city.accept_all()
    scheme = city.scheme(indicators=40)

    def compute() -> None:
        with transaction.atomic():
            run = Run.objects.create(scheme=scheme, year=2024, quarter=4)
            computed = compute_run(run.pk)
            assert computed.status == RunStatus.DRAFT, computed.status
            transaction.set_rollback(True)

    def read() -> None:
        with connection.cursor() as cursor:
            cursor.execute(INPUTS)
            rows = cursor.fetchall()
            cursor.execute(TARGETS)
            rows += cursor.fetchall()
        assert len(rows) == 42 * 40 * 13

    ours, floor = in_turn(compute, read, rounds=ROUNDS)
    what = "reading its 21,840 input rows"
    report("a run of 42 chains x 40 indicators x 12 months", ours=ours.median, floor=floor.median, allowed=5, what=what)


def _empty() -> None:
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names() if name.startswith(("chains_", "dispatch_"))]
        cursor.execute(f"TRUNCATE {', '.join(tables)}, evaluation_run, evaluation_scheme CASCADE")
