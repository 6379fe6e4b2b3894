"""One item: the form is drawn from the rule's own declaration, whichever rule it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from dispatch.models import Indicator
from evaluation.models import SchemeDraft
from evaluation.rules.registry import RULES
from evaluation.rules.rule import InputKind, ParameterKind
from evaluation.rules.schemefile.parsing import load, parse_scheme
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import SCHEME
from tests.evaluation.rules.test_whole_family import family
from tests.evaluation.views.drafts import make_draft, sent

pytestmark = pytest.mark.django_db


def address(draft, item="items.0"):
    return reverse("evaluation:scheme_item", args=[draft.pk, item])


def item_of(at=0):
    return load(SchemeDraft.objects.get().text)["items"][at]


@pytest.fixture
def browser(client_of, office, books):
    return client_of(office)


@pytest.mark.parametrize("name", [name for name in RULES if name not in ("bonus", "gate")])
def test_every_setting_and_input_of_every_rule_has_its_field(browser, office, name):
    draft = make_draft(office, family())
    at = [item["code"] for item in load(draft.text)["items"]].index(name)
    form = browser.get(address(draft, f"items.{at}")).context["form"]
    rule = RULES[name]
    for one in rule.parameters:
        shown = form.tables if one.kind is ParameterKind.TABLE else form.fields
        assert f"items.{at}.{one.name}" in shown
    figures = [one.name for one in rule.inputs if one.kind is InputKind.FIGURE]
    assert {f"items.{at}.inputs.{figure}" for figure in figures} <= form.fields.keys()


@pytest.mark.parametrize("name", [name for name in RULES if name not in ("bonus", "gate")])
def test_saving_it_as_it_stands_changes_nothing(browser, office, name):
    draft = make_draft(office, family())
    at = [item["code"] for item in load(draft.text)["items"]].index(name)
    page = address(draft, f"items.{at}")
    assert browser.post(page, sent(browser.get(page).context["form"])).status_code == 302
    assert SchemeDraft.objects.get().text == family()


def test_an_indicator_without_a_unit_has_no_empty_brackets(browser, office):
    Indicator.objects.filter(code=INVESTMENT).update(unit="")
    offered = dict(browser.get(address(make_draft(office))).context["form"].fields["items.0.indicator"].choices)
    assert offered[INVESTMENT] == "完成投资"
    assert "新增高新技术企业（家）" in offered.values()


def test_another_rule_brings_its_settings_and_tells_what_it_does_not_ask_for(browser, office):
    page = address(make_draft(office))
    form = sent(browser.get(page).context["form"], **{"items.0.rule": "step", "stay": "yes"})
    answer = browser.post(page, form, follow=True)
    assert item_of() == {
        "code": "investment",
        "title": "完成投资",
        "weight": 60,
        "rule": "step",
        "indicator": "investment-done",
        "against": "time_progress",
    }
    assert "完成率上限（1 即 100%） 1" in answer.content.decode()
    assert "items.0.up" in answer.context["form"].fields


def test_settings_tables_and_weights_are_written_as_in_a_file(browser, office):
    page = address(make_draft(office))
    form = sent(browser.get(page).context["form"], **{"items.0.rule": "rater", "items.0.indicator": ""})
    browser.post(page, {**form, "stay": "yes"})
    form = sent(
        browser.get(page).context["form"],
        **{
            "items.0.raters.0.code": "parks",
            "items.0.raters.0.label": "园区",
            "items.0.raters.0.weight": "70",
            "items.0.full": "15",
            "items.0.weights.0.who": "ferrous",
            "items.0.weights.0.weight": "55",
            "items.0.applies_to": ["ferrous", "bearings"],
            "items.0.periods": ["Q1"],
        },
    )
    browser.post(page, form)
    item = item_of()
    assert item["raters"] == [{"code": "parks", "label": "园区", "weight": 70}]
    assert (item["full"], item["weights"], item["periods"]) == (15, {"ferrous": 55}, ["Q1"])
    assert item["applies_to"] == ["ferrous", "bearings"]


def test_no_limit_is_said_in_a_word(browser, office):
    page = address(make_draft(office))
    browser.post(page, sent(browser.get(page).context["form"], **{"items.0.cap": "不设"}))
    assert parse_scheme(SchemeDraft.objects.get().text).items[0].parameters["cap"] is None
    assert browser.get(page).context["form"]["items.0.cap"].value() == "不设"


@pytest.mark.parametrize(("typed", "kept"), [("120%", "1.2"), ("37.5％", "0.375"), ("1.1", "1.1")])
def test_a_share_may_be_typed_in_percent(browser, office, typed, kept):
    page = address(make_draft(office, SCHEME))
    browser.post(page, sent(browser.get(page).context["form"], **{"items.0.cap": typed}))
    assert item_of()["cap"] == Decimal(kept)


def test_what_is_no_share_is_told_with_the_words_of_the_form(browser, office):
    page = address(make_draft(office, SCHEME))
    browser.post(page, sent(browser.get(page).context["form"], **{"items.0.cap": "很多%"}))
    field = browser.get(page).context["form"]["items.0.cap"]
    assert field.value() == "很多%"
    assert field.errors == ["应是数，如 10 或 0.5；不设填“不设”"]


def test_an_error_stands_at_its_field(browser, office):
    page = address(make_draft(office))
    typed = {"items.0.cap": "很多", "items.0.inputs.done": "没有.实绩"}
    answer = browser.post(
        page, sent(browser.get(page).context["form"], **typed), headers={"accept": "application/json"}
    )
    assert {error["field"] for error in answer.json()["errors"]} == {"items.0.cap", "items.0.inputs.done"}
    form = browser.get(page).context["form"]
    assert form["items.0.cap"].value() == "很多"
    assert form["items.0.cap"].errors
    assert form["items.0.inputs.done"].errors


def test_what_was_set_is_said_in_a_sentence_and_may_be_tried_at_once(browser, office):
    draft = make_draft(office)
    page = browser.get(address(draft))
    assert "得分 = 分值 × 完成数 ÷ 时序目标，完成率超过 100% 的按 100% 计" in page.content.decode()
    answer = browser.post(address(draft), {**sent(page.context["form"], **{"items.0.cap": "1.2"}), "then": "trial"})
    assert answer.url == reverse("evaluation:scheme_trial", args=[draft.pk])
    assert "完成率超过 120% 的按 120% 计" in browser.get(address(draft)).content.decode()


def test_an_indicator_nobody_knows_stays_to_be_seen(browser, office):
    draft = make_draft(office, SCHEME.replace("investment-done", "gone"))
    form = browser.get(address(draft)).context["form"]
    assert form["items.0.indicator"].value() == "gone"
    assert form["items.0.indicator"].errors


@pytest.mark.parametrize("item", ["items.9", "scheme", "items", "items.0.items.0", "x"])
def test_what_is_not_there_is_not_found(browser, office, item):
    assert browser.get(address(make_draft(office), item)).status_code == 404


def test_an_item_without_a_code_keeps_its_page(browser, office):
    draft = make_draft(office)
    form = sent(browser.get(address(draft)).context["form"], **{"items.0.code": ""})
    browser.post(address(draft), {**form, "stay": "yes"})
    assert "code" not in item_of()
    assert browser.get(address(draft)).status_code == 200


def test_S30_a_request_that_was_cut_off_empties_nothing(browser, office):
    draft = make_draft(office)
    for page in (address(draft), reverse("evaluation:scheme_edit", args=[draft.pk])):
        answer = browser.post(page, {"seen": 1})
        assert answer.status_code == 400
        assert "没有收到页面上的内容" in answer.content.decode()
    assert SchemeDraft.objects.get().text == draft.text
