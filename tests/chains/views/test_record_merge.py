from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from chains.models import Chain, NotDouble
from chains.models.enterprise import Enterprise
from chains.services.change_record import change_record
from chains.services.merge_records import merge_records
from offices.models import Account
from tests.chains.records import CODES, entered, sight

Browser = Callable[[Account], Client]


def pair(clerk: Account, ferrous: Chain) -> tuple[Enterprise, Enterprise, str]:
    one = entered(clerk, ferrous, name="鲁西管业", products="钢管", tax="5")
    other = entered(clerk, ferrous, name="鲁西 管业", products="无缝钢管", credit_code=CODES[0])
    return one, other, f"/registers/enterprises/doubles/{one.pk}/{other.pk}/"


def test_two_records_are_compared_and_made_one_column_by_column(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    one, other, address = pair(clerk, ferrous)
    page = client_of(clerk).get(address).content.decode()
    assert "无缝钢管" in page
    assert 'name="take.products"' in page
    assert 'name="take.tax"' not in page, "only one of them says something"
    sent = {"stays": "other", "seen": "1:1", "take.products": "one", "take.name": "other"}
    response = client_of(clerk).post(address, sent)
    assert response["Location"] == other.get_absolute_url()
    kept = Enterprise.objects.get(removed_at=None)
    assert (kept.pk, kept.name, kept.products, kept.tax, kept.credit_code) == (
        other.pk,
        "鲁西 管业",
        "钢管",
        5,
        CODES[0],
    )
    assert Enterprise.objects.get(pk=one.pk).merged_into_id == other.pk


def test_a_pair_that_is_two_is_remembered(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    _one, _other, address = pair(clerk, ferrous)
    assert client_of(clerk).post(address, {"apart": "1"}).status_code == 302
    assert NotDouble.objects.count() == 1
    assert "鲁西" not in client_of(clerk).get("/registers/enterprises/doubles/").content.decode()


def test_a_record_changed_meanwhile_is_compared_again(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    one, _other, address = pair(clerk, ferrous)
    change_record(sight=sight(clerk), pk=one.pk, values={"products": "管件"})
    sent = {"stays": "other", "seen": "1:1", "take.products": "other", "take.name": "one"}
    response = client_of(clerk).post(address, sent)
    assert response.status_code == 400
    page = response.content.decode()
    assert "clerk（演示）" in page
    assert Enterprise.objects.filter(removed_at=None).count() == 2
    ticked = re.findall(r'name="([\w.]+)" value="(\w+)" checked', page)
    assert dict(ticked) == {"stays": "other", "take.products": "other", "take.name": "one"}, "nothing chosen is lost"
    assert client_of(clerk).post(address, sent | {"seen": "2:1"}).status_code == 302
    assert 'name="seen" value="2:1"' in page, "what is sent next is about what the page shows now"


def test_S3_a_foreign_record_is_not_compared(
    clerk: Account, stranger_clerk: Account, liaison: Account, ferrous: Chain, bearings: Chain, client_of: Browser
) -> None:
    one, _other, address = pair(clerk, ferrous)
    foreign = entered(stranger_clerk, bearings, name="鲁西管业")
    for method in ("get", "post"):
        ask = getattr(client_of(clerk), method)
        assert ask(f"/registers/enterprises/doubles/{one.pk}/{foreign.pk}/").status_code == 404
        assert getattr(client_of(liaison), method)(address).status_code == 403


def test_a_pair_of_which_one_was_merged_meanwhile_leads_back_to_the_doubles(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    one, other, address = pair(clerk, ferrous)
    merge_records(sight=sight(clerk), stays=other.pk, goes=one.pk)
    for method in ("get", "post"):
        answer = getattr(client_of(clerk), method)(address, {"stays": "one", "seen": "1:1"}, follow=True)
        assert answer.redirect_chain == [("/registers/enterprises/doubles/", 302)]
        assert "其中一条刚被合并" in answer.content.decode()
        assert getattr(client_of(stranger_clerk), method)(address).status_code == 404
    assert Enterprise.objects.get(removed_at=None) == other
