"""A table of figures is read as it is written, and every mistake is named by its row and column."""

from decimal import Decimal

import pytest

from evaluation.rules.figures import Adjustment, Figure, IndicatorFact
from evaluation.rules.figuresfile.reading import FiguresFile, FiguresFileErrors, read_figures
from evaluation.rules.figuresfile.values import Cell
from evaluation.rules.rater import Mark
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate
from tests.evaluation.rules.builders import BODY, scheme
from tests.evaluation.rules.builders import HEAD as HEAD_OF_SCHEME

HEAD = ["代码", "contracts.actual", "contracts.target_to_date", "funds.实绩", "loans.value", "marks.work.office"]
ROW = ["ferrous", Decimal(20), "30", "１，２００", "-8.5%", "90"]


def read(*rows: list[Cell]) -> FiguresFile:
    return read_figures(rows, scheme=scheme(), period="2024Q2")


def said(*rows: list[Cell]) -> list[str]:
    with pytest.raises(FiguresFileErrors) as found:
        read(*rows)
    return [str(error) for error in found.value.errors]


def test_a_table_as_written() -> None:
    more = ["entries.large", "entries.error", "上次名次", "迟报月数", "公布总分", "公布名次", "declared.loans", "备注"]
    rest = ["甲项目（50亿元）×2【合同】；乙项目=3分", "2", "4", Decimal(1), "61.5", "", "无", "随便写"]
    found = read([*HEAD, *more], [*ROW, *rest])
    unit = found.figures.units["ferrous"]
    assert (unit.name, unit.previous_place, len(unit.late)) == ("黑色金属", 4, 1)
    assert unit.figures == {
        "contracts": Figure(cumulative=Decimal(20), target_to_date=Decimal(30)),
        "funds": Figure(cumulative=Decimal(1200)),
        "loans": Figure(value=Decimal("-8.5")),
    }
    assert unit.marks == {"work": (Mark("office", Decimal(90)),)}
    assert unit.adjustments == (
        Adjustment("large", "甲项目", Decimal(2), "50亿元", evidence="合同"),
        Adjustment("large", "乙项目", points=Decimal(3)),
        Adjustment("error", quantity=Decimal(2)),
    )
    assert [(one.unit, one.what, one.value, one.row, one.column) for one in found.declared] == [
        ("ferrous", "total", Decimal("61.5"), 2, 11)
    ]


def test_a_unit_may_be_named_by_its_code_or_its_name() -> None:
    found = read(HEAD, ["黑色金属", *ROW[1:]])
    assert list(found.figures.units) == ["ferrous"]
    assert any("「ferrous」与第 2 行重复" in error for error in said(HEAD, ROW, ["黑色金属", *ROW[1:]]))


def test_names_and_units_of_measure_may_stand_under_the_head() -> None:
    found = read(HEAD, ["指标名称", "合同金额", "", "到位资金"], ["计量单位", "亿元"], [None], ROW).figures
    assert found.indicators["contracts"] == IndicatorFact("合同金额", "亿元")
    assert found.indicators["loans"] == IndicatorFact("loans", "")
    assert list(found.units) == ["ferrous"]


def test_a_reading_goes_by_the_words_that_tables_use_for_it() -> None:
    head: list[Cell] = ["代码", "contracts.完成数", "contracts.目标", "contracts.时序目标", "funds", "loans"]
    found = read(head, ["ferrous", "20", "40", "30"]).figures.units["ferrous"]
    assert found.figures["contracts"] == Figure(cumulative=Decimal(20), target=Decimal(40), target_to_date=Decimal(30))


def test_nothing_zero_and_not_applicable_are_three_things() -> None:
    found = read(HEAD, ["ferrous", "0", "无", "不适用", "—", "80、90"]).figures.units["ferrous"]
    assert found.figures == {
        "contracts": Figure(cumulative=Decimal(0)),
        "funds": Figure(applicable=False),
        "loans": Figure(),
    }
    assert [mark.value for mark in found.marks["work"]] == [80, 90]


def test_what_is_not_filled_in_is_no_ledger_that_was_not_handed_in() -> None:
    found = read(HEAD, ["ferrous", None, *ROW[2:]])
    line = evaluate(scheme=scheme(), figures=found.figures).unit("ferrous").line("contracts")
    assert line is not None
    assert line.reason == "「contracts」没有实绩，数据表中未填"


