"""The page of what adds and takes points: the list, noting a matter, withdrawing one."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chains.models import Belonging, ProjectStep
from evaluation.models import Adjustment
from tests.chains.records import entered
from tests.config.lib.files.samples import picture
from tests.evaluation.rated import load_rated_scheme
from tests.statements import statements

pytestmark = pytest.mark.django_db

PAGE = reverse("evaluation:adjustment_list") + "?quarter=2024Q1"
MATTER = {"chain": "ferrous", "item": "praise", "grade": "", "matter": "经验推广", "count": "1", "proof": "省办1号文"}


@pytest.fixture
def browser(client_of, office, books):
    load_rated_scheme()
    return client_of(office)


def withdraw(browser, kept, reason):
    return browser.post(reverse("evaluation:adjustment_withdraw", args=[kept.pk]), {"reason": reason}, follow=True)


def test_a_matter_is_noted_and_listed_with_its_item_proof_and_who(browser):
    shown = browser.post(PAGE, MATTER, follow=True).content.decode()
    for words in ("省级推广", "经验推广", "省办1号文", "office（演示）"):
        assert words in shown
    assert Adjustment.objects.get().quarter == 1


@pytest.mark.parametrize(
    "wrong", [{"count": "0"}, {"count": "-1"}, {"proof": ""}, {"matter": " "}, {"item": "award"}, {"item": "gone"}]
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(browser, wrong):
    answer = browser.post(PAGE, {**MATTER, "matter": "印记甲乙丙", **wrong})
    shown = answer.content.decode()
    assert answer.context["form"].errors
    assert "matter" in wrong or "印记甲乙丙" in shown
    assert not Adjustment.objects.exists()


def test_the_grades_stand_under_the_item_whose_they_are(browser):
    offered = browser.get(PAGE).context["form"].fields["grade"].choices
    assert offered[0][0] == ""
    assert dict(offered[1:]) == {"表彰": [("国家级", "国家级"), ("省级", "省级")]}


def test_the_milestones_stand_under_the_chains_whose_projects_they_are(browser, clerk, ferrous, bearings):
    project = entered(clerk, ferrous, register="projects", name="高端钢材项目（演示）")
    Belonging.objects.create(record=project.pk, register="projects", chain=bearings)
    reached = {"reached_on": dt.date(2024, 3, 12), "proof": "ground_level"}
    step = ProjectStep.objects.create(project=project, step="started", **reached)
    offered = browser.get(PAGE).context["form"].fields["step"].choices
    assert [(chain, [pk for pk, _name in steps]) for chain, steps in offered[1:]] == [
        ("黑色金属", [step.pk]),
        ("高端轴承", [step.pk]),
    ]
    browser.post(PAGE, {**MATTER, "step": step.pk})
    assert Adjustment.objects.get().step == step


def test_the_same_matter_again_is_refused_in_a_sentence(browser):
    browser.post(PAGE, MATTER)
    answer = browser.post(PAGE, MATTER)
    assert answer.context["form"].non_field_errors()
    assert Adjustment.objects.count() == 1


def test_a_withdrawn_matter_stays_on_the_page_with_its_reason(browser):
    browser.post(PAGE, MATTER)
    shown = withdraw(browser, Adjustment.objects.get(), "与上季度重复").content.decode()
    assert "与上季度重复" in shown
    assert "data-opens" not in shown, "it is not withdrawn again"


def test_a_colleague_decides_it_and_its_proposer_is_told_so(browser, client_of, second_office, own_files):
    shown = browser.post(PAGE, {**MATTER, "file": SimpleUploadedFile("证明.png", picture())}, follow=True)
    kept = Adjustment.objects.get()
    address = reverse("evaluation:adjustment_decide", args=[kept.pk])
    assert address not in shown.content.decode(), "not by whoever proposed it"
    assert browser.post(address, {"decision": "grant"}).status_code == 403
    colleague = client_of(second_office)
    page = colleague.get(PAGE).content.decode()
    assert address in page
    assert "证明.png" in page
    assert "写明" in colleague.post(address, {"decision": "refuse"}, follow=True).content.decode()
    colleague.post(address, {"decision": "grant", "note": "属实"})
    kept.refresh_from_db()
    assert kept.decision == "granted"
    page = browser.get(PAGE).content.decode()
    assert "审定同意" in page
    assert not [other for other in ("审批", "办理", "已同意") if other in page], "one word for one act"
    assert "second_office（演示）" in page
    assert "属实" in page


def test_every_button_opens_a_question_of_its_own_that_says_what_it_is_about(browser, client_of, second_office):
    for matter in ("经验推广", "现场观摩"):
        browser.post(PAGE, {**MATTER, "matter": matter})
    page = client_of(second_office).get(PAGE).content.decode()
    for kept in Adjustment.objects.all():
        for act in ("decide", "withdraw"):
            assert page.count(f'data-opens="{act}-{kept.pk}"') == page.count(f'<dialog id="{act}-{kept.pk}"') == 1
        assert f"{kept.chain.name} {kept.matter}" in page
        assert f"撤回 {kept.matter}" in page or f"撤销 {kept.matter}" in page


def test_a_granted_matter_is_withdrawn_once_a_colleague_agrees(browser, client_of, second_office):
    browser.post(PAGE, MATTER)
    kept = Adjustment.objects.get()
    colleague = client_of(second_office)
    colleague.post(reverse("evaluation:adjustment_decide", args=[kept.pk]), {"decision": "grant"})
    shown = withdraw(browser, kept, "文件有误").content.decode()
    address = reverse("evaluation:adjustment_withdrawal", args=[kept.pk])
    assert "文件有误" in shown
    assert address not in shown, "not by whoever asked for it"
    assert browser.post(address, {"decision": "grant"}).status_code == 403
    assert address in colleague.get(PAGE).content.decode()
    assert "写明" in colleague.post(address, {"decision": "refuse"}, follow=True).content.decode()
    colleague.post(address, {"decision": "grant"})
    kept.refresh_from_db()
    assert kept.withdrawn_because == "文件有误"


@pytest.mark.parametrize("reason", ["", "长" * 301])
def test_a_withdrawal_without_a_fitting_reason_is_no_error_of_the_server(browser, reason):
    browser.post(PAGE, MATTER)
    answer = withdraw(browser, Adjustment.objects.get(), reason)
    assert answer.status_code == 200
    assert Adjustment.objects.get().withdrawn_because == ""


def test_without_a_scheme_the_page_says_what_to_do(client_of, office, books):
    answer = client_of(office).get(PAGE)
    assert reverse("evaluation:regime_list") in answer.content.decode()


def test_the_same_statements_with_one_matter_and_with_ten(browser, books, office):
    browser.post(PAGE, MATTER)
    browser.get(PAGE)
    few = statements(lambda: browser.get(PAGE))
    chain = books.ledger("ferrous").chain
    Adjustment.objects.bulk_create(
        Adjustment(year=2024, quarter=1, chain=chain, item="praise", matter=str(n), proof="文", entered_by=office)
        for n in range(9)
    )
    assert statements(lambda: browser.get(PAGE)) == few
