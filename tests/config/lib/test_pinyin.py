from __future__ import annotations

from config.lib.pinyin import by_pinyin, initials


def test_initials_are_those_people_type() -> None:
    assert initials("鲁西化工集团A区") == "lxhgjtaq"


def test_names_stand_as_in_a_dictionary_and_not_by_their_number_in_unicode() -> None:
    names = ["中学", "莘县", "冠县", "东阿", "茌平", "A厂"]
    assert sorted(names) != sorted(names, key=by_pinyin)
    assert sorted(names, key=by_pinyin) == ["A厂", "茌平", "东阿", "冠县", "莘县", "中学"]


def test_equal_signs_stand_together_and_other_readings_are_heard() -> None:
    """东昌 before 东阿 (dong e) and both before 董家; 重庆 under C, 长沙 under C, 莘县 under S."""
    names = ["董家", "东昌", "重工", "莘县", "东阿", "长沙", "重庆", "济南"]
    assert sorted(names, key=by_pinyin) == ["长沙", "重庆", "东昌", "东阿", "董家", "济南", "莘县", "重工"]


def test_broad_and_narrow_great_and_small_stand_as_one() -> None:
    assert by_pinyin("ＡＢ厂（演示）") == by_pinyin("ab厂(演示)")
    assert sorted(["聊城", "b厂", "10厂", "(甲)厂"], key=by_pinyin) == ["(甲)厂", "10厂", "b厂", "聊城"]


def test_signs_that_no_dictionary_knows_and_those_that_fall_apart_have_a_place() -> None:
    assert by_pinyin("") == ""
    assert initials("") == ""
    for name in ("𠮷野", "ﬁ厂", "é厂", "a\u0301厂", "〇一", "①号", "㈱厂", "\x00厂"):
        assert by_pinyin(name), name
        assert initials(name) == initials(name).lower()


def test_the_key_is_bounded_whatever_a_sign_falls_apart_into() -> None:
    """㍿ is four signs in plain ones, ﷺ eighteen; a name of a hundred of them must still go into an index."""
    for sign in ("㍿", "\ufdfa", "\U00020bb7", "壮"):
        key = by_pinyin(sign * 100)
        assert len(key) <= 600
        assert len(key.encode()) <= 2400