def test_S19_more_months_than_a_year_has_are_refused() -> None:
    assert "第 2 行 G 列：「999999999999」过大，最多 12；请核对" in said([*HEAD, "迟报月数"], [*ROW, "999999999999"])


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEAD[1:], "第 1 行：没有「代码」一列；请写明每行是哪个评价对象"),
        ([*HEAD[:3], *HEAD[4:]], "第 1 行：缺少「funds.actual」一列，项目「到位资金」要读它；请补上这一列"),
        (
            [*HEAD, "funds.total"],
            "第 1 行 G 列：列名「funds.total」读不懂；写作「指标代码.读数」，读数可用",
        ),
        ([*HEAD, "到位资金"], "第 1 行 G 列：列名「到位资金」读不懂"),
        ([*HEAD, "funds.cumulative"], "第 1 行 G 列：与 D 列重复；请删去一列"),
        ([*HEAD, "marks.works.office"], "第 1 行 G 列：办法中没有项目「works」"),
        ([*HEAD, "marks.loans.office"], "项目「loans」按「功效系数法」计分，不用这样的列"),
        ([*HEAD, "marks.work"], "没有写评议主体；写作 marks.work.评议主体代码"),
        ([*HEAD, "marks.work.banks"], "项目「work」没有评议主体「banks」；可用的有 office"),
        ([*HEAD, "entries.loans"], "项目「loans」按「功效系数法」计分"),
        ([*HEAD, "declared.loan"], "办法中没有项目「loan」；公布的得分写作"),
    ],
)
def test_a_mistake_in_the_head(head: list[Cell], expected: str) -> None:
    assert any(expected in error for error in said(head, ROW)), said(head, ROW)


@pytest.mark.parametrize(
    ("at", "cell", "expected"),
    [
        (0, "", "第 3 行 A 列：没有写代码；请补上，或删去这一行"),
        (0, "ferrous", "第 3 行 A 列：「ferrous」与第 2 行重复"),
        (0, "合计", "第 3 行 A 列：办法的评价对象中没有「合计」"),
        (1, "二十", "第 3 行 B 列：「二十」不是数；请只写数，未报的留空，不适用的写「不适用」"),
        (1, "无", "第 3 行 B 列：一个也没有的写 0，未报的留空"),
        (1, "1e5", "第 3 行 B 列：「1e5」不是数"),
        (1, Decimal("1e15"), "第 3 行 B 列：数太大"),
        (1, "0.12345678901", "第 3 行 B 列：小数最多 10 位"),
        (6, "（10亿元）", "第 3 行 G 列：「（10亿元）」读不懂；写作 事项（等级）×数量【佐证】"),
        (7, "1.5", "第 3 行 H 列：「1.5」应是整数"),
        (5, "90；191", "第 3 行 F 列：评议分 191 不在 0 至 100 之间；请核对打分"),
        (5, Decimal(-1), "第 3 行 F 列：评议分 -1 不在 0 至 100 之间；请核对打分"),
        (6, "-1", "第 3 行 G 列：件数不能为负；有几件写几，扣分由办法计算"),
        (
            6,
            "甲项目（20亿元）【合同】",
            "第 3 行 G 列：「甲项目」：办法中没有「20亿元」这个等级；可用的有 10亿元、50亿元",
        ),
        (6, Decimal(-2), "第 3 行 G 列：件数不能为负"),
    ],
)
def test_a_mistake_in_a_cell(at: int, cell: Cell, expected: str) -> None:
    row: list[Cell] = ["health", *ROW[1:], "", ""]
    row[at] = cell
    assert any(expected in error for error in said([*HEAD, "entries.large", "上次名次"], ROW, row))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("宝马X5", [("宝马X5", 1)]),
        ("Model X 3", [("Model X 3", 1)]),
        ("宝马X5×2", [("宝马X5", 2)]),
        ("迟报x2", [("迟报", 2)]),
        ("迟报 X 3；漏报*2", [("迟报", 3), ("漏报", 2)]),
        ("迟报＊4", [("迟报", 4)]),
        ("3件", [("", 3)]),
        ("1,000", [("", 1000)]),
        ("2.0", [("", 2)]),
        ("0", []),
        ("第3件", [("第3件", 1)]),
        ("Exxon 项目", [("Exxon 项目", 1)]),
    ],
)
def test_how_many_there_were_is_read_as_people_write_it(cell: str, expected: list[tuple[str, int]]) -> None:
    found = read([*HEAD, "entries.large"], [*ROW, cell]).figures.units["ferrous"].adjustments
    assert [(one.matter, one.quantity) for one in found] == expected


def test_cells_are_read_where_a_head_cannot_be() -> None:
    errors = said([*HEAD, "到位资金"], ["ferrous", "甲", *ROW[2:], "1"], ["steel"])
    assert [error.split("：")[0] for error in errors] == ["第 1 行 G 列", "第 2 行 B 列", "第 3 行 A 列"]


def test_a_title_above_the_table_is_passed_over() -> None:
    title: list[Cell] = ["2024年上半年数据（合并单元格）"] * 4
    assert read(title, ["单位：亿元"], HEAD, ROW).figures == read(HEAD, ROW).figures
    assert said(title, HEAD, ["ferrous", "甲"]) == [
        "第 3 行 B 列：「甲」不是数；请只写数，未报的留空，不适用的写「不适用」"
    ]


