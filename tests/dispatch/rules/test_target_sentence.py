"""Targets found in the sentences of the annex of 聊链办〔2024〕2号."""

from decimal import Decimal

import pytest

from dispatch.rules.target_sentence import find_target

AUTOMOTIVE = (
    "聊城市低碳智能车辆技术及应用现代产业学院为聊城培养汽车及零部件产业技能人才 100 人以上；"
    "20 家以上重点汽车及零部件企业配备科技副总。"
)
BUILDING = "2024 年，新开工装配式建筑占新建建筑比例市辖区不低于 50%、县（市）不低于 40%。"


@pytest.mark.parametrize(
    ("sentence", "phrase", "target"),
    [
        (AUTOMOTIVE, "技能人才{}人以上", "100"),
        (AUTOMOTIVE, "{}家以上重点汽车及零部件企业", "20"),
        (BUILDING, "市辖区不低于{}%", "50"),
        (BUILDING, "县(市)不低于{}％", "40"),
        ("推动签约项目落地１０个以上", "推动签约项目落地{}个", "10"),
        ("比重提高 2.5 个百分点", "比重提高{}个百分点", "2.5"),
        ("培育阿胶产业集群，争取纳入示范集群", "争取纳入示范集群", "1"),
        ("培育阿胶产业集群", "争取纳入示范集群", None),
        (BUILDING, "占比达到{}%", None),
        (BUILDING, "", None),
    ],
)
def test_the_figure_stands_where_the_phrase_says(sentence, phrase, target):
    assert find_target(sentence, phrase) == (None if target is None else Decimal(target))


def test_signs_of_patterns_are_plain_text():
    assert find_target("增长5.*倍", "增长{}.*倍") == Decimal(5)
    assert find_target("增长5XX倍", "增长{}.*倍") is None
