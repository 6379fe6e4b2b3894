from decimal import Decimal
from types import MappingProxyType

import pytest

from evaluation.rules.canonical import as_data, canonical
from evaluation.rules.figures import Figure
from evaluation.rules.scheme import Ties


def test_one_value_has_one_text() -> None:
    first = {"b": Decimal("1.50"), "a": (Ties.SKIP, None, True, 3)}
    second = MappingProxyType({"a": [Ties.SKIP, None, True, 3], "b": Decimal("1.5")})
    assert canonical(first) == canonical(second) == '{"a":["skip",null,true,3],"b":"1.5"}'


def test_data_is_plain() -> None:
    assert as_data(Figure(value=Decimal(0), references=("entry:1",)))["references"] == ["entry:1"]


def test_a_float_is_an_error() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical(Figure(value=1.5))  # type: ignore[arg-type]


def test_what_has_no_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="set has no canonical form"):
        canonical({"a": {1, 2}})
