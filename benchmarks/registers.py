"""A register's list with filters and search, and the search's first answer, over 120,000 records.

A page is measured beside its SQL statements and the rendering of its template, both alone, one after the other; a
suggestion beside its statements. The number of statements is a measure of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.template.loader import get_template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import city, registry
from benchmarks.measure import in_turn, report
from chains.models import Chain, Enterprise
from offices.enums import PostKind

ENTERPRISES, PROJECTS = 100_000, 20_000
ROUNDS = 9
STATEMENTS = 12
FIRST_ANSWER = 0.05
LISTS = {
    "all enterprises": "/registers/enterprises/",
    "enterprises with filters and search": (
        "/registers/enterprises/?q=钢管&revenue.from=100&honours=above_scale&sort=-revenue"
    ),
    "enterprises of one chain": "/registers/enterprises/?chain=chain-2&tax.to=3000&q=有限公司",
    "projects with filters and search": "/registers/projects/?q=铜业&investment.from=5000&sort=-investment",
    "enterprises of a past day": "/registers/enterprises/?as_of=2099-01-01&q=钢管",
}
WORDS = ("钢管", "有限公司", "l", "lchx", "鲁西 钢管", "91371500ma00001", "没有这样的")


def main() -> None:
    """Each list and each word, for one who sees all chains and for the clerk of one."""
    city.build(chains=12, indicators=2)
    registry.build(chains=list(Chain.objects.all()), enterprises=ENTERPRISES, projects=PROJECTS)
    print(f"{Enterprise.objects.count():,} enterprises, {PROJECTS:,} projects")
    people = {
        "office": city.account(PostKind.OFFICE_STAFF, "office-registers"),
        "clerk": city.account(PostKind.CLERK, "clerk-registers", chain=Chain.objects.get(number=2)),
    }
    for who, account in people.items():
        client = Client()
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        for name, address in LISTS.items():
            _list(f"{name}, by the {who}", client, address)
        for word in WORDS:
            _search(f"search “{word}”, by the {who}", client, word)


def _list(name: str, client: Client, address: str) -> None:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        count = len(captured)
    assert answer.status_code == 200, answer.status_code
    template = get_template("chains/record_list.html").template  # type: ignore[attr-defined]
    context = answer.context[0] if isinstance(answer.context, list) else answer.context
    statements = _statements(captured)

    def alone() -> None:
        statements()
        template.render(context)

    print(f"{name}: 1 request, {count} SQL statements, allowed {STATEMENTS}")
    ours, floor = in_turn(lambda: client.get(address), alone, rounds=ROUNDS)
    report(name, ours=ours.median, floor=floor.median, allowed=2, what="its SQL and its template alone")


def _search(name: str, client: Client, word: str) -> None:
    def ask() -> None:
        client.get("/search/suggestions/", {"q": word})

    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
        count = len(captured)
    ours, floor = in_turn(ask, _statements(captured), rounds=ROUNDS)
    print(f"{name}: {count} SQL statements")
    said = f"SQL {floor.median * 1000:.1f} ms, allowed {FIRST_ANSWER * 1000:.0f} ms"
    print(f"    {ours.median * 1000:9.1f} ms   {said}")


def _statements(captured: CaptureQueriesContext) -> Callable[[], None]:
    """Sends the captured SELECTs again, and reads their rows."""
    selects = [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]

    def send() -> None:
        with connection.cursor() as cursor:
            for statement in selects:
                cursor.execute(statement)
                cursor.fetchall()

    return send
