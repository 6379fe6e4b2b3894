from __future__ import annotations

import pytest

from offices.rules.usernames import is_allowed, plain, skeleton


@pytest.mark.parametrize("name", ["clerk", "clerk-ferrous", "a.b_c-9", "录入员", "链办01"])
def test_letters_digits_and_chinese_are_allowed(name: str) -> None:
    assert is_allowed(name)


@pytest.mark.parametrize(
    "name",
    [
        "сlerk",
        "οffice",
        "clérk",
        "two words",
        "clerk\u200b",
        "office\u202e",
        "a/b",
        "",
        "clerk\n",
        "ⅽlerk",
        "かな",
        "..",
        "1-1",
        "〇〇",
    ],
)
def test_other_alphabets_and_signs_that_cannot_be_seen_are_not(name: str) -> None:
    assert not is_allowed(name)


def test_full_width_letters_are_plain_ones() -> None:
    assert plain(" ｃｌｅｒｋ＿１ ") == "clerk_1"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ieader", "leader"),
        ("0ffice", "office"),
        ("〇ffice", "office"),
        ("c1erk-ferrous", "clerk-ferrous"),
        ("clerk_ferrous", "clerk-ferrous"),
        ("leader.", "leader"),
        ("leader_", "leader"),
        ("sy5tern", "system"),
        ("ｏｆｆｉｃｅ", "office"),
    ],
)
def test_names_that_look_alike_share_a_skeleton(name: str, other: str) -> None:
    assert skeleton(name) == skeleton(other)


@pytest.mark.parametrize(("name", "other"), [("office", "office-2"), ("leader", "reader"), ("录入员", "录入员1")])
def test_names_that_do_not_have_two(name: str, other: str) -> None:
    assert skeleton(name) != skeleton(other)
