"""The workbook of a ledger: taken away, brought back, tried, imported all or nothing, and given back with marks."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from config.lib.uploads.models import Upload
from dispatch.enums import EntrySource, LedgerStatus
from dispatch.models import Entry, Ledger
from dispatch.services.save_entries import Cell, save_entries
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import EVENTS, GROWTH, HIGH_TECH, INVESTMENT, OF_FERROUS, Books

ADDRESS = "/ledgers/ferrous/2024-06/workbook/"
VALUE, NOTE = "K", "L"

ClientOf = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def files(tmp_path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def taken(client: Client, address: str = ADDRESS) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return response.content


def filled(content: bytes, cells: dict[str, dict[str, object]]) -> bytes:
    """The workbook with texts written into the rows of indicators: {code: {column: value}}."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    rows = {str(row[0].value).rsplit("/", 1)[-1]: row[0].row for row in sheet.iter_rows(min_row=4)}
    for code, values in cells.items():
        for column, value in values.items():
            sheet[f"{column}{rows[code]}"] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def hand_in(client: Client, content: bytes, name: str = "台账.xlsx"):
    return client.post(ADDRESS, {"workbook": SimpleUploadedFile(name, content)})


def stamp(response) -> dict[str, int]:
    return {"seen": response.context["sheet"].stamp}


def test_is_taken_away_under_a_name_that_says_what_it_is(june: Ledger, clerk, client_of: ClientOf) -> None:
    response = client_of(clerk).get(ADDRESS)
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E9%BB%91")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=4, max_row=7)] == [
        f"ferrous/2024-06/{code}" for code in OF_FERROUS
    ]


def test_is_tried_first_and_then_imported_as_one_act(june: Ledger, clerk, client_of: ClientOf, new_trail) -> None:
    client = client_of(clerk)
    content = filled(taken(client), {INVESTMENT: {VALUE: 12.5, NOTE: "含并购"}, HIGH_TECH: {VALUE: "３０家"}})
    report = client.get(hand_in(client, content).headers["Location"])
    assert [(change.row.indicator.code, change.place) for change in report.context["trial"].changes] == [
        (INVESTMENT, "K4"),
        (HIGH_TECH, "K5"),
    ]
    assert not Entry.objects.exists()
    assert new_trail() == []

    response = client.post(report.request["PATH_INFO"], stamp(report))
    assert response.headers["Location"] == "/ledgers/ferrous/2024-06/"
    stored = {entry.indicator.code: entry for entry in Entry.objects.select_related("indicator")}
    assert {code: (entry.value, entry.note, entry.source) for code, entry in stored.items()} == {
        INVESTMENT: (12.5, "含并购", EntrySource.IMPORTED),
        HIGH_TECH: (30, "", EntrySource.IMPORTED),
    }
    (act,) = new_trail()
    assert (act.act, act.via) == ("entries.save", "import")


def test_one_mistake_stops_all_and_comes_back_marked(june: Ledger, clerk, client_of: ClientOf) -> None:
    client = client_of(clerk)
    cells = {INVESTMENT: {VALUE: 12.5}, HIGH_TECH: {VALUE: "三十"}, EVENTS: {VALUE: 1.5}, GROWTH: {VALUE: "6%"}}
    content = filled(taken(client), cells)
    report = client.get(hand_in(client, content).headers["Location"])
    assert [mistake.place for mistake in report.context["trial"].mistakes] == ["K5"]
    assert not report.context["trial"].may_be_imported
    shown = report.content.decode()
    assert shown.index("暂不能导入。") < shown.index("将有的改动")
    assert "将改动" not in shown
    assert f'action="{ADDRESS}"' in shown, "the next one can be handed in here"
    client.post(report.request["PATH_INFO"], stamp(report))
    assert not Entry.objects.exists()

    marked = load_workbook(io.BytesIO(taken(client, f"{report.request['PATH_INFO']}marked/")))
    sheet = marked.worksheets[0]
    assert sheet["K5"].value == "三十"
    assert "三十" in sheet["K5"].comment.text
    assert sheet["K7"].comment  # half an event: a finding of the checks
    assert sheet["K4"].comment is None
    assert [str(rule.sqref) for rule in sheet.conditional_formatting] == ["K5 K7"]
    assert sheet.protection.sheet

    # Mended in the marked workbook it is understood, and the marks are not in the way.
    sheet["K5"] = 30
    file = io.BytesIO()
    marked.save(file)
    again = client.get(hand_in(client, file.getvalue()).headers["Location"])
    assert again.context["trial"].mistakes == ()
    assert len(again.context["trial"].cells) == 4


def test_what_the_checks_find_is_told_and_does_not_stop(june: Ledger, clerk, client_of: ClientOf) -> None:
    client = client_of(clerk)
    report = client.get(hand_in(client, filled(taken(client), {EVENTS: {VALUE: 1.5}})).headers["Location"])
    (change,) = report.context["trial"].changes
    assert [finding.check for finding in change.findings] == ["places"]
    assert change.is_wrong
    assert '<tr class="wrong">' in report.content.decode()
    assert report.context["trial"].may_be_imported


