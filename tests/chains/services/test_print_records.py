from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from chains.models import Chain
from chains.queries.record_rows import read_asked, rows_asked
from chains.services import print_records as printing
from chains.services.print_records import print_records
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def words(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def printed(account: Account, columns: str, *, unit_line: str = "") -> str:
    seen = sight(account)
    asked = read_asked({"columns": [columns]}, seen)
    rows, _order = rows_asked(asked, seen)
    return words(print_records(sight=seen, rows=rows, columns=asked.columns, title="链主企业清单", unit_line=unit_line))


def test_the_paper_has_title_unit_rows_who_and_when(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, name="甲厂（演示）", products="钢管")
    text = printed(clerk, "products,chains")
    for part in (
        "链主企业清单",
        "截至2024年7月8日",
        "共1条",
        "甲厂（演示）",
        "钢管",
        "黑色金属",
        "第1页共1页",
        "clerk（演示）",
    ):
        assert part in text
    assert "2024-07-08" in text
    assert "单位" not in text
    told = AuditEntry.objects.get(act="records.export")
    assert (told.after["rows"], told.after["as"], told.object_label) == (1, "pdf", "企业")


def test_the_unit_stands_above_the_table_where_there_is_one_and_in_the_heads_where_there_are_two(
    clerk: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous, revenue="1200")
    one = printed(clerk, "revenue,tax")
    assert "单位：万元" in one
    assert "（万元）" not in one
    two = printed(clerk, "revenue,staff")
    assert "单位" not in two
    assert "（人）" in two
    assert "单位：亿元" in printed(clerk, "revenue,staff", unit_line="单位：亿元")


def test_S4_figures_and_contacts_are_on_no_paper_of_those_who_may_not_see_them(
    clerk: Account, liaison: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous, revenue="98765", contact="13800001234")
    for account, figure in ((clerk, True), (liaison, False)):
        text = printed(account, "revenue,contact")
        assert ("98,765" in text) is figure
        assert ("依统计法保密" in text) is figure
        assert "13800001234" not in text
        assert "138****1234" in text


def test_too_many_rows_are_refused_and_never_cut(
    clerk: Account, ferrous: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_CELLS", 4)
    for number in range(3):
        entered(clerk, ferrous, name=f"厂{number}（演示）")
    with pytest.raises(Refused, match="2"):
        printed(clerk, "products")
    assert not AuditEntry.objects.filter(act="records.export").exists()
