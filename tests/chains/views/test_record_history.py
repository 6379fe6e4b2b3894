from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from chains.enums import EnterpriseRole, Honour
from chains.models import Chain, Enterprise, Recognition, Role
from chains.registers.register import REGISTERS
from chains.services.change_record import change_record
from chains.services.note_month import note_month
from chains.services.note_role import note_role
from config.lib.periods import Month
from offices.models import Account
from tests.chains.records import entered, sight
from tests.statements import statements

Browsers = Callable[[Account], Client]
DAY = dt.date(2024, 5, 1)


def page(browser: Client, record: object) -> str:
    answer = browser.get(f"{record.get_absolute_url()}history/")  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("register", list(REGISTERS))
def test_each_register_tells_what_happened(
    register: str, clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, register, note="先这样写")
    change_record(sight=sight(director, register), pk=made.pk, values={"note": "后来改了"}, reason="来电更正")
    shown = page(client_of(clerk), made)
    assert "clerk（演示）" in shown
    assert "director（演示）" in shown
    assert "来电更正" in shown
    assert "<del>先这样写</del>" in shown
    assert "<ins>后来改了</ins>" in shown
    assert shown.index("后来改了") < shown.index("<ins>先这样写")


def test_what_hangs_on_the_record_is_told_with_its_act(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    note_role(sight=sight(clerk), pk=made.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=DAY)
    Recognition.objects.create(enterprise=made, honour=Honour.GAZELLE, batch_year=2024, from_date=DAY)
    chains = {ferrous.pk: Decimal(60), bearings.pk: Decimal(40)}
    change_record(sight=sight(office), pk=made.pk, values={}, chains=chains)
    shown = page(client_of(office), made)
    for words in ("角色 黑色金属 链主企业", "荣誉或认定 瞪羚企业", "产业链 高端轴承", "<ins>60</ins>", "2024年5月1日"):
        assert words in shown
    project = entered(clerk, ferrous, "projects")
    note_month(sight=sight(clerk, "projects"), pk=project.pk, month=Month(2024, 5), invested=Decimal("3.5"))
    assert "<ins>3.5</ins>" in page(client_of(clerk), project)


def test_S4_figures_contacts_and_foreign_chains_are_not_told(
    office: Account, clerk: Account, liaison: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    made = entered(office, ferrous, revenue="123.45", contact="办公室 13800001234")
    values = {"revenue": Decimal("543.21"), "contact": "办公室 13900005678"}
    chains = {ferrous.pk: Decimal(60), bearings.pk: Decimal(40)}
    change_record(sight=sight(office), pk=made.pk, values=values, chains=chains)
    Role.objects.create(enterprise=made, chain=bearings, role="master", from_date=DAY)
    own, backer = page(client_of(clerk), made), page(client_of(liaison), made)
    assert "123.45" in own
    assert "543.21" in own
    for shown in (own, backer):
        assert "高端轴承" not in shown
        assert "13800001234" not in shown
        assert "13900005678" not in shown
    assert "123.45" not in backer
    assert "543.21" not in backer
    assert "无权查看的数据" in backer


def test_a_foreign_records_history_is_not_there(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    assert client_of(stranger_clerk).get(f"{made.get_absolute_url()}history/").status_code == 404


def test_rows_written_beside_every_verb_are_told_too(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, products="钢管")
    Enterprise.objects.filter(pk=made.pk).update(products="钢板")
    assert "<ins>钢板</ins>" in page(client_of(clerk), made)


def test_a_long_history_costs_no_more_statements(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    browser = client_of(clerk)
    made = entered(clerk, ferrous)
    park = entered(clerk, ferrous, "parks", name="园（演示）")
    change_record(sight=sight(clerk), pk=made.pk, values={"park": park})
    page(browser, made)
    short = statements(lambda: page(browser, made))
    for number in range(30):
        values = {"products": f"产品{number}", "park": park if number % 2 else None}
        change_record(sight=sight(clerk), pk=made.pk, values=values)
    assert statements(lambda: page(browser, made)) == short <= 20


def test_S16_what_was_typed_stays_inert(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, products="<img src=x onerror=alert(1)>")
    change_record(sight=sight(clerk), pk=made.pk, values={"products": "<svg onload=x>"}, reason="<b>")
    shown = page(client_of(clerk), made)
    assert "<img src=x" not in shown
    assert "<svg onload" not in shown
