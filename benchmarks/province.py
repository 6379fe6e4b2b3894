"""A province in one run: 16 cities x 42 chains x 40 indicators x 12 months, each city ranked by itself.

The run is the whole of it, as in ``run``, and so is the floor: reading its input rows by Django's own values_list().
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks import city
from benchmarks.measure import in_turn, report
from benchmarks.run import inputs
from config.celery import leave_alone_what_is_loaded
from evaluation.enums import RunStatus
from evaluation.models import Run, Scheme
from evaluation.services.compute_run import compute_run
from evaluation.services.load_scheme import load_scheme

CITIES, CHAINS, INDICATORS = 16, 42, 40
ROUNDS = 5
SECONDS = 10


def main() -> None:
    """The run in turn with reading its rows."""
    leave_alone_what_is_loaded()
    city.build(chains=CITIES * CHAINS, indicators=INDICATORS)
    city.accept_all()
    scheme = _scheme()

    def compute() -> None:
        run = compute_run(Run.objects.create(scheme=scheme, year=city.YEAR, quarter=4).pk)
        assert run.status == RunStatus.DRAFT, run.status

    count = sum(len(rows) for rows in inputs())
    ours, alone = in_turn(compute, lambda: [len(rows) for rows in inputs()], rounds=ROUNDS)
    name, what = f"a run of {CITIES} cities x {CHAINS} chains x {INDICATORS} indicators x 12 months", "reading its"
    report(name, ours=ours.median, floor=alone.median, allowed=5, what=f"{what} {count:,} input rows")
    print(f"    {ours.median:9.2f} s   allowed {SECONDS} s")


def _scheme() -> Scheme:
    """Half by proportion, half by efficacy within the city; chains are ranked within their city."""
    weight = Decimal(100) / INDICATORS
    rules = ('rule = "efficacy"\namong = "group"', 'rule = "proportion"\nagainst = "time_progress"\ncap = 1.2')
    items = "\n".join(
        f'[[items]]\ncode = "item-{n}"\ntitle = "指标{n}"\nweight = {weight}\n'
        f'indicator = "indicator-{n}"\n{rules[n % 2]}\n'
        for n in range(1, INDICATORS + 1)
    )
    groups = "\n".join(
        f'[[groups]]\ncode = "city-{n}"\ntitle = "第{n + 1}市"\nunits = {_chains(n)}\n' for n in range(CITIES)
    )
    head = f'[scheme]\ncode = "province"\ntitle = "全省测速办法"\nyear = {city.YEAR}\n\n'
    return load_scheme(by=None, text=head + groups + items)


def _chains(of: int) -> str:
    codes = (f'"chain-{of * CHAINS + n}"' for n in range(1, CHAINS + 1))
    return f"[{', '.join(codes)}]"
