"""Texts that are no scheme and only cost time, or that break what reads them: told at once, each by one sentence."""

import time

import pytest

from evaluation.rules.schemefile.bounds import MOST_CHARACTERS, MOST_VALUES
from evaluation.rules.schemefile.examining import examine
from evaluation.rules.schemefile.writing import write
from tests.evaluation.rules.builders import BODY, HEAD

SECONDS = 15
"""Far above what any of them takes, and far below what each took before it was bounded."""

COSTLY = {
    "blanks within a bracket": "z = [\n[" + " " * 100_000 + "\n1]]",
    "a number of a thousand million digits": "z = 1e3000000000",
    "full marks beyond arithmetic": HEAD + "full_marks = 1e9999999\n" + BODY,
    "full marks beyond print": HEAD + "full_marks = 0x" + "f" * 4000 + "\n" + BODY,
    "a key of many parts": ".".join("a" * 90_000) + " = 1",
    "a head of many parts": f"[{'.'.join('a' * 90_000)}]",
    "keys under a deep head": f"[{'.'.join('a' * 20)}]\n" + "".join(f"k{at} = 1\n" for at in range(9_000)),
    "a gate in every line": HEAD + BODY + "[[gates]]\n" * 4_000,
    "a table in every line": "".join(f"[[a{at}]]\n" for at in range(12_000)),
    "lists in lists": "a = " + "[" * 90_000,
    "tables in tables": "a = " + "{ a = " * 20_000,
    "a list without an end": "a = [" + "1, " * 9_000 + "]",
    "a long text": f'a = "{"a" * 100_000}"',
    "a long file": "#" * (MOST_CHARACTERS + 1),
}


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY)
def test_s19_a_text_that_costs_is_told_and_written_in_bounded_time(text):
    began = time.perf_counter()
    examined = examine(text)
    assert examined.scheme is None
    assert 0 < len(examined.errors) <= 101
    if examined.document is not None:
        write(examined.document)
    assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("z = 1e30", "第 1 行，z：数的位数过多，整数、小数各最多 20 位"),
        ("a = 1\nz = 100000000000000000000", "第 2 行，z：数过大，最多 20 位"),
        (".".join("a" * 25) + " = 1", f"第 1 行，{'.'.join('a' * 25)}：嵌套过深，最多 24 层；请合并层级"),
        ("a = [\n  " + "1, " * 301 + "\n]", "第 1 行，a：列出的过多（301 个），最多 300 个"),
        (f'a = "{"字" * 2001}"', "第 1 行，a：过长（2001 字），最多 2000 字"),
        ("".join(f"k{at} = 1\n" for at in range(MOST_VALUES + 1)), "整个办法：内容过多，最多 10000 个值"),
    ],
)
def test_what_is_too_much_is_named_with_its_line(text, told):
    assert [str(error) for error in examine(text).errors] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "items = 5\n" + HEAD,
        "items = { a = 1 }\n" + HEAD,
        'gates = "x"\n' + HEAD + BODY,
        "bonus = 3\n" + HEAD,
        HEAD + "[bonus]\nitems = 4\n",
        HEAD + '[[items]]\ncode = "a"\nitems = [1]\n',
    ],
)
def test_s19_what_no_form_could_show_is_left_to_its_text(text):
    examined = examine(text)
    assert examined.document is None
    assert examined.errors


@pytest.mark.parametrize("sign", ["\\u001b", "\\u0007", "\\u009b", "\\u007f"])
@pytest.mark.parametrize("text", ['{head}[more]\na = "甲{sign}[2J"\n', '{head}[more]\n"a{sign}[2J" = "甲"\n'])
def test_s16_what_would_command_a_terminal_is_refused_and_not_repeated(sign, text):
    (error,) = examine(text.format(head=HEAD, sign=sign) + BODY).errors
    assert error.message == "有看不见的控制字符；请删去后重新填写"
    assert str(error).isprintable()
    assert error.line


def test_tabs_and_ends_of_lines_are_no_such_signs():
    assert examine(HEAD + 'version_note = "甲\\t乙\\r\\n丙"\n' + BODY).errors == ()
