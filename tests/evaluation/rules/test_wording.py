from decimal import Decimal

from evaluation.rules.wording import amount, equals, equals_percent, percent, points


def test_amounts_carry_their_unit() -> None:
    assert amount(Decimal("12.50"), "亿元") == "12.5 亿元"
    assert amount(Decimal("7.2"), "%") == "7.2%"
    assert amount(Decimal(3)) == "3"
    assert points(Decimal("0.5")) == "0.5 分"
    assert percent(Decimal("0.5")) == "50%"


def test_what_is_below_zero_has_the_sign_of_an_equation() -> None:
    assert amount(Decimal("-1.9"), "个百分点") == "−1.9 个百分点"
    assert equals(Decimal(-1)) == "= −1"
    assert percent(Decimal("-0.05")) == "−5%"


def test_a_shortened_figure_is_not_called_equal() -> None:
    assert equals(Decimal("6.188"), "分") == "= 6.188 分"
    assert equals(Decimal("6.18811"), "分") == "≈ 6.1881 分"
    assert equals_percent(Decimal("0.61875")) == "≈ 61.88%"
