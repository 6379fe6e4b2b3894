from __future__ import annotations

import pytest

from chains.models import Chain
from chains.queries.record_rows import with_columns
from chains.registers.columns import Guard
from chains.services.export_records import export_records
from config.lib.xlsx.reading import read_workbook
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def words(account: Account) -> str:
    """All that stands in the workbook that the account takes away."""
    seen = sight(account)
    rows = with_columns(seen.records(), seen.columns, seen)
    taken = export_records(sight=seen, rows=rows, columns=seen.columns)
    with taken.file as file:
        (sheet,) = read_workbook(file).visible[:1]
    return "\n".join(cell.text for row in range(1, sheet.height + 1) for cell in sheet.row(row))


@pytest.fixture
def two(clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain) -> None:
    entered(clerk, ferrous, name="标记甲（演示）", revenue="4711.25", contact="13800001234")
    entered(stranger_clerk, bearings, name="标记乙（演示）", revenue="8150.75")


def test_S4_S5_each_takes_the_rows_of_its_own_sight(
    two: None, clerk: Account, stranger_clerk: Account, office: Account
) -> None:
    assert ("标记甲" in words(clerk), "标记乙" in words(clerk)) == (True, False)
    assert ("标记甲" in words(stranger_clerk), "标记乙" in words(stranger_clerk)) == (False, True)
    assert "标记甲" in words(office)
    assert "标记乙" in words(office)


def test_figures_and_contacts_stay_with_those_who_may_see_them(two: None, liaison: Account, clerk: Account) -> None:
    assert "4711.25" in words(clerk)
    assert "4711.25" not in words(liaison)
    assert not {one.guard for one in sight(liaison).columns} & {Guard.FIGURES}
    for account in (clerk, liaison):
        assert "13800001234" not in words(account)


def test_it_says_who_took_it_and_leaves_one_entry(two: None, clerk: Account) -> None:
    assert clerk.person.name in words(clerk)
    assert AuditEntry.objects.filter(act="records.export").count() == 1
