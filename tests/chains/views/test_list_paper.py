from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.test import Client

from chains.models import Chain
from chains.services import print_records as printing
from chains.views import list_paper
from config.lib import clock
from config.lib.queue.jobs import MOST_AT_ONCE
from config.lib.queue.models import Job
from config.lib.uploads.models import Upload
from offices.models import Account, AuditEntry
from tests.chains.lists import for_all, made
from tests.chains.records import entered
from tests.chains.services.test_print_records import words

Browser = Callable[[Account], Client]


@pytest.fixture
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_paper, "INLINE_CELLS", 0)


def test_a_short_list_comes_at_once(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    for name in ("甲（演示）", "乙（演示）"):
        entered(clerk, ferrous, "projects", name=name)
    one = made(clerk, title="重点项目清单", unit_line="单位：万元")
    response = client_of(clerk).post(f"/lists/{one.code}/paper/?q=甲")
    assert response["Content-Type"] == "application/pdf"
    assert "attachment" in response["Content-Disposition"]
    assert f"重点项目清单{clock.today():%Y%m%d}.pdf" in unquote(response["Content-Disposition"])
    text = words(response.content)
    assert "单位：万元" in text
    assert "甲（演示）" in text
    assert "乙（演示）" not in text
    assert AuditEntry.objects.get(act="records.export").after["asked"] == {"list": [one.code], "q": ["甲"]}


def test_a_list_that_reckons_as_of_a_day_says_that_day_on_paper(
    office: Account, clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous)
    one = for_all(office, "enterprises", filters={"on": ["2023-12-31"]})
    text = words(client_of(office).post(f"/lists/{one.code}/paper/").content)
    assert "截至2023年12月31日" in text
    assert "截至2024年" not in text


def test_too_many_rows_are_refused_on_the_page(
    clerk: Account, ferrous: Chain, client_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_CELLS", 1)
    entered(clerk, ferrous, "projects")
    one = made(clerk, columns=["name", "plan"])
    page = client_of(clerk).post(f"/lists/{one.code}/paper/", follow=True).content.decode()
    assert "不便排成一份 PDF" in page


@pytest.mark.usefixtures("everything_is_long")
def test_a_long_list_is_watched_and_fetched(
    clerk: Account,
    director: Account,
    office: Account,
    ferrous: Chain,
    client_of: Browser,
    run_outbox: Callable[[], int],
) -> None:
    entered(clerk, ferrous, "projects", name="甲（演示）")
    one = for_all(office)
    browser = client_of(clerk)
    watched = browser.post(f"/lists/{one.code}/paper/")["Location"]
    assert "hx-get" in browser.get(watched).content.decode()
    assert client_of(director).get(watched).status_code == 404, "another's work"
    assert run_outbox() == 1
    assert browser.get(watched, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    file = f"{watched}file/"
    assert file in browser.get(watched).content.decode()
    assert "甲（演示）" in words(browser.get(file).content)
    for account in (director, office):
        assert client_of(account).get(file).status_code == 404
    Upload.objects.get().stored.delete(save=False)
    Upload.objects.all().delete()
    assert browser.get(file)["Location"] == f"/lists/{one.code}/"
    assert "重新生成" in browser.get(watched).content.decode()


@pytest.mark.usefixtures("everything_is_long")
def test_a_paper_that_is_stopped_is_not_made(
    clerk: Account, ferrous: Chain, client_of: Browser, run_outbox: Callable[[], int]
) -> None:
    entered(clerk, ferrous, "projects")
    browser = client_of(clerk)
    watched = browser.post(f"/lists/{made(clerk).code}/paper/")["Location"]
    browser.post(f"{watched}stop/")
    assert run_outbox() == 0
    assert Job.objects.get().state == "cancelled"
    assert "没有生成文件" in browser.get(watched).content.decode()


@pytest.mark.usefixtures("everything_is_long")
def test_S30_one_person_has_only_so_many_papers_under_way(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    entered(clerk, ferrous, "projects", name="甲（演示）")
    one, browser = made(clerk, title="重点项目清单"), client_of(clerk)
    for _number in range(MOST_AT_ONCE):
        assert browser.post(f"/lists/{one.code}/paper/")["Location"].startswith(f"/lists/{one.code}/paper/")
    assert browser.post(f"/lists/{one.code}/paper/")["Location"] == f"/lists/{one.code}/"
    assert "同类任务正在处理" in browser.get(f"/lists/{one.code}/").content.decode()
    assert Job.objects.count() == MOST_AT_ONCE
