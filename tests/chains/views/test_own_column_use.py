from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import OwnColumn
from offices.models import Account
from tests.chains.own import added

Browsers = Callable[[Account], Client]
COLUMNS = "/registers/enterprises/columns/"


def test_a_retired_column_is_used_again(office: Account, client_of: Browsers) -> None:
    added(office, "text", "一栏")
    browser = client_of(office)
    assert browser.post(f"{COLUMNS}own_1/use/").status_code == 404, "it is in use"
    browser.post(f"{COLUMNS}own_1/retire/")
    page = browser.post(f"{COLUMNS}own_1/use/", follow=True)
    assert [column.label for column, _kind, _filled in page.context["used"]] == ["一栏"]
    assert OwnColumn.objects.get().retired_at is None
