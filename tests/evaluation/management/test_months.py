"""The demonstration's people act one by one: whoever asks later is told the same as of real figures."""

from __future__ import annotations

import datetime as dt

from config.lib.periods import CHINA
from dispatch.queries.ledger_history import ledger_history
from dispatch.services.save_entries import save_entries
from evaluation.management.demonstration.months import ENTERED_DAY, SUBMITTED_DAY, does, on, submit
from offices.models import AuditEntry
from tests.actors import City
from tests.dispatch.books import INVESTMENT, JUNE, Books, good_cells


def test_the_history_names_who_did_it_and_the_business_day(city: City, books: Books) -> None:
    accounts = {"clerk-ferrous": city.account("clerk"), "director-ferrous": city.account("director")}
    on(JUNE, ENTERED_DAY)
    does(accounts["clerk-ferrous"], save_entries, ledger=books.ledger("ferrous"), cells=good_cells())
    on(JUNE, SUBMITTED_DAY)
    submit(books.ledger("ferrous"), accounts)

    told = {(one.subject, one.act): one for one in ledger_history(books.ledger("ferrous"))}
    name = books.indicators[INVESTMENT].name
    entered, submitted = told[name, "entries.save"], told["整本台账", "ledger.submit"]
    assert [(one.who, one.via, one.at.astimezone(CHINA).date()) for one in (entered, submitted)] == [
        (accounts["clerk-ferrous"].name, "page", dt.date(2024, 7, 5)),
        (accounts["director-ferrous"].name, "page", dt.date(2024, 7, 6)),
    ]
    assert AuditEntry.objects.values("act_id").distinct().count() >= 2
