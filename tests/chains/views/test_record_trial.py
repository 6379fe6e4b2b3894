from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from urllib.parse import urlencode

from django.test import Client

from chains.models import Chain, RecordAct
from chains.models.enterprise import Enterprise
from config.lib.xlsx.reading import read_workbook
from offices.models import Account, AuditEntry
from tests.chains.books import ADDRESS, book, handed_in, posted
from tests.chains.records import CODES, entered

Browser = Callable[[Account], Client]


def test_a_workbook_is_tried_and_then_imported(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    address = handed_in(browser, book(("名称", "统一社会信用代码"), ("甲厂（演示）", CODES[0])))
    page = browser.get(address)
    assert "甲厂（演示）" in page.content.decode()
    assert not Enterprise.objects.exists()
    done = posted(browser, address)["Location"]
    assert done == f"/registers/enterprises/?ended={RecordAct.objects.get().pk}", "there it can be taken back"
    assert Enterprise.objects.get().name == "甲厂（演示）"
    assert AuditEntry.objects.get(act="records.import").via == "import"


def test_mistakes_come_back_in_the_same_workbook(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    address = handed_in(browser, book(("名称", "税收"), ("甲厂", "一百")))
    page = browser.get(address)
    assert [one.place for one in page.context["trial"].mistakes] == ["B2"]
    assert "全部导入" not in page.content.decode()
    marked = browser.get(address.replace("?", "marked/?"))
    assert "错误清单" in [sheet.name for sheet in read_workbook(BytesIO(marked.content)).sheets]


def test_a_likely_double_is_shown_beside_its_record_and_decided(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    kept = entered(clerk, ferrous, name="鲁西 管业", products="钢管")
    browser = client_of(clerk)
    address = handed_in(browser, book(("名称", "主要产品"), ("鲁西管业", "无缝钢管"), name="企业"))
    page = browser.get(address).content.decode()
    assert "无缝钢管" in page
    assert 'name="same:企业!2"' in page
    refused = posted(browser, address)
    assert refused.status_code == 400
    seen = browser.get(address).context["trial"].stamp
    browser.post(address, {"seen": seen, "same:企业!2": str(kept.pk)})
    assert Enterprise.objects.get().products == "无缝钢管"


def test_two_rows_of_one_name_are_told_before_the_import(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    rows = ("鲁西管业（聊城）有限公司", CODES[0]), ("乙厂", CODES[1]), ("鲁西管业 (聊城)有限责任公司", CODES[2])
    page = browser.get(handed_in(browser, book(("名称", "统一社会信用代码"), *rows, name="企业")))
    (twins,) = page.context["report"].twins.rows
    assert [one.line.read.row for one in twins] == [2, 4]
    shown = page.content.decode()
    assert "“企业”第2行：鲁西管业（聊城）有限公司" in shown
    assert "“企业”第4行：鲁西管业 (聊城)有限责任公司" in shown
    assert "全部导入" in shown, "a person decides"


def test_a_workbook_of_heads_alone_says_that_it_is_empty(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    page = browser.get(handed_in(browser, book(("名称", "主要产品")))).content.decode()
    assert "没有填写任何一行" in page
    assert "全部导入" not in page


def test_S6_another_persons_workbook_is_not_found(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browser
) -> None:
    address = handed_in(client_of(clerk), book(("名称",), ("甲厂",)))
    assert client_of(director).get(address)["Location"] == ADDRESS
    assert client_of(director).get(address.replace("?", "marked/?")).status_code == 404


def test_what_begins_and_what_differs_is_shown_before_the_import(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    browser = client_of(clerk)
    kept = entered(clerk, ferrous, name="甲厂", credit_code=CODES[0])
    head = ("名称", "统一社会信用代码", "角色")
    address = handed_in(browser, book(head, ("甲厂", CODES[0], "骨干"), ("乙厂", CODES[1], "链主")))
    assert "黑色金属产业链：骨干企业，自" in browser.get(address).content.decode()
    posted(browser, address)
    address = handed_in(browser, book(head, ("甲厂", CODES[0], "配套")))
    page = browser.get(address).content.decode()
    assert "登记为骨干企业，工作簿写配套企业" in page
    assert kept.get_absolute_url() in page
    assert "全部导入" not in page


def test_a_head_of_another_name_is_said_to_be_a_column_and_read(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    browser = client_of(clerk)
    address = handed_in(browser, book(("名称", "上年营收（万元）", "用人"), ("甲厂（演示）", "一百", 9)))
    first = browser.get(address)
    assert [one.written for one in first.context["heads"]] == ["上年营收（万元）", "用人"]
    assert first.context["trial"].mistakes == []
    assert ("revenue", "营业收入（万元）") in first.context["heads"][0].offers
    said = {"chain": "ferrous", "head:上年营收（万元）": "revenue", "head:用人": ""}
    tried = browser.get(address.partition("?")[0], said)
    assert [one.place for one in tried.context["trial"].mistakes] == ["B2"], "what stands below it is read now"
    assert '<option value="revenue" selected>' in tried.content.decode()
    marked = browser.get(f"{address.partition('?')[0]}marked/", said)
    assert "错误清单" in [sheet.name for sheet in read_workbook(BytesIO(marked.content)).sheets]


def test_what_was_said_of_heads_holds_for_the_import(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    address = handed_in(browser, book(("名称", "上年营收", "企业类型"), ("甲厂（演示）", 100, "链主")))
    posted(browser, f"{address}&{urlencode({'head:上年营收': 'revenue', 'head:企业类型': 'role'})}")
    made = Enterprise.objects.get()
    assert (made.revenue, [one.role for one in made.roles.all()]) == (100, ["master"])


def test_two_heads_said_to_be_one_column_are_told(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    address = handed_in(browser, book(("名称", "收入甲", "收入乙"), ("甲厂（演示）", 1, 2)))
    page = browser.get(f"{address}&{urlencode({'head:收入甲': 'revenue', 'head:收入乙': 'revenue'})}")
    assert page.context["doubled"] == ["收入乙"]
    assert "已有一个栏目对应该列" in page.content.decode()
    assert page.context["trial"].lines[0].values["revenue"] == 1
    strange = browser.get(f"{address}&{urlencode({'head:收入甲': 'entered_at', 'head:收入乙': 'nothing'})}")
    assert strange.context["trial"].mistakes == []
