from __future__ import annotations

import pytest

from chains.rules.likeness import bare, is_parted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("聊城第一钢管（集团）有限公司", "聊城第一钢管(集团) 有限责任公司"),
        ("ＡＢＣ 轴承", "abc轴承"),
        ("鲁西·新材料", "鲁西新材料"),
    ],
)
def test_names_that_people_write_differently_are_one(one: str, other: str) -> None:
    assert bare(one) == bare(other)


def test_names_that_differ_in_a_word_are_two() -> None:
    assert bare("钢管一厂") != bare("钢管二厂")


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("聊城测试乙钢管 有限公司", True),
        ("聊城　钢管厂", True),
        ("甲厂 （演示）", True),
        ("ABC 轴承有限公司", False),
        (" 甲厂 ", False),
    ],
)
def test_blanks_between_chinese_signs_part_a_name(name: str, parted: bool) -> None:
    assert is_parted(name) is parted
