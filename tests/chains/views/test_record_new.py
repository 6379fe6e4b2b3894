from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chains.models import Belonging, Chain, Enterprise, OwnColumn
from chains.registers.register import REGISTERS
from offices.models import Account
from tests.chains.records import CODES, entered, sight

Browsers = Callable[[Account], Client]
PAGE = "/registers/enterprises/new/"


@pytest.mark.parametrize("register", list(REGISTERS))
def test_each_register_takes_a_record(register: str, clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    typed = {"name": "一号（演示）", "belongs-ferrous": "on", "share-ferrous": "60%"}
    answer = client_of(clerk).post(f"/registers/{register}/new/", typed)
    made = sight(clerk, register).records().get()
    assert answer.headers["Location"] == made.get_absolute_url()
    assert (made.name, made.source, made.entered_by) == ("一号（演示）", "typed", clerk)
    assert Belonging.objects.get(record=made.pk).share == 60


def test_the_only_chain_goes_without_saying(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    shown = client_of(clerk).get(PAGE)
    assert shown.context["form"]["belongs-ferrous"].initial is True


def test_all_that_is_wrong_is_said_and_nothing_typed_is_lost(
    clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    typed = {"credit_code": "91371500MA3C00001X", "revenue": "很多", "district": "不存在的县", "belongs-ferrous": "on"}
    answer = client_of(clerk).post(PAGE, {**typed, "products": "无缝钢管"})
    form = answer.context["form"]
    assert {"name", "credit_code", "revenue"} <= form.errors.keys()
    shown = answer.content.decode()
    for text in ("91371500MA3C00001X", "很多", "不存在的县", "无缝钢管"):
        assert text in shown
    assert form["belongs-ferrous"].value()
    assert answer.status_code == 400
    assert not Enterprise.objects.exists()


def test_a_field_that_must_be_filled_in_says_so_once(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    browser = client_of(clerk)
    assert browser.get(PAGE).context["form"]["name"].field.required
    assert len(browser.post(PAGE, {"belongs-ferrous": "on"}).context["form"].errors["name"]) == 1


def test_a_code_that_is_taken(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous, credit_code=CODES[0])
    typed = {"name": "二号（演示）", "credit_code": CODES[0], "belongs-ferrous": "on"}
    answer = client_of(clerk).post(PAGE, typed)
    assert answer.context["form"].non_field_errors()
    assert "二号（演示）" in answer.content.decode()


def test_a_share_that_is_no_share(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    for share in ("120", "0", "一半", "33.333"):
        answer = client_of(clerk).post(PAGE, {"name": "甲（演示）", "belongs-ferrous": "on", "share-ferrous": share})
        assert "share-ferrous" in answer.context["form"].errors


def test_S2_what_is_not_asked_for_changes_nothing(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    foreign = {"belongs-bearings": "on", "review": "reviewed", "source": "api", "entered_by": office.pk, "own": "{}"}
    client_of(clerk).post(PAGE, {"name": "甲（演示）", "belongs-ferrous": "on", **foreign})
    made = Enterprise.objects.get()
    assert (made.review, made.source, made.entered_by, made.own) == ("pending", "typed", clerk, {})
    assert [one.chain for one in Belonging.objects.all()] == [ferrous]


def test_an_offices_own_column_is_asked_for(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    OwnColumn.objects.create(register="enterprises", code="area", label="厂房面积", kind="amount", unit="亩")
    client_of(clerk).post(PAGE, {"name": "甲（演示）", "belongs-ferrous": "on", "area": "1,200 亩"})
    assert Enterprise.objects.get().own == {"area": "1200"}


def test_enter_it_and_another(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    typed = {"name": "甲（演示）", "belongs-ferrous": "on", "another": "1"}
    assert client_of(clerk).post(PAGE, typed).headers["Location"] == PAGE


def test_who_only_reads_is_told_who_may(liaison: Account, client_of: Browsers) -> None:
    answer = client_of(liaison).get(PAGE)
    assert answer.status_code == 403
    assert "录入员" in answer.content.decode()
