from __future__ import annotations

import pytest

from chains.rules.likeness import bare


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
