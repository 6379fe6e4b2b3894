"""A draft tried on a quarter: old and new side by side, marked as a trial, and nothing of it kept."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import Mock

import pytest
from django.urls import reverse

from config.lib.web.turns import TRIAL
from dispatch.models import Entry
from evaluation.models import Placing, Run, SchemeDraft
from evaluation.rules import weighing
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.services.save_scheme_draft import save_scheme_draft
from evaluation.views import scheme_trial as view
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, SCHEME, accept_quarter, judge, load_small_scheme
from tests.evaluation.views.drafts import WRONG, make_draft
from tests.locks import held_elsewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(books, office):
    accept_quarter(books, FIRST)
    judge(office, load_small_scheme(), FIRST)
    return make_draft(office)


@pytest.fixture
def page(client_of, office, draft):
    browser = client_of(office)
    address = reverse("evaluation:scheme_trial", args=[draft.pk])

    def post(**typed):
        return browser.post(address, {"quarter": "2024Q1", "seen": 1, **typed}) if typed else browser.get(address)

    return post


def places(answer):
    return {row.unit: (row.old.shown, row.new.shown, row.new.place) for row in answer.context["trial"].rows}


def test_the_draft_as_it_stands_gives_what_the_run_gave(page):
    answer = page(show="")
    run = {placing.chain.code: placing for placing in Placing.objects.select_related("chain")}
    assert places(answer) == {code: (one.total, one.total, one.place) for code, one in run.items()}
    assert "试算" in answer.content.decode()


def test_other_weights_are_tried_and_nothing_is_kept(page, draft):
    answer = page(**{"points-investment": "40", "points-high-tech": "60"})
    assert places(answer)["bearings"] == (Decimal("80.00"), Decimal("80.00"), 2)
    assert not answer.context["trial"].weight_sums
    answer = page(**{"points-investment": "20"})
    assert answer.context["trial"].weight_sums == "60"
    assert "−32.00" in answer.content.decode()
    assert places(answer)["bearings"][1] == Decimal("48.00")
    assert SchemeDraft.objects.get().text == draft.text
    assert (Run.objects.count(), Placing.objects.count()) == (1, 2)


def test_what_was_tried_is_put_into_the_draft_when_it_is_asked_for(page):
    page(**{"points-investment": "40", "points-high-tech": "60", "do": "keep"})
    scheme = parse_scheme(SchemeDraft.objects.get().text)
    assert {leaf.code: leaf.weight for leaf in scheme.leaves()} == {"investment": 40, "high-tech": 60}


def test_s13_what_a_colleague_changed_meanwhile_is_not_taken_back(page, draft, office):
    assert 'name="seen" value="1"' in page().content.decode()
    text = draft.text.replace("weight = 60", "weight = 50").replace("weight = 40", "weight = 50")
    save_scheme_draft(by=office, draft=draft, text=text, seen=1)
    answer = page(**{"points-investment": "59", "points-high-tech": "40", "do": "keep"})
    assert answer.status_code == 409
    assert answer.context["form"].non_field_errors()
    assert answer.context["form"]["points-investment"].value() == "59"
    assert SchemeDraft.objects.get().text == text


def test_how_firm_places_are_and_what_a_chain_would_need(page):
    firm = page(show="firmness").context["trial"].firmness
    assert [(own.unit, one.is_firm) for own, one in firm] == [("ferrous", True), ("bearings", True)]
    answer = page(show="bearings")
    assert [one.way.title for one in answer.context["trial"].ways] == ["完成投资", "新增高新技术企业"]
    assert page(show="gone").status_code == 404


def test_each_item_leads_to_its_rule(page, draft):
    text = page().content.decode()
    for at in (0, 1):
        assert reverse("evaluation:scheme_item", args=[draft.pk, f"items.{at}"]) in text


def test_where_nobody_has_a_place_there_is_no_firmness_and_it_says_so(page, books):
    Run.objects.all().update(status="discarded")
    Entry.objects.filter(indicator__code=INVESTMENT).delete()
    text = page(show="firmness").content.decode()
    assert "没有产业链有名次" in text
    assert "完成投资：" in text
    assert "没有产业链有名次" not in page(show="").content.decode()


def test_S19_what_would_take_too_long_is_told_in_a_sentence(page, monkeypatch):
    monkeypatch.setattr(weighing, "MOST_JUDGEMENTS", 0)
    assert "未查找" in page(show="bearings").content.decode()
    monkeypatch.setattr(weighing.Weighing, "firmness", Mock(side_effect=weighing.TooMuch))
    assert "名次稳定性未计算" in page(show="firmness").content.decode()


def test_a_quarter_without_a_run_is_tried_on_what_was_accepted(page, books):
    Run.objects.all().update(status="discarded")
    assert len(page(show="").context["trial"].rows) == 2


@pytest.mark.parametrize("typed", ["很多", "4_0", "4e1", "NaN", "-1", "10001", "0.00001"])
def test_a_weight_that_is_none_is_told_and_what_was_typed_stays(page, typed):
    answer = page(**{"points-investment": typed})
    assert answer.status_code == 400
    assert answer.context["form"].errors["points-investment"]
    assert answer.context["form"]["points-investment"].value() == typed


def test_a_weight_is_read_as_an_office_writes_it(page):
    answer = page(**{"points-investment": "４０", "points-high-tech": " 60.0 "})
    assert places(answer)["bearings"] == (Decimal("80.00"), Decimal("80.00"), 2)


def test_a_draft_with_mistakes_is_not_tried(client_of, office, books):
    accept_quarter(books, FIRST)
    draft = make_draft(office, WRONG)
    assert "trial" not in client_of(office).get(reverse("evaluation:scheme_trial", args=[draft.pk])).context


def test_an_item_that_was_taken_out_leaves_its_marks_aside(page, office, books):
    text = SCHEME.replace("new-high-tech", "investment-done").replace('code = "high-tech"', 'code = "other"')
    SchemeDraft.objects.update(text=text)
    assert len(page(show="").context["trial"].rows) == 2


def test_without_a_choice_it_is_tried_on_the_latest_quarter_that_was_judged(page):
    assert page().context["form"]["quarter"].value() == "2024Q1"


def test_S30_a_second_trial_at_once_is_told_to_wait_and_keeps_what_was_typed(page, office, monkeypatch):
    monkeypatch.setattr(view, "PATIENCE", 0)
    with held_elsewhere("hashtext(%s), %s", TRIAL, office.pk):
        answer = page(**{"points-investment": "40"})
    assert answer.status_code == 429
    assert "trial" not in answer.context
    text = answer.content.decode()
    assert "另一次试算" in text
    assert 'name="points-investment" value="40"' in text
    assert page(**{"points-investment": "40"}).status_code == 200
