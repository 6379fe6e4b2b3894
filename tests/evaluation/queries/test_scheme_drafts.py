"""Schemes being written, and what is wrong in one, told with the item it stands in."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.models import SchemeDraft
from evaluation.queries.scheme_drafts import drafts, has_remarks, replaced_by, shipped_schemes, told, versions
from evaluation.rules.schemefile.examining import examine
from evaluation.rules.schemefile.parsing import load
from evaluation.rules.schemefile.writing import write
from evaluation.services.load_scheme import load_scheme
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


GROUP = """
[[groups]]
code = "group-1"
title = "甲组"
units = []
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SCHEME.replace('title = "新增高新技术企业"', 'title = ""'), "high-tech：没有名称；请补上"),
        (SCHEME.replace('code = "high-tech"', 'code = " "'), "新增高新技术企业：没有代码；请补上"),
        (SCHEME + GROUP.replace("甲组", ""), "group-1：没有分组名称；请补上"),
        (SCHEME + GROUP.replace("group-1", ""), "甲组：没有分组代码；请补上"),
        (SCHEME + GROUP.replace("甲组", "").replace("group-1", ""), "第 1 个分组：没有分组名称；请补上"),
        (SCHEME + '[sets]\n"" = []\n', "有一个对象组没有代码；请补上"),
    ],
)
def test_a_name_or_code_that_lacks_is_called_what_it_is(text, sentence):
    examined = examine(text)
    assert sentence in [one.sentence for one in told(examined.document, examined.errors)]


@pytest.mark.parametrize(("field", "called"), [("title", "办法名称"), ("code", "办法代码")])
def test_a_scheme_without_a_name_or_code_says_so(field, called):
    document = load(SCHEME)
    examined = examine(write({**document, "scheme": {**document["scheme"], field: " "}}))
    assert f"没有{called}；请补上" in [one.sentence for one in told(examined.document, examined.errors)]


def test_an_item_without_name_and_code_is_called_by_its_place():
    document = load(SCHEME)
    examined = examine(write({**document, "items": [*document["items"], {"weight": 1, "rule": "proportion"}]}))
    place = len(document["items"]) + 1
    assert f"第 {place} 项：没有名称；请补上" in [one.sentence for one in told(examined.document, examined.errors)]


def test_remarks_are_lines_of_their_own():
    assert has_remarks("a = 1\n  # 说明\n")
    assert not has_remarks('title = "第#1号"\n')


def test_what_comes_with_the_program_can_be_started_from():
    shipped = shipped_schemes()
    assert {one.code for one in shipped} >= {"key-projects"}
    assert all(examine(one.text).scheme for one in shipped)


@pytest.mark.django_db
def test_a_draft_takes_the_place_of_what_its_year_has_else_of_the_newest(office, books):
    draft = make_draft(office)
    assert replaced_by(draft, year=2024) is None
    scheme = load_small_scheme()
    later = load_scheme(by=None, text=SCHEME.replace('"small"', '"later"').replace("2024", "2025"))
    assert replaced_by(draft, year=2024) == scheme
    assert replaced_by(draft, year=2026) == later
    assert replaced_by(draft, year=None) == later
    draft.based_on = scheme
    assert replaced_by(draft, year=2025) == scheme
