from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.evaluation.quarters import FIRST, accept_quarter

pytestmark = pytest.mark.django_db


def of_chain(chain: str, ending: str = "pdf", month: str = "2024-03") -> str:
    return reverse("evaluation:report_chain", kwargs={"month": month, "chain": chain, "ending": ending})


def of_city(ending: str = "pdf", month: str = "2024-03") -> str:
    return reverse("evaluation:report_city", kwargs={"month": month, "ending": ending})


@pytest.fixture
def accepted(books):
    accept_quarter(books, FIRST)


def test_a_chain_office_has_its_own_chains_report(client_of, accepted, clerk):
    answer = client_of(clerk).get(of_chain("ferrous"), {"made": "0123456789abcdef"})
    assert answer.cookies["made-0123456789abcdef"].value == "1"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    body = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages)
    assert "黑色金属产业链2024年3月工作月报" in body
    assert "高端轴承" not in body
    sheet = openpyxl.load_workbook(BytesIO(client_of(clerk).get(of_chain("ferrous", "xlsx")).content)).worksheets[0]
    assert sheet["E3"].value == 45


def test_S4_of_another_chain_and_of_the_city_it_learns_nothing(client_of, accepted, clerk, director, liaison):
    for account in (clerk, director, liaison):
        client = client_of(account)
        for address in (of_chain("bearings"), of_chain("bearings", "xlsx"), of_city(), of_city("xlsx")):
            assert client.get(address).status_code == 404


def test_leaders_have_the_citys(client_of, accepted, leader):
    client = client_of(leader)
    assert client.get(of_city()).headers["Content-Type"] == "application/pdf"
    book = openpyxl.load_workbook(BytesIO(client.get(of_city("xlsx")).content))
    assert book.worksheets[0]["A4"].value == "黑色金属"


@pytest.mark.parametrize("address", [of_city("docx"), of_city(month="2024-07"), of_chain("ferrous", "html")])
def test_what_there_is_no_report_of(client_of, accepted, office, address):
    assert client_of(office).get(address).status_code == 404
