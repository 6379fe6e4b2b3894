from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import OwnColumn
from offices.models import Account
from tests.chains.own import added

Browsers = Callable[[Account], Client]
COLUMNS = "/registers/enterprises/columns/"


def test_a_retired_column_leaves_the_list_and_stands_below(office: Account, client_of: Browsers) -> None:
    added(office, "text", "一栏")
    browser = client_of(office)
    page = browser.post(f"{COLUMNS}own_1/retire/", follow=True)
    assert [column.label for column, _kind, _filled in page.context["retired"]] == ["一栏"]
    assert not page.context["used"]
    assert OwnColumn.objects.get().retired_at
    assert browser.post(f"{COLUMNS}own_1/retire/").status_code == 404
    assert browser.get(f"{COLUMNS}own_1/").status_code == 404
