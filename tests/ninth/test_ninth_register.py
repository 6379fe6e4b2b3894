"""A ninth register is one class and one migration: every screen, workbook, right and history of it follows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from chains.models import Belonging, Naming, OwnColumn, RecordAct
from chains.registers.register import REGISTERS, Register
from config.lib.xlsx.reading import read_workbook
from offices.models import Account, AuditEntry
from tests import ninth
from tests.access.walk import pages
from tests.actors import City
from tests.chains.books import book
from tests.chains.own import added
from tests.chains.records import entered, sight
from tests.test_access import ACTORS, SEES, TABLE

Browsers = Callable[[Account], Client]
LIST = "/registers/laboratories/"
TYPED = {
    "name": "钢管检测实验室（演示）",
    "number": "LAB-001",
    "level": "市级",
    "fields": ["材料", "检测"],
    "area": "1,200.5平方米",
    "staff": "12人",
    "opened": "2024年3月",
    "is_open": "1",
    "spending": "88.5",
    "contact": "办公室 0635-8200000",
    "belongs-ferrous": "on",
}


def cells(answer: Any) -> list[str]:
    """What stands on the first sheet of a workbook that was taken."""
    sheet = read_workbook(BytesIO(b"".join(answer.streaming_content))).sheets[0]
    return [cell.text for row in sheet.rows.values() for cell in row.values()]


def test_the_page_on_adding_a_register_shows_this_one() -> None:
    page = (settings.BASE_DIR / "docs" / "add-a-register.md").read_text(encoding="utf-8")
    declaration = Path(inspect.getfile(ninth)).with_name("models.py").read_text(encoding="utf-8")
    assert declaration.strip() in page


def test_its_migration_is_all_that_it_needs(laboratories: Register) -> None:
    call_command("makemigrations", "ninth", check=True, dry_run=True, verbosity=0)


def test_every_page_of_it_works_without_a_line_of_code(
    laboratories: Register, city: City, clerk: Account, director: Account, office: Account, client_of: Browsers
) -> None:
    host = entered(clerk, city.chains["ferrous"], name="鲁西钢管（演示）")
    browser = client_of(clerk)
    assert LIST in browser.get("/registers/").content.decode()
    assert f'href="{LIST}"' in browser.get("/registers/parks/").content.decode(), "the navigation has it"

    made = browser.post(f"{LIST}new/", TYPED | {"host": host.name})
    held = sight(clerk, "laboratories").records().get()
    assert made["Location"] == f"{LIST}{held.pk}/"
    assert (held.host, held.staff, str(held.opened), held.is_open) == (host, 12, "2024-03-01", True)
    shown = browser.get(made["Location"]).content.decode()
    assert all(text in shown for text in ("1,200.50", "材料、检测", "鲁西钢管（演示）", "****"))
    assert "8200000" not in shown

    wrong = browser.post(f"{made['Location']}edit/", TYPED | {"version": "1", "level": "街道级", "staff": "许多"})
    assert wrong.context["form"].errors.keys() == {"level", "staff"}
    changed = TYPED | {"version": "1", "host": host.name, "contact": "", "staff": "15"}
    assert browser.post(f"{made['Location']}edit/", changed)["Location"] == made["Location"]

    for asks in (
        "q=SYS",
        "q=lab-001",
        "level=市级",
        "fields=检测",
        "area.from=1200",
        "staff.to=15",
        "host=鲁西钢管（演示）",
    ):
        assert browser.get(f"{LIST}?{asks}").context["listing"].total == 1, asks
    for asks in ("q=没有", "level=省级", "fields=工艺", "area.to=1", "opened.from=2024-03-02", "is_open=0"):
        assert browser.get(f"{LIST}?{asks}").context["listing"].total == 0, asks
    for column in laboratories.columns:
        assert browser.get(f"{LIST}?sort=-{column.code}&columns={column.code}").status_code == 200

    assert "8200000" in browser.post(f"{made['Location']}contact/", {"column": "contact"}).content.decode()
    assert client_of(director).post(f"{made['Location']}review/", {"version": "2"}).status_code == 302
    added(office, "count", "设备台数", "laboratories", unit="台")
    bulk = f"{LIST}bulk/?bulk-record={held.pk}&bulk-do=column&bulk-column=own_1"
    stamp = browser.post(bulk, {"value": "40"}).context["report"].trial.stamp
    assert browser.post(bulk, {"value": "40", "seen": stamp})["Location"].partition("?")[0] == LIST
    assert browser.get(f"{LIST}?own_1.from=40").context["listing"].total == 1
    assert browser.post(f"{made['Location']}remove/", {"reason": "合并", "version": "3"})["Location"] == LIST
    assert "合并" in browser.get(f"{LIST}removed/").content.decode()
    assert browser.post(f"{made['Location']}restore/", {"reason": "误删"})["Location"] == made["Location"]


def test_workbooks_go_out_and_come_back(
    laboratories: Register, city: City, clerk: Account, client_of: Browsers
) -> None:
    browser = client_of(clerk)
    entered(clerk, city.chains["ferrous"], "laboratories", name="甲实验室", number="LAB-001", area="5")
    heads = cells(browser.get(f"{LIST}template/"))
    assert {"名称*", "备案编号", "面积（平方米）"} <= set(heads)
    messy = book(
        ("序号", "实验室名称", "实验室编号", "实验室面积", "依托单位", "对外开放"),
        (1, "甲实验室", "LAB-001", "１２０平方米", "", "√"),
        (2, "乙实验室", "LAB-002", "", "没有的企业", "否"),
    )
    trial = browser.post(f"{LIST}import/", {"workbook": _named(messy), "chain": "ferrous"})["Location"]
    page = browser.get(trial)
    assert {one.place for one in page.context["trial"].mistakes} == {"E3"}
    assert browser.get(trial.replace("?", "marked/?")).status_code == 200
    mended = book(
        ("实验室名称", "实验室编号", "实验室面积"), ("甲实验室", "LAB-001", "120"), ("乙实验室", "LAB-002", "7")
    )
    trial = browser.post(f"{LIST}import/", {"workbook": _named(mended), "chain": "ferrous"})["Location"]
    stamp = browser.get(trial).context["trial"].stamp
    assert browser.post(trial, {"seen": stamp})["Location"].partition("?")[0] == LIST
    found = sight(clerk, "laboratories").records().order_by("number")
    assert [(one.name, one.area) for one in found] == [("甲实验室", 120), ("乙实验室", 7)]
    assert Belonging.objects.filter(register="laboratories").count() == 2
    taken = cells(browser.get(f"{LIST}export/?area.from=100"))
    assert "甲实验室" in taken
    assert "乙实验室" not in taken, "S5: the rows of the list and no others"


def _named(file: BytesIO) -> BytesIO:
    file.name = "实验室.xlsx"
    return file


def test_doubles_are_found_and_merged_with_their_history(
    laboratories: Register, city: City, clerk: Account, client_of: Browsers
) -> None:
    one, other = (
        entered(clerk, city.chains["ferrous"], "laboratories", name=name) for name in ("甲 实验室", "甲实验室")
    )
    browser = client_of(clerk)
    pair = f"{LIST}doubles/{one.pk}/{other.pk}/"
    assert str(one.pk) in browser.get(f"{LIST}doubles/").content.decode()
    assert browser.get(pair).status_code == 200
    assert browser.post(pair, {"stays": "one", "seen": "1:1"})["Location"] == one.get_absolute_url()
    assert list(Naming.objects.filter(register="laboratories").values_list("record", flat=True)) == [one.pk]
    versions = laboratories.model.pgh_event_model.objects.filter(pgh_obj=one.pk).order_by("pgh_id")
    assert list(versions.values_list("version", flat=True)) == [1, 2]
    assert RecordAct.objects.filter(register="laboratories", kind="merge").count() == 1
    assert AuditEntry.objects.filter(act="records.merge", object_id=str(one.pk)).count() == 1
    assert browser.get(f"{one.get_absolute_url()}history/").status_code == 200


def addresses(one: Any) -> Iterator[tuple[str, str]]:
    """The pages that every register and every record has, with their address for this one."""
    of_parts = {"chains:role_note", "chains:recognition_note", "chains:project_steps", "chains:record_restore"}
    for page in pages().values():
        if page.parts == ("register",):
            yield page.name, reverse(page.name, kwargs={"register": "laboratories"})
        elif page.parts == ("register", "record") and page.name not in of_parts:
            yield page.name, reverse(page.name, kwargs={"register": "laboratories", "record": one.pk})


def test_S1_its_pages_answer_everybody_as_those_of_the_others(
    laboratories: Register, city: City, client_of: Browsers
) -> None:
    clerks = {"ferrous": "clerk", "bearings": "stranger_clerk"}
    made = [
        entered(city.account(who), city.chains[chain], "laboratories", name=f"{chain}实验室")
        for chain, who in clerks.items()
    ]
    assert len(list(addresses(made[0]))) >= 15
    wrong: list[str] = []
    for actor, account in ACTORS.items():
        browser = client_of(city.account(account)) if account else Client()
        for place, one in enumerate(made):
            for name, address in addresses(one):
                wrong += [f"{actor}: {remark}" for remark in _remarks(browser, actor, name, address, place)]
    assert wrong == []


def _remarks(browser: Client, actor: str, name: str, address: str, place: int) -> Iterator[str]:
    """What is not as the table of rights says; ``place``: 0 for a record of the own chain, 1 for a foreign one."""
    expected = TABLE.expected(name, "GET", actor)
    answer: Any = browser.get(address)
    led = ">" if answer.status_code == 302 and "/login/" in answer["Location"] else "r"
    signs = {200: "+", 302: led, 401: ">", 403: "-", 404: "0", 405: "x"}
    found = signs.get(answer.status_code, str(answer.status_code))
    if found != (expected[place] if len(expected) > 1 else expected):
        yield f"{name}: {found} instead of {expected}"
    text = b"".join(answer) if answer.streaming else answer.content
    if "bearings实验室".encode() in text and "bearings" not in SEES.get(actor, ("bearings",)):
        yield f"{name}: S4 tells of the other chain"


def test_S4_its_figures_are_for_those_who_may_see_them(
    laboratories: Register, city: City, clerk: Account, liaison: Account, client_of: Browsers
) -> None:
    made = entered(clerk, city.chains["ferrous"], "laboratories", spending="98765")
    for address in (made.get_absolute_url(), LIST, f"{LIST}?columns=spending"):
        assert "98,765" in client_of(clerk).get(address).content.decode()
        assert "98,765" not in client_of(liaison).get(address).content.decode()
    assert "98765" not in "".join(cells(client_of(liaison).get(f"{LIST}export/?columns=spending")))


def test_nothing_of_it_is_left(db: None) -> None:
    assert "laboratories" not in REGISTERS
    assert not OwnColumn.objects.exists()
