from __future__ import annotations

from chains.models import Chain
from chains.queries.record_rows import read_asked, rows_asked
from chains.queries.register_counts import to_review
from chains.services.review_record import review_record
from offices.models import Account
from tests.chains.records import entered, sight


def waiting(account: Account) -> dict[str, int]:
    return {one.register.code: one.records for one in to_review(account)}


def test_S4_what_waits_for_an_account_is_what_it_may_review(
    director: Account, clerk: Account, stranger_clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    """Of a register of the whole city a chain's director sees every record, and reviews those of his chain."""
    entered(stranger_clerk, bearings, "institutions", name="轴承研究所（演示）")
    assert sight(director, "institutions").records().exists()
    assert (waiting(director), waiting(office)) == ({}, {"institutions": 1})
    own = entered(clerk, ferrous, "institutions", name="钢管研究所（演示）")
    assert (waiting(director), waiting(office)) == ({"institutions": 1}, {"institutions": 2})
    assert (waiting(clerk), waiting(stranger_clerk)) == ({}, {}), "they review nothing"
    review_record(sight=sight(director, "institutions"), pk=own.pk)
    assert (waiting(director), waiting(office)) == ({}, {"institutions": 1})


def test_what_one_wrote_oneself_waits_for_somebody_else(director: Account, office: Account, ferrous: Chain) -> None:
    entered(director, ferrous)
    assert (waiting(director), waiting(office)) == ({}, {"enterprises": 1})


def test_the_list_that_is_led_to_shows_what_waits(
    director: Account, clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    entered(stranger_clerk, bearings, "policies", name="轴承政策（演示）")
    entered(clerk, ferrous, "policies", name="钢管政策（演示）")
    (one,) = to_review(director)
    assert one.query == "review=pending&chain=ferrous"
    seen = sight(director, "policies")
    asked = read_asked({"review": ["pending"], "chain": ["ferrous"]}, seen)
    assert [record.name for record in rows_asked(asked, seen)[0]] == ["钢管政策（演示）"]


def test_what_one_wrote_oneself_is_told_apart(clerk: Account, director: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous)
    assert [(one.records, one.own) for one in to_review(director)] == [(1, 0)]
    entered(director, ferrous, name="主任填报的厂（演示）")
    assert [(one.records, one.own) for one in to_review(director)] == [(1, 1)]
