"""A city larger than any: chains, indicators and months by the dozen, with figures by a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.db import connection, transaction

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import reconcile
from config.lib import clock
from config.lib.bulk import copy_in
from dispatch.enums import IndicatorKind, LedgerStatus
from dispatch.models import Entry, Indicator, Ledger, Target
from dispatch.services.set_months import set_months
from evaluation.models import Scheme
from evaluation.services.load_scheme import load_scheme
from offices.enums import OrganisationKind, PostKind
from offices.models import Account, Organisation, Person, Tenure
from offices.services.load_organisations import ensure_post

YEAR = 2024
TODAY = dt.date(2025, 1, 8)


def build(*, chains: int, indicators: int) -> None:
    """Make the city, in place of any made before: every ledger of the year accepted but December, which is open."""
    _clear()
    clock.set_business_date(TODAY)
    made = Chain.objects.bulk_create(
        Chain(code=f"chain-{n}", name=f"产业链{n}", number=n, catalogue_year=YEAR) for n in range(1, chains + 1)
    )
    measured = Indicator.objects.bulk_create(
        Indicator(
            code=f"indicator-{n}",
            name=f"指标{n}",
            short_name=f"指标{n}",
            group=f"第{n % 6}组",
            number=n,
            kind=IndicatorKind.FLOW if n % 2 else IndicatorKind.CUMULATIVE,
            unit="亿元",
        )
        for n in range(1, indicators + 1)
    )
    Target.objects.bulk_create(
        Target(chain=chain, indicator=one, year=YEAR, value=Decimal(120)) for chain in made for one in measured
    )
    set_months(by=None, year=YEAR)
    _fill(measured)


def _clear() -> None:
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names() if name.startswith(("chains_", "dispatch_"))]
        cursor.execute(f"TRUNCATE {', '.join(tables)}, evaluation_run, evaluation_scheme CASCADE")


def _fill(measured: list[Indicator]) -> None:
    Ledger.objects.exclude(month__month=12).update(status=LedgerStatus.ACCEPTED)
    ledgers = list(Ledger.objects.select_related("month", "chain"))
    with transaction.atomic(), connection.cursor() as cursor:
        # No history is written: a province is one statement here, and would be many times the rows that are read.
        cursor.execute(f"SET LOCAL statement_timeout = 0; ALTER TABLE {Entry._meta.db_table} DISABLE TRIGGER USER")
        copy_in(Entry, [field.name for field in ENTRY], _entries(ledgers, measured))
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {Entry._meta.db_table} ENABLE TRIGGER USER")


ENTRY = [field for field in Entry._meta.concrete_fields if not field.primary_key and not field.has_db_default()]


def _entries(ledgers: list[Ledger], measured: list[Indicator]) -> Iterator[list[object]]:
    """From 8.00 to 12.99, hardly two alike, as figures are; for all other columns what an entry begins with."""
    blank = Entry()
    for ledger in ledgers:
        month = ledger.month.month
        for one in measured:
            step = 8 + Decimal((ledger.chain.number * 7919 + one.number * 3571 + month * 1013) % 499) / 100
            value = step if one.kind == IndicatorKind.FLOW else step * month
            own = {"ledger_id": ledger.pk, "indicator_id": one.pk, "value": value}
            yield [own.get(field.attname, getattr(blank, field.attname)) for field in ENTRY]


def accept_all() -> None:
    """December too."""
    Ledger.objects.update(status=LedgerStatus.ACCEPTED)


def account(kind: PostKind, username: str, *, chain: Chain | None = None) -> Account:
    """Somebody with a post of that kind, answering for the chain."""
    organisation, _ = Organisation.objects.get_or_create(
        code=f"of-{username}", defaults={"name": f"机构{username}", "kind": OrganisationKind.CHAIN_OFFICE}
    )
    post = ensure_post(organisation=organisation, kind=kind, title="岗位")
    if chain:
        Assignment.objects.create(
            chain=chain, role=AssignmentRole.CHAIN_OFFICE, organisation=organisation, from_date=dt.date(YEAR, 1, 1)
        )
    person = Person.objects.create(name=username)
    made = Account.objects.create(username=username, person=person, must_change_password=False)
    Tenure.objects.create(person=person, post=post, from_date=dt.date(YEAR, 1, 1))
    reconcile()
    return made


def scheme(*, indicators: int) -> Scheme:
    """A scheme over all indicators, by turns by proportion and by efficacy among peers; no two weights are alike, so
    that no answer serves twice."""
    middle = Decimal(indicators + 1) / 2
    weights = {n: Decimal(100) / indicators + (n - middle) / 100 for n in range(1, indicators + 1)}
    rules = ('rule = "efficacy"\nagainst = "peers"', 'rule = "proportion"\nagainst = "time_progress"\ncap = 1.2')
    items = "\n".join(
        f'[[items]]\ncode = "item-{n}"\ntitle = "指标{n}"\nweight = {weight}\n'
        f'indicator = "indicator-{n}"\n{rules[n % 2]}\n'
        for n, weight in weights.items()
    )
    head = f'[scheme]\ncode = "bench"\ntitle = "测速办法"\nyear = {YEAR}\nfull_marks = 100\nplaces = 2\n\n'
    return load_scheme(by=None, text=head + items)
