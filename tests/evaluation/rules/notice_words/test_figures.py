from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.enums import IndicatorKind
from dispatch.rules.measure import Measure
from evaluation.rules.notice_words import figures as say
from evaluation.rules.standings import Topic
from tests.evaluation.notices import GROWTH, INVESTMENT, one

RATES = st.decimals(min_value=-500, max_value=500, places=3)
LESS = Topic(
    code="loss",
    name="超期事项",
    short_name="超期",
    group="",
    measure=Measure(kind=IndicatorKind.FLOW, unit="件", decimals=0, higher_is_better=False),
)


@pytest.mark.parametrize(
    ("rate", "places", "words"),
    [
        ("8.92", 2, "增长8.92%"),
        ("-8.92", 2, "下降8.92%"),
        ("8.95", 1, "增长9.0%"),
        ("0", 1, "持平"),
        ("0.04", 1, "持平"),
        ("-0.04", 1, "持平"),
        ("-0.05", 1, "下降0.1%"),
        ("1234.5", 1, "增长1,234.5%"),
    ],
)
def test_the_word_follows_the_sign_of_what_is_shown(rate, places, words):
    assert say.change(Decimal(rate), places=places) == words


def test_a_share_moves_by_points():
    assert say.change(Decimal("1.8"), unit="个百分点") == "提高1.8个百分点"
    assert say.change(Decimal("-1.8"), unit="个百分点") == "降低1.8个百分点"


@given(rate=RATES)
def test_no_word_ever_stands_before_a_minus(rate):
    words = say.change(rate, places=2)
    assert "-" not in words
    assert "−" not in words
    assert words.startswith("增长" if rate >= Decimal("0.005") else "下降" if rate <= Decimal("-0.005") else "持平")


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ("103", "100", "增长3.0%"),
        ("91.08", "100", "下降8.9%"),
        ("100", "100", "持平"),
        ("5", "-10", "扭亏"),
        ("0", "-10", "扭亏"),
        ("-12", "-10", "增亏"),
        ("-8", "-10", "减亏"),
        ("-10", "-10", "持平"),
        ("-3", "10", "由盈转亏"),
        ("0", "10", "下降100.0%"),
        ("5", "0", "—"),
        ("-5", "0", "—"),
        ("5", None, "—"),
        (None, "5", "—"),
    ],
)
def test_only_a_positive_basis_gives_a_rate(now, before, words):
    found = say.growth(Decimal(now) if now else None, Decimal(before) if before else None)
    assert found == words


@given(now=st.none() | RATES, before=st.none() | RATES)
def test_a_basis_that_is_not_positive_gives_no_number(now, before):
    words = say.growth(now, before)
    if before is None or before <= 0 or now is None or now < 0:
        assert not any(sign.isdigit() for sign in words)


def test_without_a_basis_nothing_is_said_of_last_year():
    assert say.compared(Decimal(5), None) == ""
    assert say.compared(Decimal(5), Decimal(-1)) == "同比扭亏"


@pytest.mark.parametrize(
    ("value", "target", "words"),
    [
        ("640", "1200", "超时间进度3.3个百分点"),
        ("540", "1200", "低于时间进度5.0个百分点"),
        ("600", "1200", "与时间进度持平"),
        ("600.4", "1200", "与时间进度持平"),
        ("5", None, ""),
        (None, "1200", ""),
    ],
)
def test_against_time_progress(value, target, words):
    assert say.against(one(INVESTMENT, value, target)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("8.5", "高于年度目标2.5个百分点"), ("-2", "低于年度目标8.0个百分点"), ("6", "与年度目标持平")],
)
def test_a_rate_is_held_against_the_target_as_it_is(value, words):
    assert say.against(one(GROWTH, value, "6")) == words


def test_where_less_is_better_more_is_no_lead():
    assert say.against(one(LESS, "80", "100")) == "差于时间进度30.0个百分点"
    assert say.against(one(LESS, "20", "100")) == "优于时间进度30.0个百分点"


def test_figures_have_the_places_and_the_unit_of_their_indicator():
    assert say.quantity(Decimal("1234.5"), INVESTMENT) == "1,234.50亿元"
    assert say.quantity(None, INVESTMENT) == "—"
    assert say.given(Decimal("4.03"), INVESTMENT) == "4.03亿元"
    assert say.given(Decimal("100.000000"), INVESTMENT) == "100亿元"
    assert say.percent(Decimal("0.4813")) == "48.1%"
    assert say.percent(None) == "—"


def test_a_reading_is_worded_by_what_it_is():
    assert say.reading(one(GROWTH, "-8.92", "6")) == "下降8.92%"
    assert say.reading(one(INVESTMENT, "34", "60")) == "34.00亿元"
    assert say.reading(one(INVESTMENT, None, "60")) == "未报送"


def test_places_and_movement():
    assert say.place(3, tied=False) == "第3名"
    assert say.place(3, tied=True) == "并列第3名"
    assert [say.moved(places) for places in (2, -1, 0)] == ["上升2个名次", "下降1个名次", "名次未变"]


def test_numerals():
    assert [say.numeral(number) for number in (1, 10, 11, 20, 32)] == ["一", "十", "十一", "二十", "三十二"]


def test_an_empty_part_says_so():
    assert say.or_none("") == "无。"
    assert say.or_none("甲。") == "甲。"
