from decimal import Decimal

import pytest

from evaluation.rules.canonical import canonical, read_back
from evaluation.rules.figures import Figure
from evaluation.rules.scheme import Ties


def test_one_value_has_one_text() -> None:
    first = {"b": Decimal("1.5"), "a": (Ties.SKIP, None, True, 3)}
    second = {"a": [Ties.SKIP, None, True, 3], "b": Decimal("1.5")}
    assert canonical(first) == canonical(second) == '{"a":["skip",null,true,3],"b":"1.5"}'


def test_no_digit_of_a_decimal_is_lost() -> None:
    given = Figure(value=Decimal("0.10"), target=Decimal("123456789012.000000000000000001"), references=("entry:1",))
    assert '"0.10"' in canonical(given)
    assert read_back(canonical(given), Figure) == given


def test_what_has_no_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="unsupported"):
        canonical({"a": object()})
