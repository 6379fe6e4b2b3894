from __future__ import annotations

from dataclasses import replace

from evaluation.rules.notice_words.overall import overall
from tests.evaluation.notices import GROWTH, INVESTMENT, all_of, small_city


def lines(city):
    return overall(city).split("\n")


def test_every_group_has_its_paragraph():
    said = lines(small_city())
    assert said[0] == "截至2024年6月底，时间进度为50.0%。3条重点产业链主要指标完成情况如下："
    assert [line[:7] for line in said[1:]] == ["（一）规模效益", "（二）项目建设", "（三）差异化指"]


def test_what_adds_up_is_summed():
    assert lines(small_city())[2] == (
        "（二）项目建设。完成投资合计2,220.50亿元，占各产业链年度目标合计3,600亿元的61.7%，超时间进度11.7个百分点。"
    )


def test_last_year_stands_where_every_chain_has_it():
    city = replace(small_city(), cities=(all_of(INVESTMENT, ["90", "100", "110"], "600", last_year="50"),))
    assert "，同比增长100.0%。" in lines(city)[1]


def test_rates_are_never_summed():
    assert lines(small_city())[1] == (
        "（一）规模效益。规上企业营业收入增幅，3条产业链中有1条达到年度目标，"
        "最高的是黑色金属（增长8.92%），最低的是大健康（下降8.92%）。"
    )


def test_chains_with_the_same_extreme_are_all_named():
    said = lines(small_city(growth=["7", "7", "1"]))[1]
    assert "最高的是黑色金属、大健康（增长7.00%）" in said


def test_equal_rates_have_no_highest():
    assert "最高" not in lines(small_city(growth=["7", "7", "7"]))[1]


def test_a_sum_with_a_gap_is_no_sum():
    assert "完成投资，大健康未报送，不作合计。" in lines(small_city(investment=["1", None, "3"]))[2]


def test_nothing_reported_at_all():
    city = replace(small_city(), cities=(all_of(GROWTH, [None, None, None], "6"),))
    assert lines(city)[1] == "（一）规模效益。规上企业营业收入增幅，各产业链均未报送。"


def test_own_indicators_are_counted_by_light():
    assert lines(small_city())[3] == ("（三）差异化指标。共3项，其中达到进度要求的1项、略滞后的1项、由评议认定的1项。")
