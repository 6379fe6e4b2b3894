"""One target: every decision so far, and another one."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from dispatch.models import Target, TargetChange
from dispatch.services.set_target import set_target
from tests.dispatch.books import BRAIN, INVESTMENT

pytestmark = pytest.mark.django_db

DECISION = {"document": "聊链办〔2024〕9号", "decided_on": "2024-07-01", "reason": "年中调整"}


@pytest.fixture
def figure(books):
    return Target.objects.get(chain__code="ferrous", indicator__code=INVESTMENT)


@pytest.fixture
def worded(books, bearings, office):
    return set_target(
        by=office, chain=bearings, indicator=books.indicators[BRAIN], year=2024, value=None, words="建成产业大脑",
        document="聊链办〔2024〕2号", reason="年初下达", decided_on=dt.date(2024, 3, 28),
    )  # fmt: skip


def address(target):
    return reverse("dispatch:target_change", kwargs={"pk": target.pk})


def test_another_figure_by_a_decision(client_of, office, figure):
    client = client_of(office)
    page = client.get(address(figure))
    assert list(page.context["form"].fields) == ["value", "document", "decided_on", "reason"]

    answer = client.post(address(figure), {"value": "180", "seen": "0", **DECISION})

    assert answer.url == reverse("dispatch:target_list", kwargs={"year": 2024}) + "?by=chain&chain=ferrous"
    figure.refresh_from_db()
    assert figure.value == 180
    assert "180" in client.get(address(figure)).content.decode()


def test_other_words_by_a_decision(client_of, office, worded):
    client = client_of(office)
    page = client.get(address(worded))
    assert list(page.context["form"].fields) == ["words", "document", "decided_on", "reason"]
    assert page.context["form"]["words"].value() == "建成产业大脑"

    answer = client.post(address(worded), {"words": "产业大脑上线运行", "seen": "1", **DECISION})

    assert answer.status_code == 302
    shown = client.get(address(worded)).content.decode()
    assert "建成产业大脑" in shown
    assert "产业大脑上线运行" in shown
    assert [one.words_before for one in client.get(address(worded)).context["decisions"]] == ["", "建成产业大脑"]


def test_the_words_beside_a_figure_stay_or_change(client_of, office, figure):
    Target.objects.filter(pk=figure.pk).update(words="完成投资150亿元")

    client_of(office).post(address(figure), {"value": "180", "words": "完成投资180亿元", "seen": "0", **DECISION})

    figure.refresh_from_db()
    assert (figure.value, figure.words) == (180, "完成投资180亿元")


@pytest.mark.parametrize("sent", [{"seen": "1"}, {}, {"value": "150", "seen": "0"}, {"value": "", "seen": "0"}])
def test_a_refusal_keeps_what_was_typed(client_of, office, figure, sent):
    answer = client_of(office).post(address(figure), {"value": "180", **DECISION, **sent})

    assert answer.status_code == 400
    assert answer.context["form"].non_field_errors()
    assert answer.context["form"]["reason"].value() == "年中调整"
    assert not TargetChange.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "liaison", "system_admin"])
def test_others_may_not(client_of, city, figure, who):
    client = client_of(city.account(who))
    assert client.get(address(figure)).status_code == 403
    assert client.post(address(figure), {"value": "180", "seen": "0", **DECISION}).status_code == 403
    assert not TargetChange.objects.exists()
