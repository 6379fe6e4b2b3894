"""Two versions side by side, and a draft beside a version."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.evaluation.quarters import SCHEME, load_small_scheme
from tests.evaluation.views.drafts import WRONG, make_draft

pytestmark = pytest.mark.django_db
PAGE = reverse("evaluation:scheme_compare")


def test_what_a_draft_changes(client_of, office, books):
    scheme = load_small_scheme()
    draft = make_draft(office, SCHEME.replace("cap = 1\n", "cap = 1.2\n", 1))
    shown = client_of(office).get(PAGE, {"old": scheme.pk, "new": f"draft-{draft.pk}"})
    (item,) = shown.context["comparison"].items
    assert [(change.before, change.after) for change in item.changes] == [("100%", "120%")]
    assert "完成率上限" in shown.content.decode()
    for words in (">对比</button>", ">内容</th>"):
        assert words in shown.content.decode()


def test_the_same_says_so_and_mistakes_are_told(client_of, office, books):
    scheme = load_small_scheme()
    assert "compared" in client_of(office).get(PAGE, {"old": scheme.pk, "new": scheme.pk}).context
    draft = make_draft(office, WRONG)
    assert client_of(office).get(PAGE, {"old": scheme.pk, "new": f"draft-{draft.pk}"}).context["wrong"] == ["new"]


def test_S2_drafts_are_the_offices_alone(client_of, office, clerk, books):
    scheme, draft = load_small_scheme(), make_draft(office)
    browser = client_of(clerk)
    assert browser.get(PAGE, {"old": scheme.pk, "new": f"draft-{draft.pk}"}).status_code == 404
    assert "draft-" not in browser.get(PAGE).content.decode()


@pytest.mark.parametrize("named", ["99", "draft-99", "draft-x", "../1"])
def test_what_is_not_there_is_not_found(client_of, office, books, named):
    assert client_of(office).get(PAGE, {"old": named}).status_code == 404


def test_a_draft_is_held_against_the_version_it_takes_the_place_of(client_of, office, books):
    scheme, draft = load_small_scheme(), make_draft(office, WRONG.replace("weight = 59", "weight = 60"))
    assert draft.based_on is None
    shown = client_of(office).get(PAGE, {"new": f"draft-{draft.pk}"})
    assert shown.context["old"] == str(scheme.pk)
    assert "compared" in shown.context
    chosen = client_of(office).get(PAGE, {"new": f"draft-{draft.pk}", "old": ""})
    assert chosen.context["old"] == "", "who takes it out has taken it out"


def test_a_draft_alone_stands_alone(client_of, office, books):
    draft = make_draft(office)
    shown = client_of(office).get(PAGE, {"new": f"draft-{draft.pk}"})
    assert shown.status_code == 200
    assert shown.context["old"] == ""
