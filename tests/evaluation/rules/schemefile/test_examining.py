"""A text that may become a scheme is read as far as it can be."""

from __future__ import annotations

from evaluation.rules.schemefile.examining import examine
from tests.evaluation.rules.builders import BODY, HEAD


def test_one_without_mistakes():
    found = examine(HEAD + BODY)
    assert found.scheme is not None
    assert found.document["scheme"]["code"] == "tests"
    assert found.errors == ()


def test_one_with_mistakes_can_still_be_edited_and_each_is_told_where_it_stands():
    found = examine(HEAD + BODY.replace("weight = 40", "weight = 41", 1))
    assert found.scheme is None
    assert found.document is not None
    assert found.within(("items", 0))
    assert found.within(("bonus",)) == ()


def test_what_no_form_can_show_has_no_document():
    assert examine("[scheme").document is None
    odd = examine('items = "none"\n')
    assert (odd.document, odd.scheme) == (None, None)
    assert odd.errors
