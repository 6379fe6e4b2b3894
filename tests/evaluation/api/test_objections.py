"""Objections over the API: the same verbs under the same rights as on the pages."""

from __future__ import annotations

import pytest

from evaluation.enums import ObjectionState
from evaluation.models import Objection
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.shown import LINE, show

pytestmark = pytest.mark.django_db

LIST = "/api/objections/"


@pytest.fixture
def shown(books, office):
    accept_quarter(books, FIRST)
    return show(office)


def post(client, address, data):
    return client.post(address, data, content_type="application/json")


def against(shown, **other):
    return {"run": shown.pk, "chain": "ferrous", "item": LINE, "reason": "2月漏计一个项目", **other}


def test_an_objection_from_its_reason_to_its_answer(client_of, director, office, clerk, stranger_director, shown):
    raised = post(client_of(director), LIST, against(shown))
    assert (raised.status_code, raised.json()["state"]) == (201, "pending"), raised.json()
    one = f"{LIST}{raised.json()['id']}/"
    assert [row["id"] for row in client_of(clerk).get(LIST).json()["results"]] == [raised.json()["id"]]
    assert client_of(stranger_director).get(LIST).json()["results"] == []
    assert client_of(stranger_director).get(one).status_code == 404
    answered = post(client_of(office), f"{one}answer/", {"uphold": True, "answer": "2月应为20"})
    assert (answered.status_code, answered.json()["state"]) == (200, "upheld")
    assert post(client_of(office), f"{one}answer/", {"uphold": False, "answer": "无误"}).status_code == 409
    told = AuditEntry.objects.filter(act__startswith="objection.").order_by("pk")
    assert list(told.values_list("act", "via")) == [("objection.raise", "api"), ("objection.uphold", "api")]


def test_it_is_withdrawn_by_its_own_chain_alone(client_of, director, office, shown):
    one = f"{LIST}{post(client_of(director), LIST, against(shown)).json()['id']}/withdraw/"
    assert post(client_of(office), one, {}).status_code in (403, 404)
    assert post(client_of(director), one, {}).json()["state"] == "withdrawn"
    assert Objection.objects.get().state == ObjectionState.WITHDRAWN


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"chain": "bearings"}, 404),
        ({"run": 10**6}, 404),
        ({"run": "一"}, 400),
        ({"item": "no-such"}, 400),
        ({"item": "长" * 61}, 400),
        ({"reason": "  "}, 400),
        ({"reason": "长" * 1001}, 400),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(client_of, director, shown, changed, status):
    answer = post(client_of(director), LIST, against(shown, **changed))
    assert answer.status_code == status
    assert not Objection.objects.exists()


def test_only_the_director_objects_and_only_the_office_answers(client_of, clerk, director, leader, shown):
    assert post(client_of(clerk), LIST, against(shown)).status_code == 403
    one = f"{LIST}{post(client_of(director), LIST, against(shown)).json()['id']}/answer/"
    assert post(client_of(director), one, {"uphold": True, "answer": "对"}).status_code == 403
    assert post(client_of(leader), one, {"uphold": True, "answer": "对"}).status_code == 404
