from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from chains.models import Chain
from config.lib.periods import Quarter
from dispatch.models import Correction, Entry, Target, TargetChange
from dispatch.rules.cells import Cell
from dispatch.services.ask_extension import ask_extension
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.enums import PostKind
from offices.models import Account, Tenure
from offices.services.inbox import tell
from tests.actors import City
from tests.chains.records import entered
from tests.dispatch.books import HIGH_TECH, INVESTMENT, JUNE, MAY, Books, good_cells
from tests.evaluation.standings import accept, more_chains, publish
from tests.statements import statements

DESK = reverse("evaluation:desk")


def ledger_address(chain: str = "ferrous") -> str:
    return reverse("dispatch:ledger_edit", kwargs={"chain": chain, "month": JUNE})


@pytest.fixture
def earlier(city: City, books: Books) -> None:
    """Everything before June is accepted."""
    for chain in city.chains:
        for month in JUNE.year_to_date[:-1]:
            accept(city, books, month, {}, chain=chain)


@pytest.fixture
def submitted(books: Books, earlier: None, clerk: Account, director: Account) -> None:
    save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=good_cells())
    submit_ledger(by=director, ledger=books.ledger("ferrous"))


def page(client) -> str:
    answer = client.get(DESK)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("actor", ["clerk", "director"])
def test_the_chain_office_sees_the_months_ledger_and_its_button(
    city: City, earlier: None, client_of, actor: str
) -> None:
    shown = page(client_of(city.account(actor)))
    assert shown.count("btn-primary") == 1
    assert f'btn-primary" href="{ledger_address()}"' in shown
    assert "2024年7月10日" in shown


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (8, "2 days left"),
        (9, "1 day left"),
        (10, "due today"),
        (11, "days overdue: 1"),
    ],
)
def test_days_left_in_words(earlier: None, clerk: Account, client_of, set_day, day: int, words: str) -> None:
    set_day(dt.date(2024, 7, day))
    client = client_of(clerk)
    client.cookies["chainchief-language"] = "en"
    assert words in page(client)
    assert translation.get_language() != "en"


def test_what_came_back_stands_with_its_reasons_and_leads_to_the_cells(
    books: Books, submitted: None, office: Account, clerk: Account, client_of
) -> None:
    return_ledger(by=office, ledger=books.ledger("ferrous"), reasons={INVESTMENT: "与统计口径不一致"})
    shown = page(client_of(clerk))
    assert "与统计口径不一致" in shown
    assert f"{ledger_address()}#{INVESTMENT}" in shown
    assert f"#{HIGH_TECH}" not in shown


def test_the_office_sees_what_waits_for_it(
    city: City,
    books: Books,
    submitted: None,
    clerk: Account,
    office: Account,
    stranger_director: Account,
    client_of,
) -> None:
    extension = ask_extension(
        by=stranger_director, ledger=books.ledger("bearings"), until=dt.date(2024, 7, 13), reason="等统计数据"
    )
    of_may = books.ledger("bearings", MAY)
    entry = Entry.objects.create(ledger=of_may, indicator=books.indicators[HIGH_TECH], value=9)
    correction = Correction.objects.create(entry=entry, before=9, after=10, reason="漏计一家", asked_by=clerk)
    shown = page(client_of(office))
    for found in (ledger_address(), extension.get_absolute_url(), correction.get_absolute_url()):
        assert found in shown
    assert "等统计数据" in shown
    assert "漏计一家" in shown
    assert shown.count("btn-primary") == 1


def test_S4_nothing_of_a_foreign_chain_is_on_the_desk(
    city: City, books: Books, submitted: None, office: Account, clerk: Account, stranger_clerk: Account, client_of
) -> None:
    marker = "印记甲乙丙"
    return_ledger(by=office, ledger=books.ledger("ferrous"), reasons={INVESTMENT: marker}, note=marker)
    target = Target.objects.get(chain__code="ferrous", indicator__code=HIGH_TECH)
    TargetChange.objects.create(
        target=target, before=Decimal(50), after=60, document=marker, reason=marker, decided_on=dt.date(2024, 7, 1)
    )
    tell(organisation=city.organisations["ferrous-office"], key="marker", kind="notice", subject=marker)
    publish(city, Quarter(2024, 1), {"bearings": 1, "ferrous": 2})
    assert page(client_of(clerk)).count(marker) >= 4
    shown = page(client_of(stranger_clerk))
    assert marker not in shown
    assert "黑色金属" not in shown


def test_the_office_is_led_to_the_overdue_ledgers_on_the_board(
    earlier: None, office: Account, director: Account, client_of, set_day
) -> None:
    wanted = f"{reverse('dispatch:board')}?year=2024&amp;month=2024-06&amp;state=late"
    assert wanted not in page(client_of(office))
    set_day(dt.date(2024, 7, 18))
    shown = page(client_of(office))
    assert shown.count(wanted) == 2
    assert "2份未报送" in shown
    assert "其中2份已锁定" in shown
    assert wanted not in page(client_of(director))
    listed = client_of(office).get(wanted.replace("&amp;", "&")).context["page"]
    assert len(listed.cells) == 2


def test_S9_two_people_on_one_address_see_their_own(
    books: Books, earlier: None, clerk: Account, stranger_clerk: Account, client_of
) -> None:
    ours, theirs = client_of(clerk), client_of(stranger_clerk)
    for _ in range(2):
        assert "高端轴承" not in page(ours)
        assert "黑色金属" not in page(theirs)
    assert "private" in ours.get(DESK)["Cache-Control"]


