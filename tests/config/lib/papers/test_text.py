from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib.papers.text import balanced, width

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
