from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest

from config.lib.charts import Chart, Line, Move, bar_ranking, lines_over_months, movement, progress_against_time

PROGRESS = {"key": "p", "title": "占年度目标", "heads": ("产业链", "占年度目标", "比时间进度（个百分点）")}


def test_an_option_is_json(chart):
    assert json.loads(json.dumps(chart.option, allow_nan=False)) == chart.option


def test_tooltips_are_drawn_and_not_written_as_html(chart):
    tooltip = chart.option["tooltip"]
    assert tooltip["renderMode"] == "richText"
    assert "formatter" not in json.dumps(tooltip)


def test_colours_are_named_by_role_alone(chart):
    roles = {"role:main", "role:accent", "role:soft", "role:quiet", "role:text", "role:ground"}
    assert set(colours(chart.option)) <= roles


def test_every_figure_has_its_row_and_column(chart):
    assert all(len(row) == len(chart.head) for row in chart.rows)


class TestRanking:
    def chart(self, **otherwise: object) -> Chart:
        told = {
            "names": ["黑色金属", "高端轴承"],
            "values": [Decimal("97.125"), None],
            "marked": "黑色金属",
            "unit": "分",
        }
        return bar_ranking(key="r", title="综合得分", heads=("产业链", "得分"), **(told | otherwise))

    def test_a_missing_value_is_a_gap_and_a_dash(self):
        chart = self.chart()
        assert chart.option["series"][0]["data"][1] is None
        assert chart.rows == [["黑色金属", "97.13"], ["高端轴承", "—"]]
        assert chart.option["yAxis"][1]["data"] == ["97.13", "—"]

    def test_zero_is_zero(self):
        chart = self.chart(values=[Decimal(0), Decimal(1)])
        assert chart.option["series"][0]["data"][0]["value"] == 0
        assert chart.rows[0] == ["黑色金属", "0.00"]

    def test_drawn_as_shown_rounded_half_up(self):
        assert self.chart().option["series"][0]["data"][0]["value"] == 97.13

    def test_the_marked_bar_alone_has_the_accent(self):
        bars = self.chart(values=[Decimal(2), Decimal(1)]).option["series"][0]["data"]
        assert [bar["itemStyle"]["color"] for bar in bars] == ["role:accent", "role:main"]

    def test_the_unit_stands_in_the_head(self):
        assert self.chart().head == ["产业链", "得分（分）"]

    def test_a_value_too_few_is_refused(self):
        with pytest.raises(ValueError, match="zip"):
            self.chart(values=[Decimal(1)])


class TestProgress:
    def test_behind_is_lighter_and_the_table_says_by_how_much(self):
        chart = progress_against_time(
            **PROGRESS,
            names=["甲", "乙", "丙", "丁"],
            shares=[Decimal("0.6234"), Decimal("0.5"), Decimal("0.45"), None],
            expected=Decimal("0.5"),
        )
        bars = chart.option["series"][0]["data"]
        assert [bar and bar["itemStyle"]["color"] for bar in bars] == ["role:main", "role:main", "role:soft", None]
        assert chart.rows == [
            ["甲", "62.3%", "+12.3"],
            ["乙", "50.0%", "0.0"],
            ["丙", "45.0%", "−5.0"],
            ["丁", "—", "—"],
        ]

    def test_the_line_stands_where_time_stands(self):
        chart = progress_against_time(**PROGRESS, names=[], shares=[], expected=Decimal("0.5"))
        line = chart.option["series"][0]["markLine"]
        assert line["data"] == [{"xAxis": 50.0}]
        assert line["label"]["formatter"] == "时序进度 50.0%"

    @pytest.mark.parametrize(
        ("share", "ends"),
        [("0.3", (0, 100)), ("1", (0, 100)), ("1.01", (0, 150)), ("12.34", (0, 1250)), ("-0.1", (-50, 100))],
    )
    def test_the_axis_holds_every_bar(self, share, ends):
        chart = progress_against_time(**PROGRESS, names=["甲"], shares=[Decimal(share)], expected=Decimal("0.5"))
        axis = chart.option["xAxis"]
        assert (axis["min"], axis["max"]) == ends


def test_a_month_without_a_value_breaks_the_line():
    chart = lines_over_months(
        key="l",
        title="营业收入",
        months=["1月", "2月"],
        lines=[Line(name="本年累计", values=[Decimal("100.126"), None])],
        expected=Line(name="时间进度", values=[Decimal(90), Decimal(180)]),
        month_head="月份",
        unit="亿元",
    )
    year, time = chart.option["series"]
    first, second = year["data"]
    assert (first["value"], second) == (100.13, None)
    assert first["label"]["formatter"] == "本年累计 100.13"
    assert year["connectNulls"] is False
    assert time["lineStyle"]["type"] == "dashed"
    assert time["data"] == [90.0, 180.0]
    assert chart.head == ["月份", "本年累计（亿元）", "时间进度（亿元）"]
    assert chart.rows == [["1月", "100.13", "90.00"], ["2月", "—", "180.00"]]


def lines(*last: str | None) -> Chart:
    """A chart of so many lines, each with a last value in December."""
    given = [
        Line(name=f"线{number}", values=[Decimal(0), None if value is None else Decimal(value)])
        for number, value in enumerate(last)
    ]
    return lines_over_months(key="l", title="进度", months=["11月", "12月"], lines=given, month_head="月份")


def test_lines_are_told_apart_without_colours():
    drawn = [(line["symbol"], str(line["lineStyle"]["type"])) for line in lines(*["1"] * 8).option["series"]]
    assert len(set(drawn)) == 8


def test_names_of_lines_that_end_together_do_not_cover_one_another():
    offsets = [line["data"][1]["label"]["offset"][1] for line in lines("50", "50", "50").option["series"]]
    assert sorted(offsets) == [-19, 0, 19]
    far = [line["data"][1]["label"]["offset"][1] for line in lines("100", "10").option["series"]]
    assert far == [0, 0]


def test_a_line_without_a_value_has_no_name():
    (line,) = lines(None).option["series"]
    assert line["data"][0]["label"]["formatter"] == "线0 0.00"


class TestMovement:
    def chart(self, *moves: tuple[int | None, int | None]) -> Chart:
        named = [Move(name=f"链{number}", before=before, after=after) for number, (before, after) in enumerate(moves)]
        return movement(key="m", title="名次变化", periods=("一季度", "二季度"), moves=named, heads=("产业链", "变化"))

    def test_the_direction_has_a_shape_and_a_number(self):
        chart = self.chart((3, 1), (1, 2), (2, 3), (4, 4), (None, 5))
        assert [row[3] for row in chart.rows] == ["▲2", "▼1", "▼1", "＝", "—"]

    def test_chains_that_share_a_place_stand_one_below_the_other(self):
        chart = self.chart((1, 1), (2, 1), (3, 3))
        ends = [series["data"][1] for series in chart.option["series"]]
        assert [end["value"] for end in ends] == [[1, 1], [1, 2], [1, 3]]
        assert [end["label"]["formatter"][0] for end in ends] == ["1", "1", "3"]

    def test_one_that_was_not_ranked_is_only_a_point(self):
        assert self.chart((None, 1)).option["series"][0]["data"][0] is None

    def test_nobody_moves(self):
        assert self.chart().rows == []


def colours(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name.lower().endswith("color") and isinstance(value, str):
                yield value
            else:
                yield from colours(value)
    elif isinstance(part, list):
        for item in part:
            yield from colours(item)
