"""A column that an office adds in the browser works in form, list, filter, import and export like the rest."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client

from chains.models import Chain, Enterprise, OwnColumn
from chains.registers.own import OwnKind
from config.lib.xlsx.reading import read_workbook
from offices.models import Account
from tests.chains.books import book, handed_in, posted
from tests.chains.records import entered

Browsers = Callable[[Account], Client]
COLUMNS = "/registers/enterprises/columns/"


KINDS = {
    OwnKind.TEXT: ({}, "走访两次", "own_1=两次", "走访两次"),
    OwnKind.WORDS: ({}, "走访两次", "own_1=两次", "走访两次"),
    OwnKind.AMOUNT: ({"unit": "亩"}, "１，２０５．５", "own_1.from=1205&own_1.to=1206", "1,205.50"),
    OwnKind.COUNT: ({"unit": "次"}, "12次", "own_1.from=12&own_1.to=12", "12"),
    OwnKind.RATE: ({}, "-3.5%", "own_1.from=-4&own_1.to=-3", "−3.50"),
    OwnKind.DAY: ({}, "2024年3月5日", "own_1.from=2024-03-05&own_1.to=2024-03-05", "2024-03-05"),
    OwnKind.YES_NO: ({}, "√", "own_1=1", "是"),
    OwnKind.CHOICE: ({"choices": "甲类\n乙类"}, "甲类", "own_1=甲类", "甲类"),
    OwnKind.CHOICES: ({"choices": "甲类\n乙类"}, "甲类、乙类", "own_1=甲类", "甲类、乙类"),
    OwnKind.CONTACT: ({}, "办公室 0635-8200000", "own_1.empty=0", "办公室****0000"),
}
"""What is said of the column, what is typed, a filter that finds it, and how it is shown."""


def texts(content: bytes) -> list[str]:
    """All that stands on the first sheet."""
    return [cell.text for row in read_workbook(BytesIO(content)).sheets[0].rows.values() for cell in row.values()]


def test_each_kind_is_tried() -> None:
    assert KINDS.keys() == set(OwnKind)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_column_of_each_kind_works_like_the_rest(
    kind: OwnKind, office: Account, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    wording, typed, asks, shown = KINDS[kind]
    added = client_of(office).post(f"{COLUMNS}new/", {"label": "自设栏", "kind": kind.value, **wording})
    assert added["Location"] == COLUMNS
    browser = client_of(clerk)
    several = typed.split("、") if kind == OwnKind.CHOICES else typed
    choice = "1" if kind == OwnKind.YES_NO else several
    made = browser.post(
        "/registers/enterprises/new/", {"name": "甲厂（演示）", "own_1": choice, "belongs-ferrous": "on"}
    )
    first = Enterprise.objects.get()
    assert made["Location"] == first.get_absolute_url()
    assert shown in browser.get(made["Location"]).content.decode()

    address = handed_in(browser, book(("名称", "自设栏"), ("乙厂（演示）", typed), ("丙厂（演示）", "")))
    assert posted(browser, address)["Location"].startswith("/registers/enterprises/?ended=")
    second = Enterprise.objects.get(name="乙厂（演示）")
    assert second.own == first.own, "the workbook's cell is read as the typed text was"

    listed = browser.get("/registers/enterprises/")
    assert shown in listed.content.decode()
    found = browser.get(f"/registers/enterprises/?{asks}")
    assert {line.record.name for line in found.context["lines"]} == {"甲厂（演示）", "乙厂（演示）"}
    assert found.context["filters"], "the filter in force is said in words"
    ordered = browser.get("/registers/enterprises/?sort=-own_1&columns=own_1").context["lines"]
    assert len(ordered) == 3

    content = b"".join(browser.get(f"/registers/enterprises/export/?{asks}").streaming_content)  # type: ignore[attr-defined]
    assert any(text.startswith("自设栏") for text in texts(content))
    template = b"".join(browser.get("/registers/enterprises/template/").streaming_content)  # type: ignore[attr-defined]
    assert any(text.startswith("自设栏") for text in texts(template))

    edited = browser.get(f"{first.get_absolute_url()}edit/").content.decode()
    assert 'name="own_1"' in edited


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(office: Account, client_of: Browsers) -> None:
    sent = {"label": "税收", "kind": "choice", "unit": "亩", "choices": ""}
    page = client_of(office).post(f"{COLUMNS}new/", sent)
    assert page.context["form"].errors.keys() == {"label", "unit", "choices"}
    assert 'value="税收"' in page.content.decode()
    assert not OwnColumn.objects.exists()


def test_S4_a_guarded_figure_is_for_those_who_may_see_figures(
    office: Account, clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    sent = {"label": "用电量", "kind": "amount", "unit": "千瓦时", "guarded": "on"}
    client_of(office).post(f"{COLUMNS}new/", sent)
    made = entered(clerk, ferrous, own_1="98765")
    backer = client_of(liaison)
    for address in (made.get_absolute_url(), "/registers/enterprises/", "/registers/enterprises/?columns=own_1"):
        assert "98,765" in client_of(clerk).get(address).content.decode()
        assert "98,765" not in backer.get(address).content.decode()
    assert len(backer.get("/registers/enterprises/?own_1.from=99999").context["lines"]) == 1, "no filter tells it"
