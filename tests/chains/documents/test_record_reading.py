from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from chains.documents.record_reading import read_records
from chains.registers.columns import Guard
from chains.registers.register import REGISTERS
from chains.registers.rows import RecordsRead
from config.lib.xlsx.limits import WorkbookRefused


def read(*sheets: tuple[tuple[object, ...], ...], register: str = "projects") -> RecordsRead:
    """The sheets as a register reads them."""
    book, file = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    book.save(file)
    one = REGISTERS[register]
    return read_records(file, columns=one.columns, one=str(one.one))


HEAD = ("项目名称", "建设单位", "总投资（万元）", "年度计划投资（万元）", "项目类型")


def test_a_sheet_of_few_columns_is_not_said_to_hold_none() -> None:
    found = read((HEAD, ("甲", "乙", 1, 1, "强链")), (HEAD[:2], ("丙", "丁")), (("说明",), ("请如实填报",)))
    assert [row.cell("name").text for row in found.rows] == ["甲"]
    assert [("表2" in one, "表3" in one) for one in found.remarks] == [(True, False), (False, True)]
    assert "补全表头" in found.remarks[0]


def test_a_column_that_follows_from_others_is_not_called_foreign() -> None:
    found = read(((*HEAD, "开工时间", "阶段", "天气"), ("甲", "乙", 1, 1, "强链", "2024年3月", "开工", "晴")))
    assert [("开工时间、阶段" in one, "天气" in one) for one in found.remarks] == [(True, False), (False, True)]


def test_two_columns_of_names_are_named_as_the_reason() -> None:
    with pytest.raises(WorkbookRefused, match="有两栏"):
        read((("项目名称", "项目名称", "总投资"), ("甲", "乙", 1)))
    with pytest.raises(WorkbookRefused, match="未找到"):
        read((("单位", "电话"), ("甲", "1")))


@pytest.mark.parametrize("register", list(REGISTERS))
@pytest.mark.parametrize("name", ["所属县区", "县（市、区）", "所在县(市、区)", "所属县市区", "区县", "县区"])
def test_the_column_of_the_district_is_found_by_what_offices_call_it(register: str, name: str) -> None:
    found = read((("名称", name, "备注栏"), ("甲", "茌平区", "无")), register=register)
    assert found.remarks == []
    assert (found.rows[0].cell("district").text, found.rows[0].cell("note").text) == ("茌平区", "无")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("经营情况/员工数", "staff"),
        ("从业人数（人）", "staff"),
        ("营业总收入（万元）", "revenue"),
        ("主营产品", "products"),
        ("注册日期", "founded"),
    ],
)
def test_the_columns_of_an_enterprise_are_found_by_their_usual_names(name: str, column: str) -> None:
    found = read((("企业名称", name), ("甲厂", "1")), register="enterprises")
    assert (found.remarks, [one.code for one in found.columns]) == ([], ["name", column])


def test_a_ratio_is_not_the_figure_it_is_divided_by() -> None:
    for name in ("研发投入/营业收入", "税收/营业收入（%）", "税收／营业收入"):
        found = read((("企业名称", name), ("甲厂", "0.05")), register="enterprises")
        assert [one.code for one in found.columns] == ["name"], name


def test_a_name_below_a_group_is_compared_by_itself() -> None:
    head = (("企业名称", "经营情况", None), (None, "营收（万元）", "员工数"))
    found = read((*head, ("甲厂", 1, 2)), register="enterprises")
    assert (found.remarks, [one.code for one in found.columns]) == ([], ["name", "revenue", "staff"])


def test_S5_a_head_may_be_said_to_be_none_but_the_columns_that_one_sees() -> None:
    one, file = REGISTERS["enterprises"], BytesIO()
    book = Workbook()
    for row in (("企业名称", "收入", "人"), ("甲厂", 1, 2)):
        book.worksheets[0].append(row)
    book.save(file)
    seen = [column for column in one.columns if column.guard is not Guard.FIGURES]
    found = read_records(file, columns=seen, one=str(one.one), named={"收入": "revenue", "人": "bank"})
    assert [column.code for column in found.columns] == ["name", "bank"]
    assert found.heads == ["人", "收入"]
    assert {"revenue", "staff"}.isdisjoint(column.code for column in found.free)


def test_name_and_telephone_side_by_side_are_one_contact() -> None:
    head = ("园区名称", "联系人", "联系电话")
    rows = (("甲园", "某主任", 13800001234), ("乙园", "", "0635-8888888"), ("丙园", "某科长", None), ("丁园", "", ""))
    found = read((head, *rows), register="parks")
    assert found.mistakes == found.remarks == []
    texts = [row.cell("contact").text for row in found.rows]
    assert texts == ["某主任 13800001234", "0635-8888888", "某科长", ""]
    assert found.rows[1].cell("contact").place == "B3"


def test_a_contact_whose_formula_was_not_computed_is_told() -> None:
    found = read((("园区名称", "联系人", "联系电话"), ("甲园", "某主任", "=1+")), register="parks")
    cell = found.rows[0].cell("contact")
    assert (cell.place, cell.formula) == ("C2", True)


def test_two_columns_of_the_same_name_are_a_mistake() -> None:
    found = read((("园区名称", "联系人", "联系人"), ("甲园", "甲", "乙")), register="parks")
    assert ["有两栏" in mistake.message for mistake in found.mistakes] == [True]
