"""The parts of a year by name."""

from __future__ import annotations

from evaluation.rules.scheme import named_together


def test_periods_in_a_row_say_once_what_they_have_in_common():
    assert named_together(("Q1", "Q3")) == "第一、第三季度"
    assert named_together(("H1", "Y")) == "上半年、全年"
    assert named_together(("Q2",)) == "第二季度"
    assert named_together(()) == ""
