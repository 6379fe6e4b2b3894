"""A document written and read again is the same document; a written scheme is the same scheme."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.schemefile.parsing import load, parse_scheme
from evaluation.rules.schemefile.writing import write

SHIPPED = sorted(settings.BASE_DIR.glob("config/**/schemes/*.toml"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(-(10**12), 10**12) | st.decimals(-(10**9), 10**9, allow_nan=False, places=6)
VALUES = TEXTS | NUMBERS | st.booleans() | st.lists(TEXTS, max_size=3)
NESTED = st.recursive(
    VALUES,
    lambda inner: st.dictionaries(TEXTS, inner, max_size=3) | st.lists(st.dictionaries(TEXTS, inner), max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["scheme", "items", "bonus", "gates", "groups", "units", "weights"]) | TEXTS


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scheme_written_anew_is_the_same_scheme(path):
    text = path.read_text(encoding="utf-8")
    written = write(load(text))
    assert load(written) == load(text)
    assert write(load(written)) == written
    assert _bare(written) == _bare(text)


def _bare(text: str):
    """A scheme without what differs between two ways of writing it down."""
    scheme = parse_scheme(text)

    def item(one):
        return replace(one, line=0, path=(), items=tuple(map(item, one.items)))

    def part(one):
        return replace(one, items=tuple(map(item, one.items)))

    bare = replace(scheme, text="", sha256="", items=tuple(map(item, scheme.items)), gates=())
    return replace(bare, bonus=part(bare.bonus), deduction=part(bare.deduction))


@given(st.dictionaries(NAMES, NESTED, max_size=4))
def test_whatever_stands_in_a_document_is_read_again(document):
    assert tomllib.loads(write(document), parse_float=Decimal) == document


def test_it_is_written_as_a_person_would():
    document = {
        "items": [
            {
                "code": "a",
                "weight": Decimal("12.50"),
                "raters": [{"code": "parks", "weight": 70}],
                "inputs": {"done": "x.actual"},
                "items": [{"code": "b", "applies_to": ["@flagship"]}],
            }
        ],
        "scheme": {"code": "s", "title": '说"明', "year": 2024},
    }
    assert write(document) == (
        '[scheme]\ncode = "s"\ntitle = "说\\"明"\nyear = 2024\n\n[[items]]\ncode = "a"\nweight = 12.50\n'
        'raters = [\n  { code = "parks", weight = 70 },\n]\ninputs = { done = "x.actual" }\n\n'
        '[[items.items]]\ncode = "b"\napplies_to = ["@flagship"]\n'
    )
