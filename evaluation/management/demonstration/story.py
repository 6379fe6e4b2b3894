"""The story of the demonstration: the first quarter published, the second complete but for what its people will do."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.conf import settings

from chains.models import Chain
from config.lib import acts, clock
from config.lib.periods import Month, Quarter
from dispatch.documents.target_workbook import read_targets
from dispatch.models import Correction, Entry
from dispatch.queries.target_trial import catalogue, trial_of
from dispatch.services.ask_correction import ask_correction
from dispatch.services.ask_extension import ask_extension
from dispatch.services.decide_correction import decide_correction
from dispatch.services.import_targets import import_targets
from dispatch.services.return_ledger import return_ledger
from evaluation.management.demonstration.figures import pace
from evaluation.management.demonstration.hours import one_act
from evaluation.management.demonstration.months import (
    ACCEPTED_DAY,
    ENTERED_DAY,
    SUBMITTED_DAY,
    Accounts,
    does,
    enter,
    ledger_of,
    on,
    report,
    submit,
)
from evaluation.models import Rating, Run
from evaluation.queries.marks import Key
from evaluation.queries.scheme_in_force import matter_items, rated_items, read, scheme_of
from evaluation.rules.regime import Regime
from evaluation.services.compute_run import compute_run
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.draft_notice import draft_notice
from evaluation.services.give_marks import give_marks
from evaluation.services.issue_notice import issue_notice
from evaluation.services.note_adjustment import note_adjustment
from evaluation.services.open_rating import open_rating
from evaluation.services.publish_run import publish_run
from evaluation.services.start_run import start_run
from offices.enums import OrganisationKind
from offices.models import Message, Organisation

YEAR = 2024
TODAY = dt.date(2024, 7, 8)
FIRST, SECOND = Quarter(YEAR, 1), Quarter(YEAR, 2)
THIRD = Quarter(YEAR, 3)
MARKS_DUE = dt.date(YEAR, 10, 12)
NOTICE_NUMBER, NOTICE_SIGNED = 5, dt.date(2024, 4, 22)
JUNE = Month(YEAR, 6)

# What June leaves to the people of the story, by chain.
EMPTY = "ferrous"
PARTLY = "textile"
SUBMITTED = "equipment"
RETURNED = "automotive"


def import_the_annex(regime: Regime) -> int:
    """Import the real annex as the office sent it; returns how many targets it set."""
    assert regime.decided_on, "a whole regime has its day"  # noqa: S101
    with (settings.REGIMES_DIR / regime.code / "targets.xlsx").open("rb") as workbook:
        reading = read_targets(workbook, catalogue=catalogue(), year=regime.year)
    return import_targets(
        by=None,
        trial=trial_of(reading, year=regime.year),
        year=regime.year,
        document=regime.document,
        reason="年初下达",
        decided_on=regime.decided_on,
    )


def first_quarter(accounts: Accounts) -> Run:
    """January to March reported by all, marked, judged and published; the notice issued."""
    for month in FIRST.months:
        report(month=month, chains=Chain.objects.all(), accounts=accounts)
    clock.set_business_date(dt.date(YEAR, 4, 18))
    mark(FIRST, accounts)
    scheme = scheme_of(YEAR)
    assert scheme, "the regime brings a scheme"  # noqa: S101
    run = does(accounts["office"], start_run, scheme=scheme, quarter=FIRST)
    with one_act(), acts.act("task"):
        compute_run(run.pk)
    run.refresh_from_db()
    published = does(accounts["office"], publish_run, run=run)
    issue_the_notice(published, accounts)
    return published


def issue_the_notice(run: Run, accounts: Accounts) -> None:
    """The notice of the first quarter as it wrote itself, numbered and in the inboxes of the chain offices."""
    notice = does(accounts["office"], draft_notice, run=run)
    clock.set_business_date(NOTICE_SIGNED)
    does(
        accounts["office"],
        issue_notice,
        notice=notice,
        number=NOTICE_NUMBER,
        signed_on=NOTICE_SIGNED,
        seen=notice.version,
    )


def second_quarter(accounts: Accounts) -> None:
    """April and May reported by all; June by most, the rest as the story needs it; marks given."""
    for month in SECOND.months[:-1]:
        report(month=month, chains=Chain.objects.all(), accounts=accounts)
    _everything_read(accounts)
    _corrections(accounts)
    _june(accounts)
    mark(SECOND, accounts)
    clock.set_business_date(TODAY)


def mark(quarter: Quarter, accounts: Accounts) -> None:
    """Marks of every rater for every chain, by a rule, and one matter that adds points."""
    scheme = scheme_of(quarter.year)
    assert scheme, "the regime brings a scheme"  # noqa: S101
    rules = read(scheme)
    items = rated_items(rules)
    numbers = dict(Chain.objects.values_list("code", "number"))
    marks: dict[Key, Decimal | None] = {
        (unit, item.code, rater): (pace(chain=numbers[unit], indicator=at, quarter=quarter.quarter) * 80).quantize(
            Decimal("0.1")
        )
        for at, (item, rater) in enumerate(((item, code) for item in items for code, _ in item.raters), start=201)
        for unit in sorted(item.units)
    }
    does(accounts["office"], give_marks, quarter=quarter, items=items, marks=marks, seen={})
    praised = next(item for item in matter_items(rules) if item.part == "bonus" and not item.grades)
    praise = does(
        accounts["office"],
        note_adjustment,
        quarter=quarter,
        chain=Chain.objects.get(code="health"),
        item=praised,
        matter="演示数据：经验做法在省级工作会议上交流",
        proof="演示数据：会议材料",
    )
    does(accounts["office-2"], decide_adjustment, adjustment=praise, grant=True, note="演示：材料属实")


def ask_the_raters(accounts: Accounts) -> Rating:
    """The marking of the quarter that runs: each guarantee group marks by itself, as the scheme's last rater."""
    scheme = scheme_of(THIRD.year, THIRD.quarter)
    assert scheme, "the regime brings a scheme"  # noqa: S101
    items = rated_items(read(scheme))
    rater = items[-1].raters[-1][0]
    groups = Organisation.objects.filter(kind=OrganisationKind.GUARANTEE_GROUP)
    return does(accounts["office"], open_rating, quarter=THIRD, items=items, seats={rater: groups}, due=MARKS_DUE)