def test_S16_a_reason_is_text(books: Books, submitted: None, office: Account, clerk: Account, client_of) -> None:
    return_ledger(by=office, ledger=books.ledger("ferrous"), reasons={INVESTMENT: "<svg onload=alert(1)>{{7*7}}"})
    shown = page(client_of(clerk))
    assert "<svg onload" not in shown
    assert "{{7*7}}" in shown


@pytest.mark.parametrize("actor", ["leader", "chief", "liaison"])
def test_whoever_owes_nothing_is_led_on(city: City, books: Books, client_of, actor: str) -> None:
    shown = page(client_of(city.account(actor)))
    assert "desk-free" in shown
    assert shown.count("btn-primary") == 1


def test_without_a_post_the_desk_says_who_can_help(city: City, books: Books, nobody: Account, client_of) -> None:
    assert "empty-page" in page(client_of(nobody))


def test_a_free_desk_says_when_the_next_month_opens(
    city: City, books: Books, earlier: None, clerk: Account, client_of
) -> None:
    save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=[Cell(INVESTMENT, "1")])
    assert "desk-free" not in page(client_of(clerk))
    Entry.objects.all().delete()
    accept(city, books, JUNE, {})
    shown = page(client_of(clerk))
    assert "desk-free" in shown
    assert "2024年8月1日" in shown


@pytest.mark.parametrize("actor", ["office", "clerk"])
def test_the_same_statements_with_two_chains_and_with_fourteen(
    city: City, books: Books, submitted: None, client_of, actor: str
) -> None:
    client = client_of(city.account(actor))
    page(client)
    few = statements(lambda: page(client))
    more_chains(city, books, 12, JUNE)
    assert statements(lambda: page(client)) == few


def test_a_city_that_begins_is_told_what_comes_first(city: City, books: Books, client_of) -> None:
    browser = client_of(city.account("office"))
    Target.objects.all().delete()
    shown = page(browser)
    assert f'href="{reverse("dispatch:target_home")}"' in shown.replace("btn btn-primary", "")
    assert "本年目标尚未下达" in shown
    assert "没有待办事项" not in shown
    assert "本年目标尚未下达" not in page(client_of(city.account("clerk")))


def test_then_the_people_of_the_chain_offices(city: City, books: Books, client_of) -> None:
    Tenure.objects.filter(post__kind=PostKind.CLERK).update(until_date=dt.date(2024, 1, 1))
    shown = page(client_of(city.account("office")))
    assert "链办尚无人员" in shown
    assert "没有待办事项" not in shown


def test_what_waits_for_others_is_not_nothing(city: City, books: Books, client_of) -> None:
    shown = page(client_of(city.account("office")))
    assert "未审核通过" in shown
    assert "没有待办事项" not in shown


def test_before_there_are_chains_the_regime_comes_first(client_of, office: Account, monkeypatch) -> None:
    monkeypatch.setattr(Chain, "objects", Chain.objects.none())
    shown = page(client_of(office))
    assert "尚未设置产业链" in shown
    assert reverse("evaluation:regime_list") in shown


def test_what_is_filled_waits_for_the_director(
    books: Books, earlier: None, clerk: Account, director: Account, client_of
) -> None:
    assert "已填齐" not in page(client_of(clerk))
    save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=good_cells())
    assert "已填齐，由链办主任核对提交" in page(client_of(clerk))
    shown = page(client_of(director))
    assert "已填齐，" not in shown
    assert "核对并提交" in shown


def test_a_locked_ledger_says_whom_to_ask(
    books: Books, earlier: None, clerk: Account, director: Account, client_of, set_day
) -> None:
    set_day(dt.date(2024, 7, 16))
    shown = page(client_of(clerk))
    assert "已锁定" in shown
    assert "如需补报，请链办主任申请延期" in shown
    assert "btn-primary" not in shown
    address = reverse("dispatch:extension_ask", kwargs={"chain": "ferrous", "month": JUNE})
    assert f'href="{address}"' in page(client_of(director))
    ask_extension(by=director, ledger=books.ledger("ferrous"), until=dt.date(2024, 7, 20), reason="统计部门尚未提供")
    for account in (clerk, director):
        shown = page(client_of(account))
        assert "已申请延期至2024年7月20日" in shown
        assert address not in shown


def test_the_desk_says_how_many_records_wait_for_review(
    office: Account, clerk: Account, ferrous: Chain, books: Books, client_of
) -> None:
    for name in ("甲厂（演示）", "乙厂（演示）"):
        entered(clerk, ferrous, name=name)
    entered(clerk, ferrous, "parks", name="园区（演示）")
    shown = client_of(office).get(DESK)
    assert {one.register.code: one.records for one in shown.context["desk"].to_review} == {"enterprises": 2, "parks": 1}
    assert 'href="/registers/enterprises/?review=pending"' in shown.content.decode()
    assert not client_of(clerk).get(DESK).context["desk"].to_review, "who does not review is not asked to"


def test_the_desk_says_how_many_waiting_records_are_ones_own(
    office: Account, clerk: Account, ferrous: Chain, books: Books, client_of
) -> None:
    """Else its count and that of the registers differ, and nobody knows why."""
    entered(clerk, ferrous, name="甲厂（演示）")
    entered(clerk, ferrous, "parks", name="园区（演示）")
    entered(office, ferrous, name="乙厂（演示）")
    shown = client_of(office).get(DESK).content.decode()
    said = "（不含本人填报或修改的1条）"
    assert shown.count(said) == 1
    assert shown.index("企业 1") < shown.index(said)
