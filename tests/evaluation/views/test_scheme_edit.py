"""A scheme in a table: what is typed is saved right or wrong, and told at its field."""

from __future__ import annotations

import dataclasses

import pytest
from django.urls import reverse

from evaluation.models import SchemeDraft
from evaluation.rules.scheme import Scheme
from evaluation.rules.schemefile.parsing import load, parse_scheme
from tests.evaluation.quarters import SCHEME
from tests.evaluation.views.drafts import WRONG, make_draft, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(books, office):
    return make_draft(office)


@pytest.fixture
def page(client_of, office, draft):
    browser = client_of(office)
    address = reverse("evaluation:scheme_edit", args=[draft.pk])

    def post(typed=None, **headers):
        form = browser.get(address).context["form"]
        return browser.post(address, {**sent(form), **(typed or {})}, **headers)

    post.browser, post.address = browser, address
    return post


def held() -> SchemeDraft:
    return SchemeDraft.objects.get()


def test_saving_what_was_not_changed_leaves_the_text_as_somebody_wrote_it(page, draft):
    page()
    assert (held().text, held().version) == (SCHEME, 1)


def test_a_changed_weight_is_written_and_told(page):
    answer = page({"items.0.weight": "59.5"})
    assert answer.url == page.address
    assert load(held().text)["items"][0]["weight"] == load("x = 59.5")["x"]
    shown = page.browser.get(page.address)
    assert shown.context["usable"] is None
    assert "合计 99.5 分" in shown.content.decode()


def test_nothing_typed_is_lost_however_wrong(page):
    page({"items.0.weight": "六十", "scheme.year": "明年", "scheme.title": ' "引号" \\ '})
    form = page.browser.get(page.address).context["form"]
    assert form["items.0.weight"].value() == "六十"
    assert form["scheme.year"].value() == "明年"
    assert form["scheme.title"].value() == '"引号" \\'
    assert form["items.0.weight"].errors


def test_the_script_is_told_the_version_and_each_error_at_its_field(page):
    answer = page({"items.0.weight": "-1"}, headers={"accept": "application/json"}).json()
    assert answer["version"] == 2
    assert {error["field"] for error in answer["errors"]} == {"items.0.weight"}
    assert "weight" not in answer["errors"][0]["sentence"]
    assert page({"items.0.weight": "60"}, headers={"accept": "application/json"}).json()["errors"] == []


def test_items_are_added_moved_and_taken_out_and_what_was_typed_stays(page, draft):
    answer = page({"do": "group:items", "items.0.title": "改过的"})
    assert answer.url == reverse("evaluation:scheme_item", args=[draft.pk, "items.2"])
    assert load(held().text)["items"][0]["title"] == "改过的"
    page({"do": "add:items.2"})
    page({"do": "add:bonus"})
    document = load(held().text)
    assert len(document["items"][2]["items"]) == len(document["bonus"]["items"]) == 1
    page({"do": "down:items.0"})
    page({"do": "remove:items.2"})
    assert [item["code"] for item in load(held().text)["items"]] == ["high-tech", "investment"]


TABLE = "一级指标\t二级指标\t分值\t评分标准\n开放\t外资\t5\t完成得满分\n\t外贸\t十\t\n合计\t\t15\t\n"


def test_a_scoring_table_is_pasted_and_becomes_items_beside_what_was_typed(page):
    answer = page({"items.0.weight": "59.5", "pasted": TABLE, "do": "paste"})
    assert answer.url == page.address
    shown = page.browser.get(page.address)
    assert "已从表中加入评价项目2项（1个分组）。" in shown.content.decode()
    *before, group = load(held().text)["items"]
    assert before[0]["weight"] == load("x = 59.5")["x"]
    assert (group["title"], [one["title"] for one in group["items"]]) == ("开放", ["外资", "外贸"])
    assert group["items"][0]["note"] == "完成得满分"
    at = len(before)
    assert shown.context["form"][f"items.{at}.items.1.weight"].value() == "十"
    assert shown.context["form"]["pasted"].value() is None


