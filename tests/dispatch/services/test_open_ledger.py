from __future__ import annotations

import pytest
from django.http import Http404

from chains.models import Chain
from config.lib.periods import Month
from dispatch.models import Ledger
from dispatch.services.open_ledger import open_ledger
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import JUNE, Books


def test_a_ledger_is_found_for_whoever_may_know_the_chain(books: Books, clerk: Account) -> None:
    assert open_ledger(by=clerk, chain="ferrous", month=JUNE) == books.ledger("ferrous")


def test_a_chain_that_came_later_gets_its_ledger_on_first_need(books: Books, office: Account) -> None:
    Chain.objects.create(code="food", name="农副产品加工", catalogue_year=2024, number=12)
    ledger = open_ledger(by=office, chain="food", month=JUNE)

    assert open_ledger(by=office, chain="food", month=JUNE) == ledger
    assert Ledger.objects.filter(chain__code="food").count() == 1


@pytest.mark.parametrize(
    ("actor", "chain", "month"),
    [
        ("stranger_clerk", "ferrous", JUNE),
        ("system_admin", "ferrous", JUNE),
        ("nobody", "ferrous", JUNE),
        ("clerk", "no-such", JUNE),
        ("clerk", "ferrous", Month(2030, 1)),
    ],
)
def test_what_one_may_not_know_is_not_found(books: Books, city: City, actor: str, chain: str, month: Month) -> None:
    with pytest.raises(Http404):
        open_ledger(by=city.account(actor), chain=chain, month=month)
