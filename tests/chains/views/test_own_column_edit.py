from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import OwnColumn
from offices.models import Account
from tests.chains.own import added

Browsers = Callable[[Account], Client]
COLUMNS = "/registers/enterprises/columns/"


def test_it_is_changed_and_its_history_is_shown(office: Account, client_of: Browsers) -> None:
    added(office, "choice", "标签", choices=("甲类", "乙类"))
    browser = client_of(office)
    page = browser.get(f"{COLUMNS}own_1/")
    form = page.context["form"]
    assert "kind" not in form.fields
    sent = {name: form[name].value() for name in ("label", "unit", "choices", "position", "seen")}
    assert sent["choices"] == "甲类\n乙类"
    done = browser.post(
        f"{COLUMNS}own_1/", sent | {"label": "企业标签", "choices": "甲类\n乙类\n丙类", "required": "on"}
    )
    assert done["Location"] == COLUMNS
    held = OwnColumn.objects.get()
    assert (held.label, held.choices, held.required) == ("企业标签", ["甲类", "乙类", "丙类"], True)
    told = browser.get(f"{COLUMNS}own_1/").context["history"]
    assert ("标签", "企业标签") in {(one.before, one.after) for change in told for one in change.fields}
    late = browser.post(f"{COLUMNS}own_1/", sent | {"label": "别名"})
    assert late.context["form"].non_field_errors()
    assert browser.get(f"{COLUMNS}own_9/").status_code == 404
