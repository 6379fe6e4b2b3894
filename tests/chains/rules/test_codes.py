from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chains.rules.codes import ALPHABET, BadCode, Flaw, check_sign, credit_code, industry_code, project_code

bodies = st.text(ALPHABET, min_size=17, max_size=17)


@given(bodies)
def test_a_code_with_its_check_sign_is_taken(body: str) -> None:
    code = body + check_sign(body)
    assert credit_code(f" {code[:9].lower()} {code[9:]}\u3000") == code


@given(bodies, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_sign_mistyped_is_found(body: str, at: int, sign: str) -> None:
    code = body + check_sign(body)
    mistyped = code[:at] + sign + code[at + 1 :]
    if mistyped != code:
        with pytest.raises(BadCode):
            credit_code(mistyped)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("371500123456789", Flaw.OLD_NUMBER),
        ("91371500", Flaw.LENGTH),
        ("91371500MA3C0000O1", Flaw.SIGN),
        ("913715001676548621", Flaw.CHECK),
    ],
)
def test_what_is_wrong_with_a_credit_code_is_said(text: str, flaw: Flaw) -> None:
    with pytest.raises(BadCode) as error:
        credit_code(text)
    assert error.value.flaw is flaw


@pytest.mark.parametrize("text", ["2403-371500-04-01-123456", "２４０３—371500—04—01—123456", "24033715000401123456"])
def test_project_codes_are_spelt_one_way(text: str) -> None:
    assert project_code(text) == "2403-371500-04-01-123456"


@pytest.mark.parametrize("text", ["2403-3715-04-01-123456", "项目一", "2403-371500-04-01-12345"])
def test_other_project_codes_are_refused(text: str) -> None:
    with pytest.raises(BadCode):
        project_code(text)


@pytest.mark.parametrize(("text", "code"), [("C3130", "3130"), ("31", "31"), ("0111", "0111")])
def test_industry_codes(text: str, code: str) -> None:
    assert industry_code(text) == code


@pytest.mark.parametrize("text", ["00", "9811", "3", "31300", "钢铁"])
def test_no_such_industry(text: str) -> None:
    with pytest.raises(BadCode):
        industry_code(text)


def test_what_is_wrong_with_an_industry_code_is_said() -> None:
    found = {}
    for text in ("3", "9811"):
        with pytest.raises(BadCode) as error:
            industry_code(text)
        found[text] = error.value.flaw
    assert found == {"3": Flaw.DIGITS, "9811": Flaw.UNKNOWN}
