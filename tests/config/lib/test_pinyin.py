from __future__ import annotations

from config.lib.pinyin import by_pinyin, initials


def test_initials_are_those_people_type() -> None:
    assert initials("鲁西化工集团A区") == "lxhgjtaq"


def test_names_stand_as_in_a_dictionary_and_not_by_their_number_in_unicode() -> None:
    names = ["中学", "莘县", "冠县", "东阿", "茌平", "A厂"]
    assert sorted(names) != sorted(names, key=by_pinyin)
    assert sorted(names, key=by_pinyin) == ["A厂", "茌平", "东阿", "冠县", "莘县", "中学"]
