"""What a run changed against the one whose place it takes, for whoever may see both."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from dispatch.models import Entry
from evaluation.services.answer_objection import answer_objection
from evaluation.services.confirm_run import confirm_run
from evaluation.services.publish_run import publish_run
from evaluation.services.raise_objection import raise_objection
from evaluation.services.show_run import show_run
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.shown import LINE, let_the_days_pass, load_shown_scheme, show
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def mended(books, office, director, ferrous):
    """The scores as they are shown again: the ferrous chain's investment was corrected upon an objection."""
    accept_quarter(books, FIRST)
    scheme = load_shown_scheme()
    shown = show(office, scheme)
    objection = raise_objection(by=director, run=shown, chain=ferrous, item=LINE, reason="多计")
    answer_objection(by=office, objection=objection, uphold=True, answer="1月应为5")
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="ferrous", ledger__month__month=1).update(
        value=Decimal(5)
    )
    return show_run(by=office, run=judge(office, scheme, FIRST, reason="异议成立，更正投资"))


def page(browser, run):
    return browser.get(reverse("evaluation:run_changes", args=[run.pk]))


def test_every_line_that_changed_stands_old_beside_new_with_why(client_of, office, mended):
    shown = page(client_of(office), mended).content.decode()
    for words in ("60.00", "56.00", "−4.00", "45", "35", "1月应为5", "异议成立，更正投资"):
        assert words in shown
    assert "高端轴承" not in shown, "nothing of it changed"


def test_S4_a_chain_office_sees_its_own(client_of, director, stranger_director, mended):
    assert "1月应为5" in page(client_of(director), mended).content.decode()
    strange = page(client_of(stranger_director), mended)
    assert strange.status_code == 200
    assert "黑色金属" not in strange.content.decode()
    assert "1月应为5" not in strange.content.decode()


@pytest.mark.parametrize("who", ["liaison", "leader", "audit_admin", "nobody"])
def test_others_do_not_learn_of_what_is_not_published(client_of, city, who, mended):
    assert page(client_of(city.account(who)), mended).status_code == 404


def test_nor_is_there_anything_where_no_run_gave_way(client_of, office, published):
    assert page(client_of(office), published).status_code == 404


def test_a_superseded_run_beside_the_one_that_holds(client_of, office, leader, published):
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="bearings", ledger__month__month=1).update(
        value=Decimal(15)
    )
    again = publish_run(by=office, run=judge(office, published.scheme, FIRST, reason="更正投资"))
    assert "48.00" in page(client_of(leader), again).content.decode()


def test_what_was_shown_and_what_was_published_can_both_be_compared_with(client_of, office, director, leader, mended):
    let_the_days_pass()
    first = publish_run(by=office, run=confirm_run(by=office, run=mended))
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="bearings", ledger__month__month=1).update(
        value=Decimal(15)
    )
    shown = show_run(by=office, run=judge(office, first.scheme, FIRST, reason="更正投资"))
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="bearings", ledger__month__month=1).update(
        value=Decimal(16)
    )
    again = judge(office, first.scheme, FIRST, reason="再次更正投资")
    assert (again.mends, again.supersedes) == (shown, first)
    browser = client_of(office)
    at = reverse("evaluation:run_changes", args=[again.pk])
    for asked, before, other in (("", shown, first), (f"?with={first.pk}", first, shown)):
        answer = browser.get(at + asked)
        assert (answer.context["before"], answer.context["others"]) == (before, [other])
        assert f'href="?with={other.pk}"' in answer.content.decode()
    assert browser.get(f"{at}?with={again.pk}").status_code == 404


def test_the_same_statements_for_one_chain_and_for_two(client_of, office, mended):
    browser = client_of(office)
    page(browser, mended)
    two = statements(lambda: page(browser, mended))
    mended.sheets.filter(chain__code="bearings").delete()
    assert statements(lambda: page(browser, mended)) == two
