"""Workbooks of records for tests, and their import by a service or in a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.test import Client
from openpyxl import Workbook

from chains.documents.record_reading import read_records
from chains.documents.record_workbook import KEY_HEAD
from chains.models import Chain
from chains.queries.import_lines import RecordTrial
from chains.queries.record_trial import trial_of
from chains.queries.sight import Sight
from chains.registers.rows import RecordsRead
from chains.services.import_records import Imported, import_records
from tests.locks import held_elsewhere

KEY = KEY_HEAD
ADDRESS = "/registers/enterprises/import/"


def book(head: Sequence[str], *rows: Sequence[Any], name: str = "Sheet1") -> BytesIO:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = name
    for row in (head, *rows):
        sheet.append(list(row))
    file = BytesIO()
    made.save(file)
    file.seek(0)
    return file


def read(file: BytesIO, sight: Sight) -> RecordsRead:
    return read_records(file, columns=sight.columns, one=str(sight.register.one))


def tried(
    file: BytesIO, sight: Sight, chain: Chain | None = None, said: Mapping[str, str] | None = None
) -> RecordTrial:
    """What the workbook would do."""
    return trial_of(read(file, sight), sight, chain=chain.pk if chain else None, said=said or {})


def imported(
    file: BytesIO, sight: Sight, chain: Chain | None = None, said: Mapping[str, str] | None = None
) -> Imported:
    """Import the workbook as somebody would who has just read its report."""
    pk = chain.pk if chain else None
    found = read(file, sight)
    seen = trial_of(found, sight, chain=pk, said={}).stamp
    return import_records(sight=sight, read=found, chain=pk, said=said or {}, seen=seen, file_name="企业.xlsx")


@contextmanager
def meanwhile_imported(register: str) -> Iterator[None]:
    """Within it somebody else's import into the register, on a connection of its own, is not done yet."""
    with held_elsewhere("hashtext(%s), hashtext(%s)", "chains.import", register):
        yield


def mistakes(trial: RecordTrial) -> dict[str, str]:
    """What is wrong, by the cell."""
    return {one.place: one.message for one in trial.mistakes}


def handed_in(browser: Client, file: BytesIO, chain: str = "ferrous") -> str:
    """Where the trial report of the workbook stands."""
    file.name = "企业名单.xlsx"
    response = browser.post(ADDRESS, {"workbook": file, "chain": chain})
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def posted(browser: Client, address: str) -> Any:
    """Confirm the import of a workbook whose report one has read."""
    return browser.post(address, {"seen": browser.get(address).context["trial"].stamp})
