"""Rows as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from config.lib.periods import Month
from dispatch.enums import EntrySource, IndicatorForm, IndicatorKind
from dispatch.models import Entry, Indicator
from dispatch.queries.columns import Column
from dispatch.queries.rows import build_row
from dispatch.rules.cells import Content
from dispatch.tables.ledger_grid import GridRow, grid_row, groups, plain, signed

JUNE = Month(2024, 6)


def row(
    value: str | None = None,
    *,
    target: str | None = "60",
    before: dict[int, str] | None = None,
    entry: dict[str, object] | None = None,
    shown: dict[str, bool] | None = None,
    **indicator: object,
) -> GridRow:
    values = {"kind": IndicatorKind.CUMULATIVE, "unit": "家", "decimals": 0, "form": IndicatorForm.NUMBER} | indicator
    made = Indicator(code="x", name="新增企业", short_name="企业", group="培育", other_names=["企业数"], **values)
    held = Entry(value=None if value is None else Decimal(value), **{"version": 1, **(entry or {})})
    column = Column(
        indicator=made,
        target=None if target is None else Decimal(target),
        target_words="",
        target_id=None,
        entry=held if value is not None or entry else None,
        figures={Month(2024, number): Decimal(text) for number, text in (before or {}).items()},
    )
    return grid_row(build_row(column, JUNE), **(shown or {}))


def test_every_figure_is_written_out() -> None:
    shown = row("30", before={5: "25"})
    assert (shown.last, shown.month, shown.to_date, shown.target) == ("25", "5", "30", "60")
    assert (shown.share, shown.time, shown.lead, shown.light) == ("50.0%", "50.0%", "0.0", "green")
    assert shown.months[4:7] == ["25", "30", "—"]


def test_what_is_not_there_is_a_dash_and_no_zero() -> None:
    shown = row()
    assert (shown.text, shown.shown, shown.last, shown.to_date, shown.share) == ("", "—", "—", "—", "—")
    assert (shown.version, shown.state, shown.light, shown.trace) == (0, "missing", "grey", "")
    assert row("0").shown == "0"


def test_nothing_that_was_typed_is_rounded_away() -> None:
    shown = row("12.345", decimals=2, kind=IndicatorKind.FLOW)
    assert (shown.text, shown.plain, shown.state) == ("12.345", "12.345", "wrong")
    assert row("1234567.5", decimals=2).text == "1,234,567.50"


def test_a_missing_month_leaves_the_year_unknown_and_says_which() -> None:
    shown = row("3", kind=IndicatorKind.FLOW, before={1: "1", 2: "1", 4: "1"})
    assert shown.to_date == "—"
    assert "3、5" in shown.messages[-1].text


def test_where_this_month_has_no_figure_the_year_goes_to_the_last_one() -> None:
    flow = row(kind=IndicatorKind.FLOW, before=dict.fromkeys(range(1, 6), "2"))
    assert (flow.to_date, flow.until, flow.share) == ("10", "至5月", "—")
    assert (row(before={5: "25"}).to_date, row(before={5: "25"}).until) == ("25", "至5月")
    assert (row("30", before={5: "25"}).to_date, row("30", before={5: "25"}).until) == ("30", "")
    assert (row(kind=IndicatorKind.FLOW, before={5: "2"}).to_date, row().until) == ("—", "")
    rate = row(kind=IndicatorKind.GROWTH_RATE, before={5: "6"})
    assert (rate.to_date, rate.until) == ("—", "")


def test_below_zero_it_is_a_minus_to_read_and_a_hyphen_to_copy() -> None:
    shown = row("-1.5", before={5: "-2"}, kind=IndicatorKind.STOCK, decimals=2)
    assert (shown.shown, shown.last, shown.to_date) == ("−1.50", "−2.00", "−1.50")
    assert (shown.text, shown.plain) == ("-1.50", "-1.5")


def test_a_milestone_is_chosen_and_read_as_a_word() -> None:
    shown = row("1", target="1", form=IndicatorForm.MILESTONE, before={5: "0"})
    assert (shown.plain, shown.text, shown.shown, shown.last, shown.target) == ("1", "1", "是", "否", "是")
    assert shown.is_milestone


def test_words_stand_below_the_row_for_readers() -> None:
    words = {"form": IndicatorForm.WORDS, "target": None, "entry": {"words": "二期在建"}}
    assert row(**words).messages == []
    (said,) = row(**words, shown={"to_fill": False}).messages
    assert (said.level, said.text) == ("words", "二期在建")


def test_findings_are_said_and_an_explained_warning_is_calm() -> None:
    assert [said.level for said in row("20", before={5: "25"}).messages] == ["error"]
    jump = {"kind": IndicatorKind.STOCK, "before": {4: "10", 5: "10"}, "value": "100000", "target": "10"}
    warned = row(**jump)
    assert (warned.state, warned.needs_note) == ("warned", True)
    assert warned.blocks
    explained = row(**jump, entry={"note": "并入统计"})
    assert (explained.state, explained.needs_note, explained.blocks) == ("explained", False, "")
    assert {said.level for said in explained.messages} == {"explained"}


def test_what_has_been_accepted_is_not_found_fault_with() -> None:
    shown = row("20", before={5: "25"}, shown={"judged": True, "to_fill": False})
    assert (shown.state, shown.messages) == ("good", [])
    assert row(shown={"judged": True}).state == "missing"


def test_what_came_back_says_why_first() -> None:
    shown = row("30", entry={"returned_because": "与报表不一致"})
    assert (shown.state, shown.returned) == ("returned", "与报表不一致")
    assert shown.messages[0].level == "returned"
    assert "与报表不一致" in shown.messages[0].text
    assert len(shown.messages) == 1


@pytest.mark.parametrize(
    ("entry", "since_return", "changed"),
    [
        ({}, False, True),
        ({"version": 2, "reviewed_version": 2}, True, False),
        ({"version": 3, "reviewed_version": 2}, True, True),
        ({"version": 1, "reviewed_version": None}, True, True),
    ],
)
def test_what_changed(entry: dict[str, object], since_return: bool, changed: bool) -> None:
    shown = row("30", before={5: "25"}, entry=entry, shown={"since_return": since_return})
    assert shown.changed is changed


def test_what_it_is_compared_with_is_what_was_returned_and_not_last_month() -> None:
    of_last_month = {"before": {5: "25"}, "entry": {"version": 2, "reviewed_version": 2}}
    assert row("30", **of_last_month, shown={"since_return": True}).was == "30"
    assert row("30", **of_last_month).was == "25"
    new = {"before": {5: "25"}, "entry": {"version": 1, "reviewed_version": None}}
    assert row("30", **new, shown={"since_return": True}).was == "—"


def test_the_same_as_last_month_has_not_changed() -> None:
    assert not row("25", before={5: "25"}).changed
    assert not row().changed


def test_demonstration_figures_are_known() -> None:
    assert row("1", entry={"source": EntrySource.DEMONSTRATION}).demonstration
    assert not row("1").demonstration


def test_goes_to_the_script_whole() -> None:
    sent = row("30").as_json()
    assert sent["names"] == ["新增企业", "企业", "企业数"]
    assert sent.keys() == GridRow.__dataclass_fields__.keys()


def test_stands_in_groups() -> None:
    assert [(name, len(rows)) for name, rows in groups([row(), row()])] == [("培育", 2)]


@pytest.mark.parametrize(
    ("value", "text"),
    [("0.04", "0.0"), ("-0.04", "0.0"), ("0.05", "+0.1"), ("-12.34", "−12.3"), ("1234.5", "+1,234.5")],
)
def test_a_difference_has_its_sign(value: str, text: str) -> None:
    assert signed(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [("1234.50", "1234.5"), ("0.00", "0"), ("1E+3", "1000"), ("-2", "-2")])
def test_a_figure_has_one_plain_spelling(value: str, text: str) -> None:
    assert plain(Decimal(value), "") == text


@pytest.mark.parametrize(
    ("was", "words"),
    [(Content(value=Decimal(25)), "25"), (Content(), "—"), (Content(value=Decimal(30), note="原注"), "备注")],
)
def test_what_stood_there_at_the_return_is_told(was: Content, words: str) -> None:
    made = Indicator(code="x", name="新增企业", kind=IndicatorKind.CUMULATIVE, decimals=0, form=IndicatorForm.NUMBER)
    held = Entry(value=Decimal(30), version=2, reviewed_version=1)
    column = Column(indicator=made, target=None, target_words="", target_id=None, entry=held)
    shown = grid_row(build_row(column, JUNE, before=was), since_return=True, to_fill=False)

    assert shown.changed
    assert words in shown.messages[-1].text
    assert grid_row(build_row(column, JUNE, before=was), judged=True).messages == []
