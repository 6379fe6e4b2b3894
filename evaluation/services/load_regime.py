from __future__ import annotations

from django.db import transaction

from chains.services.load_chains import load_chains
from config.lib.periods import Year
from dispatch.services.load_indicators import load_indicators
from dispatch.services.set_months import set_months
from evaluation.rules.regime import Regime
from evaluation.services.load_scheme import load_scheme
from evaluation.services.set_notice_words import set_notice_words
from offices.models import Account
from offices.services.load_organisations import load_organisations


@transaction.atomic
def load_regime(*, by: Account | None, regime: Regime) -> None:
    """Fill the system for one place and one year with what a regime says; loading it again changes nothing.

    Organisations and posts, chains with who answers for them, indicators with the city's targets, the dates of the
    year's months with a ledger for each chain, the words of notices, and the schemes. Each service leaves its entry in
    the trail, all under one act. ``by`` is None for an operator's command.
    """
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
    set_months(by=by, year=regime.year, rule=regime.months)
    set_notice_words(by=by, year=regime.year, words=regime.notice)
    for text in regime.schemes.values():
        load_scheme(by=by, text=text)
