from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib.papers.text import balanced, width, words

AT_MOST = 20


@pytest.mark.parametrize(
    ("text", "characters"),
    [("", 0), ("产业链", 3), ("2024年", 3), ("（一）", 3), ("望链长办〔2024〕5号", 9.5), ("A股", 1.5)],
)
def test_width_counts_full_width_characters(text, characters):
    assert width(text) == characters


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于表扬先进的通报", ["关于表扬先进的通报"]),
        ("关于2024年第二季度产业链链长制工作评价情况的通报", ["关于2024年第二季度产业链", "链长制工作评价情况的通报"]),
        (
            "关于全市产业链链长制工作2024年第二季度评价情况的通报",
            ["关于全市产业链链长制工作", "2024年第二季度评价情况的通报"],
        ),
    ],
)
def test_a_title_breaks_evenly_and_not_inside_a_number(title, lines):
    assert balanced(title, at_most=AT_MOST) == lines


@given(st.text(alphabet="关于产业链的和（）2024年第二季度%.通报，", max_size=80))
def test_nothing_of_a_title_is_lost(title):
    lines = balanced(title, at_most=AT_MOST)
    assert "".join(lines) == title
    assert all(lines)


@pytest.mark.parametrize(
    ("head", "pieces"),
    [
        ("加分", ["加分"]),
        ("金融支持（5）", ["金融", "支持", "（5）"]),
        ("差异化指标", ["差异化", "指标"]),
        ("规上企业增加值增幅（%）", ["规上", "企业", "增加值", "增幅", "（%）"]),
        ("较进度或目标（百分点）", ["较进度或", "目标", "（百分点）"]),
        ("占目标（%）", ["占目标", "（%）"]),
        ("总投资", ["总投资"]),
        ("2024年累计", ["2024年", "累计"]),
        ("链主、骨干企业", ["链主、", "骨干", "企业"]),
    ],
)
def test_a_head_breaks_between_words(head, pieces):
    assert words(head) == pieces


def test_which_words_have_three_characters_is_said_in_the_settings(settings):
    settings.PAPER_WORDS = ()
    assert words("新增产业链") == ["新增产", "业链"]
    settings.PAPER_WORDS = ("产业链",)
    assert words("新增产业链") == ["新增", "产业链"]


@given(st.text(alphabet="较占产业链增加值、（）2024年%ab ", max_size=40))
def test_nothing_of_a_head_is_lost(head):
    assert "".join(words(head)) == head
    assert all(words(head))