def said_of(page, table):
    page({"pasted": f"类别\t指标\t分值\t评分标准\n{table}", "do": "paste"})
    (said,) = page.browser.get(page.address).context["messages"]
    return str(said)


def test_after_pasting_one_is_told_what_went_where_and_that_the_rules_are_still_to_be_chosen(page):
    said = said_of(
        page, "开放（5分）\t外资\t5\n改革\t营商\t5\n\t要素\t5\n加分项\t获奖\t2\n扣分项\t瞒报\t-5\n否决项\t事故\t\n"
    )
    assert said == (
        "已从表中加入评价项目3项（2个分组）、加分1项、扣分1项、一票否决1项。"
        "评价项目的计分规则暂都是“按完成率得分”，请对照评分标准逐项选定规则和指标。"
    )
    document = load(held().text)
    assert [one["title"] for one in document["gates"]] == ["事故"]
    assert said_of(page, "\t外资\t5\n").startswith("已从表中加入评价项目1项。")
    assert said_of(page, "加分项\t获奖\t2\n") == "已从表中加入加分1项。"


def test_what_is_pasted_and_is_no_table_stays_with_the_reason_beside_it(page):
    answer = page({"pasted": "合计\t100", "do": "paste", "items.0.weight": "59.5"})
    assert answer.status_code == 400
    assert answer.context["form"]["pasted"].value() == "合计\t100"
    assert answer.context["form"]["items.0.weight"].value() == "59.5"
    assert "没有项目" in answer.content.decode()
    assert held().version == 1


def test_a_table_is_not_made_to_items_by_saving_as_one_types(page):
    page({"pasted": TABLE}, HTTP_ACCEPT="application/json")
    assert len(load(held().text)["items"]) == len(load(SCHEME)["items"])


@pytest.mark.parametrize("do", ["remove:items.99", "up:scheme", "add:nowhere", "burn:items.0", "down:items.0.items"])
def test_S18_buttons_that_are_not_there_do_nothing(page, do):
    assert page({"do": do}).status_code == 302
    assert held().text == SCHEME


def test_units_sets_and_groups_are_typed_by_name(page):
    page(
        {
            "units": ["ferrous", "bearings"],
            "sets.0.name": "heavy",
            "sets.0.units": "黑色金属，没有的链",
            "groups.0.code": "all",
            "groups.0.title": "全部",
            "groups.0.units": "ferrous、bearings",
        }
    )
    document = load(held().text)
    assert document["sets"] == {"heavy": ["ferrous", "没有的链"]}
    assert document["groups"] == [{"code": "all", "title": "全部", "units": ["ferrous", "bearings"]}]
    assert "没有「没有的链」这个评价对象" in page.browser.get(page.address).content.decode()


def test_settings_left_as_they_usually_are_are_not_written(page):
    page({"scheme.ties": "dense"})
    assert parse_scheme(held().text).ties.value == "dense"
    assert "rounding" not in held().text


def test_who_saw_an_older_version_keeps_what_was_typed(page, office):
    form = sent(page.browser.get(page.address).context["form"])
    page({"items.0.title": "别人改的"})
    answer = page.browser.post(page.address, {**form, "items.0.title": "我改的"})
    assert answer.status_code == 409
    assert answer.context["form"]["items.0.title"].value() == "我改的"
    refused = page.browser.post(page.address, form, headers={"accept": "application/json"})
    assert (refused.status_code, office.person.name in refused.json()["refused"]) == (409, True)


def test_S16_what_is_typed_is_text(page):
    page({"items.0.title": "<svg onload=alert(1)>"})
    assert "<svg onload" not in page.browser.get(page.address).content.decode()


def test_the_standard_of_scoring_stands_under_the_name_beside_the_rule(client_of, office, books):
    long = "完成全年目标得满分，每少一个百分点扣一分，扣完为止；" * 5
    text = SCHEME.replace("weight = 60", f'note = "{long}"\nweight = 60').replace(
        "weight = 40", 'note = "<svg onload=alert(1)>"\nweight = 40'
    )
    draft = make_draft(office, text)
    shown = client_of(office).get(reverse("evaluation:scheme_edit", args=[draft.pk])).content.decode()
    assert f"<summary>{long}</summary>" in shown
    assert '<p class="item-note soft small">&lt;svg onload=alert(1)&gt;</p>' in shown
    assert "<svg onload" not in shown


