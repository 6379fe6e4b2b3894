import pytest

from config.lib.xlsx.names import plain, split_unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("完成投资(亿元)", "完成投资 （亿元）"),
        ("完成 投资\n（亿元）*", "完成投资【亿元】"),
        ("Ｒ＆Ｄ经费", "r&d 经费"),
        ("规模效益/营收增幅（％）", "规模效益 营收增幅(%)"),
        ("\ufeff企业\u200b名称", "企业名称"),
    ],
)
def test_what_a_person_takes_for_one_name_is_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_different_names_stay_different() -> None:
    assert plain("完成投资(亿元)") != plain("完成投资(万元)")
    assert plain("增幅(%)") != plain("增幅")


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("完成投资(亿元)", "完成投资", "亿元"),
        ("完成投资 （亿元） *", "完成投资", "亿元"),
        ("增幅（％）", "增幅", "%"),
        ("投资(累计)（万元）", "投资(累计)", "万元"),
        ("营业收入【单位：万元】", "营业收入", "万元"),
        ("亩均税收(万元/亩)", "亩均税收", "万元/亩"),
        ("产业链", "产业链", ""),
        ("(一)产业链", "(一)产业链", ""),
        ("(亿元)", "(亿元)", ""),
    ],
)
def test_the_unit_is_split_off(text: str, name: str, unit: str) -> None:
    assert split_unit(text) == (name, unit)
