"""Opening a ledger of 30 indicators over 12 months, and the cockpit: requests, SQL statements and time."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks import city
from benchmarks.measure import in_turn
from chains.models import Chain
from offices.enums import PostKind

ROUNDS = 15
ALLOWED = 20


def main() -> None:
    """The number of statements is the measure; the time stands beside that of the statements alone."""
    if not Chain.objects.exists():
        city.build(chains=42, indicators=30)
    chain = Chain.objects.get(number=2)
    people = {
        "a ledger of 30 indicators x 12 months": (
            city.account(PostKind.CLERK, "clerk-2", chain=chain),
            reverse("dispatch:ledger_edit", kwargs={"chain": chain.code, "month": "2024-12"}),
        ),
        f"the cockpit of {Chain.objects.count()} chains": (
            city.account(PostKind.GROUP_LEADER, "leader"),
            reverse("evaluation:cockpit"),
        ),
    }
    for name, (account, address) in people.items():
        client = Client()
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        _page(name, client, address)


def _page(name: str, client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in captured.captured_queries]
    print(f"{name}: 1 request, {len(statements)} SQL statements, allowed {ALLOWED}")

    def sql_alone() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                if statement.startswith("SELECT"):
                    cursor.execute(statement.replace("%", "%%"))
                    cursor.fetchall()

    ours, floor = in_turn(lambda: client.get(address), sql_alone, rounds=ROUNDS)
    print(f"    {ours.median * 1000:9.1f} ms   its SQL alone {floor.median * 1000:9.1f} ms")