def test_a_text_that_cannot_be_read_is_mended_as_text(client_of, office, books):
    draft = make_draft(office, "[scheme")
    answer = client_of(office).get(reverse("evaluation:scheme_edit", args=[draft.pk]))
    assert answer.url == reverse("evaluation:scheme_text", args=[draft.pk])


def test_only_what_has_no_mistakes_can_be_adopted(client_of, office, books):
    draft = make_draft(office, WRONG)
    shown = client_of(office).get(reverse("evaluation:scheme_edit", args=[draft.pk]))
    assert shown.context["quarters"] == []
    assert shown.context["wrong"]


@pytest.mark.parametrize(
    "text",
    [
        "items = 5\n" + SCHEME.replace("[[items]]", "[[others]]"),
        "bonus = 3\n" + SCHEME,
        SCHEME.replace("year = 2024", "year = 2024\nfull_marks = 1e9999999"),
        "a = " + "[" * 5_000,
    ],
)
def test_s19_a_draft_that_no_form_could_show_leads_to_its_text(client_of, office, books, text):
    draft = make_draft(office, text)
    browser = client_of(office)
    address = reverse("evaluation:scheme_edit", args=[draft.pk])
    assert browser.get(address).url == reverse("evaluation:scheme_text", args=[draft.pk])
    assert browser.post(address, {"seen": 1, "do": "add:bonus"}).status_code == 302
    assert browser.get(reverse("evaluation:scheme_text", args=[draft.pk])).context["wrong"]


def test_s19_a_place_that_is_none_and_a_list_in_a_list_break_no_page(client_of, office, books):
    draft = make_draft(office, SCHEME.replace("[[items]]", "[[items]]\nperiods = [[1]]", 1))
    browser = client_of(office)
    address = reverse("evaluation:scheme_edit", args=[draft.pk])
    page = browser.get(address)
    assert browser.get(reverse("evaluation:scheme_item", args=[draft.pk, "items.0"])).status_code == 200
    assert browser.get(reverse("evaluation:scheme_item", args=[draft.pk, f"items.{'9' * 5000}"])).status_code == 404
    answer = browser.post(address, sent(page.context["form"], do=f"remove:items.{'9' * 5000}"))
    assert answer.status_code == 302


def test_every_field_of_the_head_can_be_typed(page):
    form = page.browser.get(page.address).context["form"]
    typed = {field.name.removeprefix("scheme.") for field in (*form.first(), *form.more())}
    elsewhere = {"items", "bonus", "deduction", "gates", "units", "sets", "groups", "text", "sha256"}
    assert typed == {one.name for one in dataclasses.fields(Scheme)} - elsewhere


def test_how_long_scores_are_shown_is_typed_and_read(page):
    page({"scheme.shown_days": "5", "scheme.shown_again": ""})
    read = parse_scheme(held().text)
    assert (read.shown_days, read.shown_again) == (5, False)
    page({"scheme.shown_days": "40"})
    assert page.browser.get(page.address).context["form"]["scheme.shown_days"].errors


def test_weights_that_differ_stand_in_the_table(client_of, office, books):
    text = SCHEME.replace("[[items]]", "[sets]\nbig = ['ferrous', 'bearings']\n\n[[items]]", 1)
    draft = make_draft(office, text.replace("weight = 60", 'weight = 60\nweights = { "@big" = 62, gone = 1 }', 1))
    shown = client_of(office).get(reverse("evaluation:scheme_edit", args=[draft.pk])).context["form"]
    (line, _other) = shown.lines("items")
    names = books.ledger("ferrous").chain.name, books.ledger("bearings").chain.name
    assert line.other_weights == f"{'、'.join(names)} 62；gone 1"
