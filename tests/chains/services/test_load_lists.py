"""A regime's lists stand under its words until somebody changes or removes one."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import OwnColumn, RegisterList
from chains.rules.facts import ListFacts
from chains.services.load_lists import load_lists
from config.lib.refusals import Refused
from offices.models import AuditEntry

pytestmark = pytest.mark.django_db


def fact(**other):
    words = {
        "code": "signed",
        "register": "projects",
        "title": "新签约项目清单",
        "group": "六张清单",
        "columns": ("name", "investment"),
        "filters": {"signed_on.in": ("this_year",)},
        "order": "-investment",
    }
    return ListFacts(**{**words, **other})


def load(*facts, by=None):
    return load_lists(by=by, facts=facts, source="test-2024", title="望山市清单（2024年）")


def test_lists_are_made_in_their_order_and_brought_up_to_new_words(city):
    assert load(fact(), fact(code="started", title="新开工项目清单")) == 2
    assert list(RegisterList.objects.values_list("title", "position")) == [("新签约项目清单", 1), ("新开工项目清单", 2)]
    load(fact(title="新签约项目表"), fact(code="started", title="新开工项目清单"))
    signed = RegisterList.objects.get(code="signed")
    assert (signed.title, signed.filters, signed.regime, signed.regime_title) == (
        "新签约项目表",
        {"signed_on.in": ["this_year"]},
        "test-2024",
        "望山市清单（2024年）",
    )
    assert [told.act for told in AuditEntry.objects.all()] == ["lists.load", "lists.load"]


def test_a_list_may_look_at_an_office_s_own_columns_for_a_text_and_on_a_day(city):
    OwnColumn.objects.create(register="projects", code="own_1", label="入库批次", kind="text")
    filters = {
        "own_1": ("第一批",),
        "q": ("钢管",),
        "on": ("2023-12-31",),
        "chain": ("ferrous",),
        "review": ("pending",),
    }
    load(fact(columns=("name", "own_1"), filters=filters))
    assert RegisterList.objects.get().filters["own_1"] == ["第一批"]


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"register": "temples"}, "temples"),
        ({"columns": ("name", "height")}, "height"),
        ({"filters": {"height.from": ("3",)}}, "height"),
        ({"order": "-height"}, "height"),
    ],
)
def test_what_is_not_there_is_named(city, wrong, word):
    with pytest.raises(Refused, match=word):
        load(fact(**wrong))
    assert not RegisterList.objects.exists()


def test_only_who_sets_up_the_year_may(city, clerk):
    with pytest.raises(PermissionDenied):
        load(fact(), by=clerk)
