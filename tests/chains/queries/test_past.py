from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from chains.enums import EnterpriseRole, Milestone, ProofKind
from chains.models import Chain, Enterprise, OwnColumn
from chains.registers.register import REGISTERS
from chains.rules.milestones import Step
from chains.services.change_record import change_record
from chains.services.note_month import note_month
from chains.services.note_role import note_role
from chains.services.note_steps import note_steps
from chains.services.remove_record import remove_record
from config.lib.periods import Month
from offices.models import Account
from tests.chains.history import on
from tests.chains.records import CODES, entered, sight
from tests.statements import statements

Browsers = Callable[[Account], Client]
JANUARY, MARCH, MAY = dt.date(2024, 1, 15), dt.date(2024, 3, 31), dt.date(2024, 5, 20)
LIST = "/registers/enterprises/"


def names(browser: Client, **params: object) -> list[str]:
    answer = browser.get(LIST, params)
    assert answer.status_code == 200
    return [line.record.name for line in answer.context["lines"]]


@pytest.mark.parametrize("register", list(REGISTERS))
def test_a_record_and_its_list_are_seen_as_they_stood(
    register: str, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    with on(JANUARY):
        made = entered(clerk, ferrous, register, name="旧名（演示）")
    with on(MAY):
        change_record(sight=sight(clerk, register), pk=made.pk, values={"name": "新名（演示）"})
    browser = client_of(clerk)
    then = {"as_of": "2024-03-31"}
    shown = browser.get(f"/registers/{register}/", then).content.decode()
    assert f"{made.get_absolute_url()}?as_of=2024-03-31" in shown
    page = browser.get(made.get_absolute_url(), then).content.decode()
    for text in (shown, page):
        assert "旧名（演示）" in text
        assert "新名" not in text
        assert "2024年3月31日" in text
        assert f"/registers/{register}/new/" not in text
        assert "edit/" not in text
    assert "新名（演示）" in browser.get(made.get_absolute_url()).content.decode()


def test_on_its_last_second_a_day_still_counts(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    with on(MARCH):
        entered(clerk, ferrous, name="三月厂（演示）")
    browser = client_of(clerk)
    assert names(browser, as_of="2024-03-31") == ["三月厂（演示）"]
    assert names(browser, as_of="2024-03-30") == []


def test_filters_order_search_and_removed_ones(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    OwnColumn.objects.create(register="enterprises", code="area", label="厂房面积", kind="amount", unit="亩")
    with on(JANUARY):
        park = entered(clerk, ferrous, "parks", name="高新园（演示）")
        one = entered(clerk, ferrous, name="甲钢管（演示）", revenue="100", area="9", credit_code=CODES[0])
        other = entered(clerk, ferrous, name="乙钢板（演示）", revenue="20", park=park.name)
    with on(MAY):
        change_record(sight=sight(clerk), pk=one.pk, values={"revenue": Decimal(1), "own": {}})
        remove_record(sight=sight(clerk), pk=other.pk, reason="重复")
    browser, then = client_of(clerk), {"as_of": "2024-03-31"}
    assert names(browser) == ["甲钢管（演示）"]
    assert names(browser, **then, sort="-revenue") == ["甲钢管（演示）", "乙钢板（演示）"]
    assert names(browser, **then, **{"revenue.from": "50"}) == ["甲钢管（演示）"]
    assert names(browser, **then, **{"area.from": "5"}) == ["甲钢管（演示）"]
    assert names(browser, **then, park="高新园（演示）") == ["乙钢板（演示）"]
    assert names(browser, **then, q="钢板") == ["乙钢板（演示）"]
    assert names(browser, **then, q=CODES[0][:10]) == ["甲钢管（演示）"]
    assert names(browser, **then, chain="ferrous", sort="park") == ["乙钢板（演示）", "甲钢管（演示）"]
    assert names(browser, **then, chain="bearings") == []


def test_what_is_computed_is_that_of_the_day(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    with on(JANUARY):
        made = entered(clerk, ferrous, name="甲厂（演示）")
        project = entered(clerk, ferrous, "projects", name="扩建（演示）", plan="100", plan_year="2024")
        role = {"chain": ferrous, "role": EnterpriseRole.MASTER, "from_date": JANUARY, "until_date": MARCH}
        note_role(sight=sight(clerk), pk=made.pk, **role)
        seen = sight(clerk, "projects")
        signed = Step(reached_on=JANUARY, proof=ProofKind.CONTRACT)
        note_steps(sight=seen, pk=project.pk, steps={Milestone.SIGNED: signed})
        note_month(sight=seen, pk=project.pk, month=Month(2024, 1), invested=Decimal(25))
    with on(MAY):
        started = Step(reached_on=MAY, proof=ProofKind.PERMIT)
        note_steps(sight=seen, pk=project.pk, steps={Milestone.STARTED: started})
        note_month(sight=seen, pk=project.pk, month=Month(2024, 5), invested=Decimal(50))
    browser = client_of(clerk)
    assert names(browser, as_of="2024-03-31", role="master") == ["甲厂（演示）"]
    assert names(browser, as_of="2024-05-31", role="master") == []
    assert names(browser, as_of="2024-05-31", role="master", on="2024-02-01") == ["甲厂（演示）"]
    then = browser.get(project.get_absolute_url(), {"as_of": "2024-03-31"})
    assert (then.context["record"].stage, then.context["record"].plan_share) == ("signed", 25)
    parts = {part.name: part.context for part in then.context["parts"]}
    assert [row.row.month for row in parts["months"]["rows"]] == [1]
    assert [row.step for row in parts["milestones"]["rows"] if row.row] == [Milestone.SIGNED]
    firm = browser.get(made.get_absolute_url(), {"as_of": "2024-03-31"}).content.decode()
    assert "链主企业" in firm


def test_S4_one_sees_what_was_ones_own_on_that_day(
    office: Account, clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    with on(JANUARY):
        made = entered(office, ferrous, name="甲厂（演示）", note="起初", revenue="12345")
    with on(MAY):
        change_record(sight=sight(office), pk=made.pk, values={"note": "后来"}, chains={bearings.pk: None})
    old, new = client_of(clerk), client_of(stranger_clerk)
    then, now = {"as_of": "2024-03-31"}, {"as_of": "2024-05-31"}
    assert "起初" in old.get(made.get_absolute_url(), then).content.decode()
    assert old.get(made.get_absolute_url(), now).status_code == 404
    assert old.get(made.get_absolute_url()).status_code == 404
    assert "后来" in new.get(made.get_absolute_url(), now).content.decode()
    assert new.get(made.get_absolute_url(), then).status_code == 302
    assert names(old, **then) == ["甲厂（演示）"]
    assert names(new, **then) == []
    assert names(old, **now) == []


def test_S4_figures_and_contacts_stay_covered(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    with on(JANUARY):
        made = entered(clerk, ferrous, revenue="123.45", contact="办公室 13800001234")
    asked = {"as_of": "2024-03-31", "columns": "revenue,contact", "sort": "revenue"}
    for address in (LIST, made.get_absolute_url()):
        assert "123.45" in client_of(clerk).get(address, asked).content.decode()
        shown = client_of(liaison).get(address, asked).content.decode()
        assert "123.45" not in shown
        assert "13800001234" not in shown


def test_S5_the_export_has_the_rows_of_that_day(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    with on(JANUARY):
        made = entered(clerk, ferrous, name="旧名（演示）")
    change_record(sight=sight(clerk), pk=made.pk, values={"name": "新名（演示）"})
    answer: Any = client_of(clerk).get(f"{LIST}export/", {"as_of": "2024-03-31"})
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    cells = [cell.value for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert "旧名（演示）" in cells
    assert "新名（演示）" not in cells


def test_a_day_that_cannot_be_read_is_said(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous)
    for address in (LIST, made.get_absolute_url()):
        answer = client_of(clerk).get(address, {"as_of": "去年"})
        assert answer.status_code == 200
        assert answer.context["as_of_wrong"] in answer.content.decode()


def test_many_rows_cost_no_more_statements_than_one(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    with on(JANUARY):
        park = entered(clerk, ferrous, "parks", name="园（演示）")
        entered(clerk, ferrous, park=park.name)
    browser, asked = client_of(clerk), {"as_of": "2024-03-31", "columns": "park,changed_by,role"}
    browser.get(LIST, asked)
    one = statements(lambda: browser.get(LIST, asked))
    with on(JANUARY):
        for number in range(20):
            entered(clerk, ferrous, name=f"{number}厂（演示）", park=park.name)
    assert statements(lambda: browser.get(LIST, asked)) == one <= 12
    assert Enterprise.objects.count() == 21
