"""Schemes being written, and what is wrong in one, told with the item it stands in."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.models import SchemeDraft
from evaluation.queries.scheme_drafts import drafts, has_remarks, shipped_schemes, told, versions
from evaluation.rules.schemefile.examining import examine
from tests.evaluation.quarters import SCHEME, load_small_scheme
from tests.evaluation.views.drafts import make_draft


@pytest.mark.django_db
def test_the_draft_that_was_saved_last_comes_first(office, books):
    first, second = make_draft(office), make_draft(office)
    SchemeDraft.objects.filter(pk=first.pk).update(saved_at=second.saved_at + dt.timedelta(minutes=1))
    assert list(drafts()) == [first, second]
    assert list(versions()) == [], "a draft is no version"
    scheme = load_small_scheme()
    assert list(versions()) == [scheme]


def test_an_error_is_told_with_the_item_it_stands_in_and_in_the_words_of_the_form():
    examined = examine(SCHEME.replace("weight = 60", "weight = 0", 1))
    listed = told(examined.document, examined.errors)
    of_item = next(one for one in listed if one.item)
    assert of_item.item.startswith("items.")
    assert of_item.sentence.endswith("：没有写权重；请填写权重")
    whole = next(one for one in listed if not one.item)
    assert "请调整各项的权重或满分" in whole.sentence


def test_remarks_are_lines_of_their_own():
    assert has_remarks("a = 1\n  # 说明\n")
    assert not has_remarks('title = "第#1号"\n')


def test_what_comes_with_the_program_can_be_started_from():
    shipped = shipped_schemes()
    assert {one.code for one in shipped} >= {"key-projects"}
    assert all(examine(one.text).scheme for one in shipped)
