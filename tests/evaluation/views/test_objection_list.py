"""The list of objections: the office's all, a chain office's own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from evaluation.models import Objection
from evaluation.services.raise_objection import raise_objection
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.shown import LINE, show
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def objections(books, office, director, stranger_director, ferrous, bearings):
    accept_quarter(books, FIRST)
    run = show(office)
    raise_objection(by=director, run=run, chain=ferrous, item=LINE, reason="黑色金属漏计")
    raise_objection(by=stranger_director, run=run, chain=bearings, item=LINE, reason="高端轴承漏计")
    return run


def test_S4_each_chain_office_sees_its_own(client_of, office, director, stranger_director, objections):
    pages = [
        client_of(who).get(reverse("evaluation:objection_list")).content.decode()
        for who in (office, director, stranger_director)
    ]
    assert [("黑色金属漏计" in page, "高端轴承漏计" in page) for page in pages] == [
        (True, True),
        (True, False),
        (False, True),
    ]


def test_the_same_statements_with_two_and_with_many(client_of, office, director, ferrous, objections):
    browser, address = client_of(office), reverse("evaluation:objection_list")
    browser.get(address)
    two = statements(lambda: browser.get(address))
    Objection.objects.bulk_create(
        Objection(run=objections, chain=ferrous, item=f"line-{n}", title="项", reason="漏计", raised_by=director)
        for n in range(20)
    )
    assert statements(lambda: browser.get(address)) == two


def test_an_empty_list_says_when_there_will_be_some(client_of, office, clerk, books):
    for who in (office, clerk):
        assert "公示期间" in client_of(who).get(reverse("evaluation:objection_list")).content.decode()
