"""What a list comes to: every record once, and in each chain its share."""

from __future__ import annotations

from decimal import Decimal

from chains.models import Belonging, Chain
from chains.queries.record_rows import read_asked
from chains.queries.record_totals import Totals, totals
from config.lib import clock
from offices.models import Account
from tests.chains.records import entered, sight
from tests.statements import statements


def _totals(account: Account, register: str = "projects", **params: str) -> Totals:
    seen = sight(account, register)
    return totals(read_asked({name: [text] for name, text in params.items()}, seen), seen)


def _shared(office: Account, ferrous: Chain, bearings: Chain) -> None:
    both = entered(office, ferrous, "projects", name="共有（演示）", investment="1000")
    Belonging.objects.filter(record=both.pk).update(share=30)
    Belonging.objects.create(record=both.pk, register="projects", chain=bearings, share=70)
    entered(office, ferrous, "projects", name="独有（演示）", investment="200")
    entered(office, bearings, "projects", name="未填（演示）")


def test_the_city_counts_a_shared_record_once_and_each_chain_its_share(
    office: Account, ferrous: Chain, bearings: Chain
) -> None:
    _shared(office, ferrous, bearings)
    found = _totals(office, columns="investment,plan_share")
    assert [one.code for one in found.columns] == ["investment"]
    assert (found.whole.records, found.whole.figures) == (3, (Decimal(1200),))
    assert [(one.name, one.records, one.figures) for one in found.chains] == [
        ("黑色金属", 2, (Decimal(500),)),
        ("高端轴承", 2, (Decimal(700),)),
    ]


def test_without_shares_each_chain_counts_the_whole(office: Account, ferrous: Chain, bearings: Chain) -> None:
    both = entered(office, ferrous, name="共有（演示）", staff="10")
    Belonging.objects.create(record=both.pk, register="enterprises", chain=bearings)
    found = _totals(office, "enterprises", columns="staff")
    assert found.whole.figures == (Decimal(10),)
    assert [one.figures for one in found.chains] == [(Decimal(10),), (Decimal(10),)]


def test_filters_hold_and_nothing_known_is_not_zero(office: Account, ferrous: Chain, bearings: Chain) -> None:
    _shared(office, ferrous, bearings)
    narrowed = _totals(office, columns="investment", chain="bearings", name="未填")
    assert (narrowed.whole.records, narrowed.whole.figures) == (1, (None,))
    assert [(one.name, one.figures) for one in narrowed.chains] == [("高端轴承", (None,))]


def test_S4_a_clerk_adds_up_what_he_may_see(clerk: Account, office: Account, ferrous: Chain, bearings: Chain) -> None:
    _shared(office, ferrous, bearings)
    found = _totals(clerk, columns="investment,invested")
    assert found.whole.records == 2
    assert [one.name for one in found.chains] == ["黑色金属"]


def test_two_statements_whatever_the_rows(office: Account, ferrous: Chain, bearings: Chain) -> None:
    _shared(office, ferrous, bearings)
    seen = sight(office, "projects")
    asked = read_asked({"columns": ["investment", "invested_this_year"]}, seen)
    with clock.held():
        totals(asked, seen)
        assert statements(lambda: totals(asked, seen)) == 2
