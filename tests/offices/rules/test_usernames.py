from __future__ import annotations

import pytest

from offices.rules.usernames import is_allowed, plain


@pytest.mark.parametrize("name", ["clerk", "clerk-ferrous", "a.b_c-9", "录入员", "链办01"])
def test_letters_digits_and_chinese_are_allowed(name: str) -> None:
    assert is_allowed(name)


@pytest.mark.parametrize(
    "name",
    ["сlerk", "οffice", "clérk", "two words", "clerk\u200b", "office\u202e", "a/b", "", "clerk\n", "ⅽlerk", "かな"],
)
def test_other_alphabets_and_signs_that_cannot_be_seen_are_not(name: str) -> None:
    assert not is_allowed(name)


def test_full_width_letters_are_plain_ones() -> None:
    assert plain(" ｃｌｅｒｋ＿１ ") == "clerk_1"
