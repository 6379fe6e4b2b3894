from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from config.lib.xlsx.reading import read_workbook
from offices.models import Account, AuditEntry
from offices.queries.trail import find
from offices.services import export_trail as exporting
from offices.services.export_trail import TrailExport, export_trail
from offices.services.trail import record
from tests.actors import City


def words(entry: AuditEntry) -> list[str]:
    return [entry.act, entry.object_label, *[""] * 9]


def taken(by: Account) -> TrailExport:
    return export_trail(by=by, entries=find({}).order_by("-pk"), in_words=words, asked={"who": "clerk"})


def test_all_entries_go_into_one_workbook_and_one_entry_says_so(clerk: Account, audit_admin: Account) -> None:
    for label in ("甲", "乙"):
        record(by=clerk, act="account.log_in", on=clerk, label=label)
    export = taken(audit_admin)
    assert export.rows == 2
    with export.file as file:
        [sheet] = read_workbook(file).sheets
    texts = [sheet.cell(row, 2).value for row in range(1, 8)]
    assert [text for text in texts if text in {"甲", "乙"}] == ["乙", "甲"]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.actor_id, entry.after) == (
        "trail.export",
        audit_admin.pk,
        {"rows": 2, "asked": {"who": "clerk"}},
    )


def test_too_many_are_refused_and_nothing_is_noted(
    clerk: Account, audit_admin: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST", 1)
    for _ in range(2):
        record(by=clerk, act="account.log_in", on=clerk)
    with pytest.raises(Refused, match="2"):
        taken(audit_admin)
    assert AuditEntry.objects.count() == 2


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "office", "leader", "clerk", "nobody"])
def test_S15_nobody_else_takes_the_trail_away(city: City, who: str) -> None:
    with pytest.raises(PermissionDenied):
        taken(city.account(who))
    assert not AuditEntry.objects.exists()
