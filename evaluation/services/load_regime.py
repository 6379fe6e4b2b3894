from __future__ import annotations

from django.db import transaction

from chains.services.load_chains import load_chains
from chains.services.load_lists import load_lists
from chains.services.load_records import load_records
from config.lib.periods import Year
from dispatch.services.load_indicators import load_indicators
from dispatch.services.set_months import set_months
from evaluation.rules.regime import Mechanisms, Regime
from evaluation.services.load_scheme import load_scheme
from evaluation.services.set_notice_words import set_notice_words
from offices.models import Account
from offices.services.load_organisations import load_organisations


@transaction.atomic
def load_regime(*, by: Account | None, regime: Regime) -> None:
    """Fill the system for one place and one year with what a regime says; loading it again changes nothing.

    Organisations and posts, chains with who answers for them, indicators with the city's targets, the dates of the
    year's months with a ledger for each chain, the words of notices, the schemes, and what the regime's documents name
    of the registers with its lists. A regime that brings lists only leaves all else as it is. Each service leaves its
    entry in the trail, all under one act. ``by`` is None for an operator's command.
    """
    if regime.mechanisms is not None:
        _load_mechanisms(by=by, regime=regime, mechanisms=regime.mechanisms)
    load_records(by=by, facts=regime.records, source=regime.code, document=regime.document)
    load_lists(by=by, facts=regime.lists, source=regime.code, title=regime.title)


def _load_mechanisms(*, by: Account | None, regime: Regime, mechanisms: Mechanisms) -> None:
    load_organisations(by=by, facts=regime.organisations, source=regime.code)
    load_chains(
        by=by,
        facts=regime.chains,
        year=regime.year,
        document=regime.document,
        from_date=Year(regime.year).months[0].first_day,
        source=regime.code,
    )
    load_indicators(by=by, facts=regime.indicators, year=regime.year, source=regime.code)
    set_months(by=by, year=regime.year, rule=mechanisms.months)
    set_notice_words(by=by, year=regime.year, words=mechanisms.notice)
    for text in regime.schemes.values():
        load_scheme(by=by, text=text)