def test_what_was_changed_meanwhile_is_shown_again(june: Ledger, books: Books, clerk, director, client_of) -> None:
    client = client_of(clerk)
    content = filled(taken(client), {INVESTMENT: {VALUE: 12.5}})
    report = client.get(hand_in(client, content).headers["Location"])
    save_entries(by=director, ledger=june, cells=[Cell(INVESTMENT, "13")])
    again = client.post(report.request["PATH_INFO"], stamp(report))
    assert Entry.objects.get().value == 13
    (change,) = again.context["trial"].changes
    assert "director" in change.meanwhile
    assert client.post(report.request["PATH_INFO"], stamp(again)).status_code == 302
    assert Entry.objects.get().value == 12.5


def test_a_workbook_of_another_chain_is_refused_and_tells_nothing(
    june: Ledger, clerk, stranger_clerk, client_of: ClientOf
) -> None:
    theirs = taken(client_of(stranger_clerk), "/ledgers/bearings/2024-06/workbook/")
    response = hand_in(client_of(clerk), theirs)
    assert response.status_code == 400
    assert "bearings" in response.context["form"].errors["workbook"][0]
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("actor", "status"),
    [("liaison", 403), ("chief", 403), ("leader", 403), ("office", 403), ("stranger_clerk", 404), ("nobody", 404)],
)
def test_whoever_may_not_hands_nothing_in(june: Ledger, city: City, client_of, clerk, actor: str, status: int) -> None:
    content = filled(taken(client_of(clerk)), {INVESTMENT: {VALUE: 1}})
    assert hand_in(client_of(city.account(actor)), content).status_code == status
    assert not Upload.objects.exists()


def test_S8_another_persons_upload_is_not_found(june: Ledger, clerk, director, client_of: ClientOf) -> None:
    client = client_of(clerk)
    report = hand_in(client, filled(taken(client), {INVESTMENT: {VALUE: 1}})).headers["Location"]
    other = client_of(director)
    assert other.get(report).headers["Location"] == "/ledgers/ferrous/2024-06/"
    assert other.post(report, {"seen": "1"}).status_code == 302
    assert other.get(f"{report}marked/").status_code == 404
    assert client.get(report.replace("2024-06", "2024-05")).status_code == 302  # handed in for June
    assert not Entry.objects.exists()


def test_readers_take_it_away_with_nothing_to_fill(june: Ledger, liaison, client_of: ClientOf) -> None:
    sheet = load_workbook(io.BytesIO(taken(client_of(liaison)))).worksheets[0]
    assert sheet["K4"].protection.locked
    assert client_of(liaison).get("/ledgers/bearings/2024-06/workbook/").status_code == 404


def test_a_locked_ledger_takes_nothing(june: Ledger, clerk, client_of: ClientOf, set_day) -> None:
    client = client_of(clerk)
    report = client.get(hand_in(client, filled(taken(client), {INVESTMENT: {VALUE: 1}})).headers["Location"])
    set_day(dt.date(2024, 7, 16))
    client.post(report.request["PATH_INFO"], stamp(report))
    assert not Entry.objects.exists()


def test_a_submitted_ledger_takes_nothing(in_status, clerk, client_of: ClientOf) -> None:
    client = client_of(clerk)
    ledger = in_status(LedgerStatus.DRAFT)
    report = client.get(hand_in(client, filled(taken(client), {INVESTMENT: {VALUE: 1}})).headers["Location"])
    Ledger.objects.filter(pk=ledger.pk).update(status=LedgerStatus.SUBMITTED)
    client.post(report.request["PATH_INFO"], stamp(report))
    assert Entry.objects.get(indicator__code=INVESTMENT).value == 12.5


def bomb() -> bytes:
    """A workbook of 240 kB whose sheet unpacks to 200 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (200 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (bomb(), "台账.xlsx"),
        (b"<html><script>alert(1)</script></html>", "台账.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "台账.xls"),
        (b"PK\x03\x04 and no more", "../../etc/passwd.xlsx"),
        (b"", "台账.xlsx"),
    ],
    ids=["bomb", "html", "old", "torn", "empty"],
)
def test_S21_hostile_files_are_refused_with_a_sentence(june: Ledger, clerk, client_of, content, name) -> None:
    response = hand_in(client_of(clerk), content, name)
    assert response.status_code == 400
    assert response.context["form"].errors["workbook"][0]
    assert not Upload.objects.exists()


def test_S16_S17_hostile_text_comes_back_as_text(june: Ledger, clerk, client_of: ClientOf) -> None:
    client = client_of(clerk)
    hostile = '=HYPERLINK("http://x","<img src=x onerror=alert(1)>")'
    book = load_workbook(io.BytesIO(taken(client)))
    cell = book.worksheets[0]["L4"]
    cell.value, cell.data_type = hostile, "s"
    file = io.BytesIO()
    book.save(file)
    report = client.get(hand_in(client, file.getvalue(), '"><svg onload=alert(2)>.xlsx').headers["Location"])
    assert b"<img src=x" not in report.content
    assert b"<svg onload" not in report.content
    client.post(report.request["PATH_INFO"], stamp(report))
    assert Entry.objects.get().note == hostile
    back = load_workbook(io.BytesIO(taken(client))).worksheets[0]["L4"]
    assert (back.value, back.data_type) == (hostile, "s")
