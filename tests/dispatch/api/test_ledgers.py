"""Ledgers over the API: the same verbs under the same rights; wrong data is refused with a sentence."""

from __future__ import annotations

import pytest

from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger
from offices.models import AuditEntry
from tests.dispatch.books import GOOD, INVESTMENT

pytestmark = pytest.mark.django_db

JUNE = "/api/ledgers/ferrous/2024-06/"


def cells(**more):
    return {"cells": [{"indicator": code, "value": value, "note": "已核实", **more} for code, value in GOOD.items()]}


def post(client, address, data):
    return client.post(address, data, content_type="application/json")


def test_a_ledger_from_figures_to_acceptance(client_of, clerk, director, office, june):
    saved = post(client_of(clerk), JUNE + "cells/", cells())
    assert saved.status_code == 200, saved.json()
    rows = {row["indicator"]: row for row in saved.json()["rows"]}
    assert rows[INVESTMENT]["value"] == "12.500000"
    assert rows[INVESTMENT]["version"] == 1

    assert post(client_of(director), JUNE + "submit/", {}).json()["status"] == "submitted"
    assert post(client_of(office), JUNE + "accept/", {}).json()["status"] == "accepted"
    assert list(AuditEntry.objects.order_by("pk").values_list("act", "via"))[-3:] == [
        ("entries.save", "api"),
        ("ledger.submit", "api"),
        ("ledger.accept", "api"),
    ]


def test_returned_with_reasons(client_of, office, in_status):
    in_status(LedgerStatus.SUBMITTED)
    answer = post(client_of(office), JUNE + "return/", {"reasons": {INVESTMENT: "与统计口径不一致。"}})
    rows = {row["indicator"]: row for row in answer.json()["rows"]}
    assert rows[INVESTMENT]["returned_because"] == "与统计口径不一致。"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 400),
        ({"cells": []}, 400),
        ({"cells": [{"indicator": "no-such", "value": "1"}]}, 400),
        ({"cells": [{"indicator": INVESTMENT, "value": "约12"}]}, 400),
        ({"cells": [{"indicator": INVESTMENT, "value": "1" * 40}]}, 400),
        ({"cells": [{"indicator": INVESTMENT, "value": "1", "seen_version": 7}]}, 409),
        ({"cells": "12"}, 400),
        ([], 400),
    ],
)
def test_wrong_data_is_refused_and_changes_nothing(client_of, clerk, june, data, status):
    answer = post(client_of(clerk), JUNE + "cells/", data)
    assert answer.status_code == status
    assert not Entry.objects.exists()


def test_S2_what_does_not_belong_into_a_cell_changes_nothing(client_of, clerk, june):
    answer = post(
        client_of(clerk),
        JUNE + "cells/",
        {**cells(ledger=999, status="accepted", entered_by=1), "status": "accepted", "chain": "bearings"},
    )
    assert answer.status_code == 200
    assert not Entry.objects.exclude(ledger__chain__code="ferrous").exists()
    assert set(Entry.objects.values_list("entered_by", flat=True)) == {clerk.pk}
    assert not Ledger.objects.exclude(status=LedgerStatus.DRAFT).exists()


def test_a_figure_is_taken_away_by_null_and_not_by_leaving_it_out(client_of, clerk, june):
    post(client_of(clerk), JUNE + "cells/", cells())

    left_out = post(client_of(clerk), JUNE + "cells/", {"cells": [{"indicator": INVESTMENT, "note": "待核"}]})
    assert left_out.status_code == 400
    assert Entry.objects.get(indicator__code=INVESTMENT).value is not None

    taken = post(client_of(clerk), JUNE + "cells/", {"cells": [{"indicator": INVESTMENT, "value": None}]})
    assert taken.status_code == 200
    assert Entry.objects.get(indicator__code=INVESTMENT).value is None


@pytest.mark.parametrize("act", ["", "cells/", "submit/", "accept/", "return/"])
def test_a_stranger_finds_nothing(client_of, stranger_director, june, act):
    client = client_of(stranger_director)
    data = {"": None, "cells/": cells(), "return/": {"reasons": {INVESTMENT: "x"}}}.get(act, {})
    answer = client.get(JUNE) if act == "" else post(client, JUNE + act, data)
    assert answer.status_code == 404


def test_nobody_accepts_without_the_right(client_of, director, in_status):
    in_status(LedgerStatus.SUBMITTED)
    answer = post(client_of(director), JUNE + "accept/", {})
    assert answer.status_code == 403
    assert answer.json()["detail"]
    assert Ledger.objects.get(chain__code="ferrous", month__month=6).status == LedgerStatus.SUBMITTED


def test_without_a_session_it_is_401(client, june):
    assert client.get(JUNE).status_code == 401


def test_S4_lists_hold_the_own_chain_alone(client_of, clerk, books):
    client = client_of(clerk)
    for address in ("chains", "indicators", "targets", "ledgers"):
        answer = client.get(f"/api/{address}/")
        assert answer.status_code == 200
        assert answer.json()["results"]
        assert "bearings" not in answer.content.decode()
    assert client.get("/api/chains/bearings/").status_code == 404
    assert client.get("/api/targets/?chain=bearings").json()["results"] == []


@pytest.mark.parametrize("query", ["year=x", "year=1", "chain=!"])
def test_S18_a_filter_that_is_none_is_refused(client_of, clerk, books, query):
    assert client_of(clerk).get(f"/api/targets/?{query}").status_code == 400


def test_S32_a_session_alone_writes_nothing(clerk, june):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    answer = post(client, JUNE + "cells/", cells())
    assert answer.status_code == 403
    assert not Entry.objects.exists()


def test_the_description_is_open_to_whoever_is_logged_in(client_of, clerk):
    answer = client_of(clerk).get("/api/schema/")
    assert answer.status_code == 200
    assert "/api/ledgers/{chain}/{month}/cells/" in answer.json()["paths"]