def test_all_mistakes_are_found_at_once() -> None:
    errors = said(HEAD, ["ferrous", "甲", "乙"], ["steel"])
    assert [error.split("：")[0] for error in errors] == ["第 2 行 B 列", "第 2 行 C 列", "第 3 行 A 列"]


def test_a_table_without_units_is_refused() -> None:
    assert said() == ["整个数据表：没有内容；第一行写列名，以下一个评价对象一行"]
    assert said(HEAD) == ["整个数据表：没有评价对象；列名以下一个评价对象一行"]


def doubts(*rows: list[Cell]) -> list[str]:
    return [str(doubt) for doubt in read(*rows).doubtful]


def test_columns_that_are_left_out_are_told_with_what_follows() -> None:
    assert "第 1 行：没有「entries.large」一列，项目「大项目」按没有事项计" in doubts(HEAD, ROW)
    assert not any("entries.large" in one for one in doubts([*HEAD, "entries.large"], [*ROW, ""]))
    without = [cell for at, cell in enumerate(ROW) if HEAD[at] != "marks.work.office"]
    head = [one for one in HEAD if one != "marks.work.office"]
    assert any(
        "没有「marks.work.office」一列，项目「工作评议」按链长办未打分计" in one for one in doubts(head, without)
    )
    at = HEAD.index("contracts.target_to_date")
    assert any(
        "没有「contracts.target_to_date」一列" in one
        for one in doubts([*HEAD[:at], *HEAD[at + 1 :]], [*ROW[:at], *ROW[at + 1 :]])
    )


def test_a_target_that_is_only_told_beside_another_may_be_left_out() -> None:
    assert not any("contracts.target」" in one for one in doubts(HEAD, ROW))


def test_columns_that_nobody_reads_are_told() -> None:
    more = ["contract.target", "loans.target", "备注"]
    told = [one for one in doubts([*HEAD, *more], [*ROW, "1", "1", "一"]) if "办法中没有项目读这一列" in one]
    assert [one.partition("：")[0] for one in told] == ["第 1 行 G 列", "第 1 行 H 列"]


def test_what_has_no_head_and_who_has_no_row_is_told() -> None:
    told = doubts(HEAD, [*ROW, "", "多出来的"])
    assert "第 2 行 H 列：这一列没有列名，没有读" in told
    assert "整个数据表：评价对象「大健康」没有一行，按各项均未报计" in told


def test_entries_that_do_not_count_are_told() -> None:
    told = doubts([*HEAD, "entries.large"], [*ROW, "甲项目（50亿元）【合同】；乙项目（50亿元）；丙项目【合同】"])
    assert [one for one in told if "G 列" in one] == [
        "第 2 行 G 列：「丙项目」办法中没有「未写明」这一等级，按办法不计",
        "第 2 行 G 列：「乙项目」未附佐证，按办法不计",
    ]


@pytest.mark.parametrize("first", ["指标名称", "计量单位"])
def test_names_and_units_of_measure_that_are_shifted_are_told(first: str) -> None:
    head = [HEAD[0], "名称", *HEAD[1:]]
    errors = said(head, [first, *["亿元"] * (len(HEAD) - 1)], [ROW[0], "", *ROW[1:]])
    assert [error.partition("，")[0] for error in errors] == ["第 2 行 B 列：这一行只写各指标的名称或单位"]


def test_a_name_that_several_units_share_is_no_code() -> None:
    twice = parse_scheme(HEAD_OF_SCHEME + BODY.replace('"大健康"', '"黑色金属"'))
    with pytest.raises(FiguresFileErrors, match="几个评价对象都叫「黑色金属」；请写代码"):
        read_figures([HEAD, ["黑色金属", *ROW[1:]]], scheme=twice, period="2024Q2")


def test_a_name_that_is_anothers_is_told() -> None:
    head = [HEAD[0], "名称", *HEAD[1:]]
    assert any("「大健康」是另一个评价对象的名称" in one for one in doubts(head, [ROW[0], "大健康", *ROW[1:]]))
    assert not any("另一个评价对象" in one for one in doubts(head, [ROW[0], "黑色金属", *ROW[1:]]))


def test_S19_an_entry_without_end_is_refused() -> None:
    errors = said([*HEAD, "entries.large"], [*ROW, f"甲{' 乙' * 50_000}（"])
    assert any("一件最多 2000 字" in error for error in errors)


@pytest.mark.parametrize("cell", ["无", "没有", "未发生", "否", "不适用", "无；"])
def test_what_says_that_there_was_nothing_enters_nothing(cell: str) -> None:
    found = read([*HEAD, "entries.error"], [*ROW, cell])
    assert found.figures.units["ferrous"].adjustments == ()
