"""The months of the demonstration: entered, submitted and accepted as in real life, each on its own days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from chains.models import Chain
from config.lib import acts, clock
from config.lib.periods import Month
from dispatch.enums import EntrySource, IndicatorForm
from dispatch.models import Ledger, Target
from dispatch.queries.ledger_sheet import ledger_sheet, obstacles
from dispatch.rules.cells import Cell
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.save_entries import save_entries
from dispatch.services.submit_ledger import submit_ledger
from evaluation.management.demonstration.figures import entered
from evaluation.management.demonstration.hours import one_act
from offices.models import Account

Accounts = Mapping[str, Account]
Done = TypeVar("Done")
NOTE = "演示数据，按固定规则生成"
WORDS = "演示数据：产业大脑项目按计划推进，已接入企业数据，正在搭建供需对接和设备共享两个应用场景。"
ENTERED_DAY, SUBMITTED_DAY, ACCEPTED_DAY = 5, 6, 8


def report(*, month: Month, chains: Iterable[Chain], accounts: Accounts) -> None:
    """Take a month through entering, submitting and accepting for the given chains."""
    ledgers = [ledger_of(chain, month) for chain in chains]
    on(month, ENTERED_DAY)
    for ledger in ledgers:
        enter(ledger, accounts)
    on(month, SUBMITTED_DAY)
    for ledger in ledgers:
        submit(ledger, accounts)
    on(month, ACCEPTED_DAY)
    for ledger in ledgers:
        does(accounts["office"], accept_ledger, ledger=_fresh(ledger))


def does(account: Account, verb: Callable[..., Done], **given: Any) -> Done:
    """Have somebody do one thing, as by a page: an act of his own in the trail and in the history of rows, at a time of
    its own."""
    with one_act(), acts.act("page", account=account.pk):
        return verb(by=account, **given)


def on(month: Month, day: int) -> None:
    """It is that day of the following month, on which the month is reported."""
    clock.set_business_date(month.next().first_day + dt.timedelta(days=day - 1))


def ledger_of(chain: Chain, month: Month) -> Ledger:
    """The ledger of a chain for a month."""
    return Ledger.objects.select_related("chain", "month").get(
        chain=chain, month__year=month.year, month__month=month.month
    )


def enter(ledger: Ledger, accounts: Accounts, *, without: Iterable[str] = ()) -> None:
    """Have the clerk enter the month's figures, those of the indicators named by code left out."""
    left_out = set(without)
    targets = Target.objects.filter(chain=ledger.chain, year=ledger.month.year).select_related("indicator", "chain")
    cells = [_cell(target, ledger.month.period) for target in targets if target.indicator.code not in left_out]
    _save(ledger, cells, accounts)
    _explain(ledger, accounts)


def submit(ledger: Ledger, accounts: Accounts) -> None:
    """Have the director submit the ledger."""
    does(accounts[f"director-{ledger.chain.code}"], submit_ledger, ledger=_fresh(ledger))


def _cell(target: Target, month: Month) -> Cell:
    indicator = target.indicator
    if indicator.form == IndicatorForm.WORDS:
        return Cell(indicator_code=indicator.code, words=WORDS)
    return Cell(indicator_code=indicator.code, value=entered(target=target, indicator=indicator, month=month))


def _explain(ledger: Ledger, accounts: Accounts) -> None:
    """A warning passes with a note."""
    sheet = ledger_sheet(_fresh(ledger))
    rows = {row.indicator.code: row for row in sheet.rows}
    wanting = {obstacle.code for obstacle in obstacles(sheet) if obstacle.code in rows}
    cells = [Cell(indicator_code=code, value=rows[code].value, note=NOTE) for code in wanting if rows[code].is_reported]
    if cells:
        _save(ledger, cells, accounts)


def _save(ledger: Ledger, cells: list[Cell], accounts: Accounts) -> None:
    clerk = accounts[f"clerk-{ledger.chain.code}"]
    does(clerk, save_entries, ledger=_fresh(ledger), cells=cells, source=EntrySource.DEMONSTRATION)


def _fresh(ledger: Ledger) -> Ledger:
    return Ledger.objects.select_related("chain", "month").get(pk=ledger.pk)
