from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Extension, Ledger
from offices.models import Account

ClientOf = Callable[[Account], Client]
ADDRESS = "/ledgers/ferrous/2024-06/extension/"


def test_more_time_is_asked_for(june: Ledger, director: Account, client_of: ClientOf) -> None:
    response = client_of(director).post(ADDRESS, {"until": "2024-07-20", "reason": "统计数据延迟发布"})

    assert (response.status_code, response["Location"]) == (302, "/ledgers/ferrous/2024-06/")
    assert Extension.objects.get().asked_by == director


@pytest.mark.parametrize(
    "sent",
    [
        {"until": "", "reason": "补报说明"},
        {"until": "2024-07-20", "reason": ""},
        {"until": "2024-07-01", "reason": "补报说明"},
    ],
)
def test_what_was_typed_is_kept_when_it_is_refused(
    june: Ledger, director: Account, client_of: ClientOf, sent: dict[str, str]
) -> None:
    response = client_of(director).post(ADDRESS, sent)

    assert response.status_code == 400
    assert sent["reason"] in response.content.decode()
    assert not Extension.objects.exists()


def test_S2_another_ledger_or_decision_sent_along_is_not_looked_at(
    june: Ledger, director: Account, client_of: ClientOf
) -> None:
    client_of(director).post(
        ADDRESS,
        {"until": "2024-07-20", "reason": "补报", "ledger": "1", "chain": "bearings", "decision": "granted"},
    )

    extension = Extension.objects.get()
    assert (extension.ledger, extension.decision) == (june, "pending")


def test_a_ledger_that_is_submitted_leads_back(
    in_status: Callable[[LedgerStatus], Ledger], director: Account, client_of: ClientOf
) -> None:
    in_status(LedgerStatus.SUBMITTED)

    assert client_of(director).get(ADDRESS)["Location"] == "/ledgers/ferrous/2024-06/"
