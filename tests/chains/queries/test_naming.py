from __future__ import annotations

import pytest

from chains.models import Chain
from chains.queries.naming import beginning, named, words
from offices.models import Account
from tests.chains.records import CODES, entered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("钢管", {"鲁西钢管厂"}),
        ("管厂", {"鲁西钢管厂"}),
        ("lxgg", {"鲁西钢管厂"}),
        ("鲁西 厂", {"鲁西钢管厂", "鲁西轴承厂"}),
        ("轴承 lx", {"鲁西轴承厂"}),
        (CODES[0][4:9].lower(), {"鲁西钢管厂"}),
        (CODES[0], {"鲁西钢管厂"}),
        ("", {"鲁西钢管厂", "鲁西轴承厂", "Ａ%_厂"}),
        ("%_", {"Ａ%_厂"}),
        ("钢轴", set()),
        ("\0", {"鲁西钢管厂", "鲁西轴承厂", "Ａ%_厂"}),
    ],
)
def test_a_name_is_found_by_every_part_initials_and_code(
    text: str, found: set[str], clerk: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous, name="鲁西钢管厂", credit_code=CODES[0])
    entered(clerk, ferrous, name="鲁西轴承厂")
    entered(clerk, ferrous, name="Ａ%_厂")
    assert {one.name for one in named(text)} == found


def test_a_single_sign_is_how_something_begins(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, name="钢管厂", credit_code=CODES[0])
    entered(clerk, ferrous, name="不锈钢厂")
    assert {one.name for one in beginning("钢")} == {"钢管厂"}
    assert {one.name for one in beginning("b")} == {"不锈钢厂"}
    assert {one.name for one in beginning("9")} == {"钢管厂"}
    assert {one.name for one in beginning("锈钢")} == {"不锈钢厂"}
    assert {one.name for one in named("钢")} == {"钢管厂", "不锈钢厂"}


def test_what_is_looked_for_has_an_end() -> None:
    assert len("".join(words("长" * 500))) == 60
