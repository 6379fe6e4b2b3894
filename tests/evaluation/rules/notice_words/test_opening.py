from __future__ import annotations

from evaluation.rules.notice_words.opening import basis, title, why_anew
from tests.evaluation.notices import SECOND


def test_title():
    assert title(SECOND) == "关于2024年第二季度产业链链长制工作评价情况的通报"


def test_the_basis_names_the_quarter_and_ends_as_it_must():
    assert basis("市链长办对{period}工作进行了评价", quarter=SECOND) == (
        "市链长办对2024年第二季度工作进行了评价。现将有关情况通报如下："
    )


def test_other_braces_are_only_words():
    assert basis("{0} {period.__class__}。", quarter=SECOND).startswith("{0} {period.__class__}。现将")


def test_a_notice_that_replaces_another_says_so():
    said = basis("评价。", quarter=SECOND, replaced="小链办〔2024〕5号", reason="漏计一个项目。")
    assert said == (
        "评价。因漏计一个项目，2024年第二季度评价结果已重新核定，小链办〔2024〕5号所载评价结果以本通报为准。"
        "现将有关情况通报如下："
    )


def test_why_there_are_other_results_each_reason_once():
    assert why_anew([]) == ""
    assert why_anew(["更正投资。", "更正税收", "更正投资"]) == "更正投资；更正税收"
    assert why_anew(["更正投资"], scheme="《评价办法》（第2版）") == "改按《评价办法》（第2版）评价；更正投资"