def _everything_read(accounts: Accounts) -> None:
    """What came up to here has been read; what the story brings has not."""
    clock.set_business_date(dt.date(YEAR, 6, 14))
    with one_act():
        Message.objects.filter(read_at=None, organisation__kind=OrganisationKind.LEADING_GROUP_OFFICE).update(
            read_at=clock.now(), read_by=accounts["office"]
        )


def _corrections(accounts: Accounts) -> None:
    """April of one chain corrected after acceptance; May of another waits for the decision."""
    clock.set_business_date(dt.date(YEAR, 6, 20))
    granted = _ask(accounts, chain="information", month=Month(YEAR, 4), indicator="contracts-signed")
    does(accounts["office-2"], decide_correction, correction=granted, grant=True, note="已核对合同")
    _ask(accounts, chain="new-energy", month=Month(YEAR, 5), indicator="funds-in-place")


def _ask(accounts: Accounts, *, chain: str, month: Month, indicator: str) -> Correction:
    ledger = ledger_of(Chain.objects.get(code=chain), month)
    value = Entry.objects.get(ledger=ledger, indicator__code=indicator).value
    assert value is not None  # noqa: S101
    return does(
        accounts[f"director-{chain}"],
        ask_correction,
        ledger=ledger,
        indicator_code=indicator,
        value=value + Decimal("0.50"),
        reason="演示：漏计一份月末签订的合同",
    )


def _june(accounts: Accounts) -> None:
    waiting = {EMPTY, PARTLY, SUBMITTED, RETURNED}
    report(month=JUNE, chains=Chain.objects.exclude(code__in=waiting), accounts=accounts)
    on(JUNE, ENTERED_DAY)
    for code in (SUBMITTED, RETURNED):
        enter(ledger_of(Chain.objects.get(code=code), JUNE), accounts)
    partly = ledger_of(Chain.objects.get(code=PARTLY), JUNE)
    enter(partly, accounts, without=("revenue-growth", "value-added-growth", "loan-growth"))
    on(JUNE, SUBMITTED_DAY)
    for code in (SUBMITTED, RETURNED):
        submit(ledger_of(Chain.objects.get(code=code), JUNE), accounts)
    on(JUNE, ACCEPTED_DAY - 1)
    does(
        accounts["office"],
        return_ledger,
        ledger=ledger_of(Chain.objects.get(code=RETURNED), JUNE),
        reasons={
            "contracts-signed": "演示：与招商部门掌握的合同金额不一致，请核对6月签约项目。",
            "new-high-tech": "演示：请注明认定批次；未公告的不计入。",
        },
    )
    does(
        accounts[f"director-{PARTLY}"],
        ask_extension,
        ledger=ledger_of(Chain.objects.get(code=PARTLY), JUNE),
        until=dt.date(YEAR, 7, 13),
        reason="演示：统计部门7月12日提供上半年增幅",
    )
