from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import OwnColumn
from chains.services import own_column
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.own import added
from tests.chains.records import sight


def test_a_column_of_the_offices_own_stands_among_the_others(office: Account, clerk: Account) -> None:
    made = added(office, "amount", "厂房面积", unit="亩", required=True)
    assert made.code == "own_1"
    column = sight(clerk).column("own_1")
    assert column
    assert (column.head, column.required, column.own) == ("厂房面积（亩）", True, True)
    told = AuditEntry.objects.get(act="own_column.add")
    assert told.after["label"] == "厂房面积"
    assert sight(clerk, "parks").column("own_1") is None


def test_a_code_is_never_used_again(office: Account) -> None:
    OwnColumn.objects.create(
        register="enterprises", code="own_1", label="旧栏", kind="text", retired_at="2024-01-01T00Z"
    )
    assert added(office, "text", "新栏").code == "own_2"


@pytest.mark.parametrize(
    "label", ["统一社会信用代码", "税收（万元）", "企业名称", "产业链", "序号", "记录标识", "Name", "（）", "绿色 工厂"]
)
def test_a_name_that_a_workbook_could_not_tell_apart_is_refused(label: str, office: Account) -> None:
    added(office, "yes_no", "绿色工厂")
    with pytest.raises(ValuesRefused) as refused:
        added(office, "text", label)
    assert refused.value.wrong.keys() == {"label"}


@pytest.mark.parametrize(
    ("kind", "wording", "field"),
    [
        ("text", {"unit": "亩"}, "unit"),
        ("text", {"choices": ("甲",)}, "choices"),
        ("choice", {}, "choices"),
        ("choice", {"choices": ("甲", "甲 ")}, "choices"),
        ("choice", {"choices": ("甲" * 31,)}, "choices"),
        ("choices", {"choices": ("甲、乙", "丙")}, "choices"),
    ],
)
def test_what_does_not_fit_the_kind_is_said_at_its_field(
    kind: str, wording: dict[str, object], field: str, office: Account
) -> None:
    with pytest.raises(ValuesRefused) as refused:
        added(office, kind, "新栏", **wording)
    assert refused.value.wrong.keys() == {field}


def test_a_register_has_no_end_of_columns(office: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chains.services.add_own_column.MOST", 1)
    assert own_column.MOST > 1
    added(office, "text", "一栏")
    with pytest.raises(Refused):
        added(office, "text", "二栏")


def test_S2_only_who_shapes_registers_may(clerk: Account, director: Account, system_admin: Account) -> None:
    for account in (clerk, director):
        with pytest.raises(PermissionDenied):
            added(account, "text", "新栏")
    with pytest.raises(Http404):
        added(system_admin, "text", "新栏")
    assert not OwnColumn.objects.exists()


def test_figures_and_contacts_of_the_offices_own_are_guarded_like_the_others(
    office: Account, clerk: Account, liaison: Account
) -> None:
    figure = added(office, "amount", "用电量", unit="千瓦时", guarded=True)
    contact = added(office, "contact", "车间联系人")
    assert sight(clerk).column(figure.code)
    assert sight(liaison).column(figure.code) is None
    column = sight(liaison).column(contact.code)
    assert column
    record = type("Record", (), {"own": {contact.code: "13800001234"}})()
    assert column.shown(record) == "138****1234"
