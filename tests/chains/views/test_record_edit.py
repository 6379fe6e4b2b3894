from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chains.models import Belonging, Chain
from chains.registers.register import REGISTERS
from chains.services.change_record import change_record
from chains.services.merge_records import merge_records
from chains.services.remove_record import remove_record
from offices.models import Account
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]


def page(record: Any) -> str:
    return f"{record.get_absolute_url()}edit/"


def sent(answer: Any) -> dict[str, Any]:
    """What the form of a page would send back as it stands."""
    form = answer.context["form"]
    found = {}
    for field in form:
        value = field.value()
        if value is True:
            found[field.html_name] = "on"
        elif value not in (None, False):
            found[field.html_name] = value
    return found


@pytest.mark.parametrize("register", list(REGISTERS))
def test_saving_what_stands_there_changes_nothing(
    register: str, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, register)
    browser = client_of(clerk)
    assert browser.post(page(made), sent(browser.get(page(made)))).status_code == 302
    made.refresh_from_db()
    assert made.version == 1


def test_a_change_is_saved_and_empties_too(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, staff="120", products="钢管", revenue="20.5")
    browser = client_of(clerk)
    typed = sent(browser.get(page(made))) | {"staff": "130人", "products": "", "share-ferrous": "40"}
    browser.post(page(made), typed)
    made.refresh_from_db()
    assert (made.staff, made.products, str(made.revenue.normalize())) == (130, "", "20.5")
    assert Belonging.objects.get().share == 40


def test_S13_both_values_are_shown_to_the_slower(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, staff="1", products="钢管", nodes="冶炼")
    browser = client_of(clerk)
    typed = sent(browser.get(page(made))) | {"staff": "2", "nodes": "轧制"}
    change_record(sight=sight(director), pk=made.pk, values={"staff": 3, "products": "钢板"}, seen_version=1)
    answer = browser.post(page(made), typed)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert "director" in form.non_field_errors()[0]
    assert form.now == {"staff": "3", "products": "钢板"}
    again = sent(answer)
    assert (again["staff"], again["products"], again["nodes"], again["version"]) == ("2", "钢板", "轧制", "2")
    assert browser.post(page(made), again).status_code == 302
    made.refresh_from_db()
    assert (made.staff, made.products, made.nodes, made.version) == (2, "钢板", "轧制", 3)


def test_what_was_typed_is_kept_where_the_record_was_merged_meanwhile(
    clerk: Account, director: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    goes, stays = entered(clerk, ferrous, name="甲 厂", staff="1"), entered(clerk, ferrous, name="甲厂（演示）")
    browser = client_of(clerk)
    typed = sent(browser.get(page(goes))) | {"products": "无缝钢管"}
    merge_records(sight=sight(director), stays=stays.pk, goes=goes.pk)

    answer = browser.post(page(goes), typed)

    assert answer.status_code == 409
    assert "data-save" not in answer.content.decode(), "nothing can be saved here any more"
    assert "已合并至“甲厂（演示）”" in answer.context["form"].non_field_errors()[0]
    assert answer.context["form"]["products"].value() == "无缝钢管"
    assert browser.get(page(goes))["Location"] == stays.get_absolute_url()
    stays.refresh_from_db()
    assert (stays.products, stays.staff) == ("", 1)
    for stranger in (client_of(stranger_clerk), client_of(stranger_clerk)):
        assert stranger.post(page(goes), typed).status_code == 404, "S4"


@pytest.mark.parametrize("while_saving", [False, True])
def test_what_was_typed_is_kept_where_the_record_was_removed_meanwhile(
    clerk: Account,
    director: Account,
    stranger_clerk: Account,
    ferrous: Chain,
    client_of: Browsers,
    monkeypatch: pytest.MonkeyPatch,
    while_saving: bool,
) -> None:
    made = entered(clerk, ferrous, name="甲厂（演示）")
    browser = client_of(clerk)
    typed = sent(browser.get(page(made))) | {"products": "无缝钢管"}

    def remove() -> None:
        remove_record(sight=sight(director), pk=made.pk, reason="重复登记")

    def removed_first(**given: Any) -> Any:
        remove()
        return change_record(**given)

    if while_saving:
        monkeypatch.setattr("chains.views.record_edit.change_record", removed_first)
    else:
        remove()
    answer = browser.post(page(made), typed)

    assert answer.status_code == 409
    assert "“甲厂（演示）”已被他人删除" in answer.context["form"].non_field_errors()[0]
    assert answer.context["form"]["products"].value() == "无缝钢管"
    assert browser.get(page(made)).status_code == 404
    assert client_of(stranger_clerk).post(page(made), typed).status_code == 404, "S4"


def test_a_contact_stays_unless_it_is_typed_or_deleted(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, contact="办公室 13800001234")
    browser = client_of(clerk)
    shown = browser.get(page(made))
    assert "13800001234" not in shown.content.decode()
    browser.post(page(made), sent(shown) | {"staff": "5"})
    made.refresh_from_db()
    assert (made.contact, made.staff) == ("办公室 13800001234", 5)
    browser.post(page(made), sent(browser.get(page(made))) | {"contact": "0635-8000000"})
    made.refresh_from_db()
    assert made.contact == "0635-8000000"
    browser.post(page(made), sent(browser.get(page(made))) | {"contact-clear": "on"})
    made.refresh_from_db()
    assert made.contact == ""


def test_S3_the_belongings_to_foreign_chains_stay(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    made = entered(office, ferrous)
    change_record(sight=sight(office), pk=made.pk, values={}, chains={ferrous.pk: 60, bearings.pk: 40})
    browser = client_of(clerk)
    shown = browser.get(page(made))
    assert "高端轴承" not in shown.content.decode()
    browser.post(page(made), sent(shown) | {"share-ferrous": "50", "belongs-bearings": "", "share-bearings": "1"})
    assert dict(Belonging.objects.values_list("chain__code", "share")) == {"ferrous": 50, "bearings": 40}
    answer = browser.post(page(made), sent(browser.get(page(made))) | {"share-ferrous": "70"})
    assert answer.context["form"].non_field_errors()


def test_S4_a_foreign_record_is_not_there(
    clerk: Account, stranger_clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    assert client_of(stranger_clerk).get(page(made)).status_code == 404
    assert client_of(stranger_clerk).post(page(made), {"name": "乙"}).status_code == 404
    assert client_of(liaison).post(page(made), {"name": "乙"}).status_code == 403
