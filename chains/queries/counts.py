"""What the registers can count for a chain, from dated facts: each count gives its figure and the records behind it.

What is whole (an enterprise, a platform, a project) counts once in the city: in the chain that holds its largest share,
or in every chain where no shares are stated. Money counts in each chain by its share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, DateField, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from chains.enums import Honour, HonourLevel, InstitutionKind, Milestone, ProjectClass
from chains.models import Belonging, Chain, Institution, Opportunity, Project, ProjectMonth, ProjectStep, Recognition
from config.lib.periods import Month
from config.lib.prepared import Given, Prepared

CHAIN, NUMBER = Given("chain", BigIntegerField()), Given("number", BigIntegerField())
SINCE, UNTIL = Given("since", DateField()), Given("until", DateField())
YEAR_BEGAN, YEAR_BEFORE_ENDED = Given("year_began", DateField()), Given("year_before_ended", DateField())
YEAR = Given("year", BigIntegerField())
FIRST_MONTH, LAST_MONTH = Given("first_month", BigIntegerField()), Given("last_month", BigIntegerField())
"""What a count is asked with."""

WHOLE = Decimal(100)
ONE = Decimal(1)
QUALITY = (
    Honour.SPECIALISED,
    Honour.LITTLE_GIANT,
    Honour.SINGLE_CHAMPION,
    Honour.GAZELLE,
    Honour.UNICORN,
    Honour.NEZHA,
    Honour.OTHER,
)
ABOVE_CITY = (HonourLevel.NATIONAL, HonourLevel.PROVINCIAL)
UNDER_WAY_FROM = tuple(Milestone)[tuple(Milestone).index(Milestone.STARTED) :]
FINISHED_FROM = tuple(Milestone)[tuple(Milestone).index(Milestone.COMPLETED) :]


@dataclass(frozen=True)
class Span:
    """The days that are counted, both included; they lie in one year."""

    since: dt.date
    until: dt.date

    @classmethod
    def of_month(cls, month: Month) -> Span:
        return cls(month.first_day, month.last_day)

    @classmethod
    def of_year_so_far(cls, month: Month) -> Span:
        return cls(dt.date(month.year, 1, 1), month.last_day)

    @property
    def year_began(self) -> dt.date:
        return dt.date(self.until.year, 1, 1)

    @property
    def year_before_ended(self) -> dt.date:
        return dt.date(self.until.year - 1, 12, 31)


@dataclass(frozen=True)
class Behind:
    """One record behind a figure. ``adds`` is what it adds to the chain's figure; ``amount`` None: not known.

    ``elsewhere``: it is whole, and counts in another chain, which holds more of it. ``again``: one of the same is
    counted already.
    """

    record: UUID
    name: str
    day: dt.date
    amount: Decimal | None
    share: Decimal
    whole: bool
    elsewhere: bool = False
    again: bool = False

    @property
    def adds(self) -> Decimal:
        if self.amount is None or self.again or (self.whole and self.elsewhere):
            return Decimal(0)
        return self.amount if self.whole else self.amount * self.share / WHOLE


Found = Callable[[Chain, Span], list[Behind]]
Ever = Callable[[Chain, Span], bool]


@dataclass(frozen=True)
class Count:
    """Something that a register can count. ``rule`` says how; ``unit`` is 万元 for money, "" for whole things.
    ``registers``: where the records behind it are.

    ``ever``: whether the chain's records hold such facts at all up to the last day. Where they do not, nothing found is
    not zero but unknown; None where it is always so.
    """

    code: str
    registers: tuple[str, ...]
    label: StrOrPromise
    rule: StrOrPromise
    unit: str
    found: Found
    ever: Ever | None = None


@dataclass(frozen=True)
class Tally:
    """A count made: the figure, unrounded, and the records behind it in the order of their days."""

    count: Count
    figure: Decimal
    behind: tuple[Behind, ...]


def tally(count: Count, chain: Chain, span: Span) -> Tally | None:
    """Count for a chain; None where the registers know nothing of it. Two statements, or one more for a zero."""
    behind = sorted(count.found(chain, span), key=lambda one: (one.day, one.name))
    if not behind and (count.ever is None or not count.ever(chain, span)):
        return None
    return Tally(count, sum((one.adds for one in behind), Decimal(0)), tuple(behind))


def _asked(query: Prepared, chain: Chain, span: Span) -> list[dict[str, Any]]:
    """The rows of a query for a chain and the days."""
    return query.rows(
        chain=chain.pk,
        number=chain.number,
        since=span.since,
        until=span.until,
        year_began=span.year_began,
        year_before_ended=span.year_before_ended,
        year=span.until.year,
        first_month=span.since.month,
        last_month=span.until.month,
    )


def _of_chain(facts: QuerySet[Any], key: str) -> QuerySet[Any]:
    """The facts of records of the chain, with its share of each, and whether another chain holds more of it."""
    held = Belonging.objects.filter(record=OuterRef(key), chain=CHAIN)
    more = Belonging.objects.filter(record=OuterRef(key)).exclude(chain=CHAIN)
    more = more.filter(Q(share__gt=OuterRef("of_chain")) | Q(share=OuterRef("of_chain"), chain__number__lt=NUMBER))
    return facts.filter(Exists(held)).annotate(of_chain=Subquery(held.values("share")), elsewhere=Exists(more))


def _facts(facts: QuerySet[Any], *more: str, key: str, named: str, day: str) -> QuerySet[Any, dict[str, Any]]:
    named_facts = _of_chain(facts, key).annotate(key=F(key), named=F(named), day=F(day))
    return named_facts.order_by("day").values("key", "named", "day", "of_chain", "elsewhere", *more)


def _any(write: Callable[[], QuerySet[Any]], key: str) -> Ever:
    """Whether there is any of the facts on a record of the chain."""

    def one() -> QuerySet[Any, dict[str, Any]]:
        return write().filter(Exists(Belonging.objects.filter(record=OuterRef(key), chain=CHAIN))).values("pk")[:1]

    query = Prepared(one)
    return lambda chain, span: bool(_asked(query, chain, span))


def _behind(row: dict[str, Any], *, amount: Decimal | None, whole: bool) -> Behind:
    share = row["of_chain"]
    return Behind(
        record=row["key"],
        name=row["named"],
        day=row["day"],
        amount=amount,
        share=WHOLE if share is None else share,
        whole=whole,
        elsewhere=whole and row["elsewhere"],
    )


def _recognised(honours: Collection[Honour], levels: Collection[HonourLevel] = ()) -> QuerySet[Recognition]:
    found = Recognition.objects.filter(honour__in=honours, enterprise__removed_at=None)
    return found.filter(level__in=levels) if levels else found


def _newly(honours: Collection[Honour], levels: Collection[HonourLevel] = ()) -> Found:
    """Enterprises that gained one of the honours in the year, which they did not hold when the year before ended."""

    def gained() -> QuerySet[Any, dict[str, Any]]:
        held_before = _recognised(honours, levels).filter(
            Q(until_date=None) | Q(until_date__gte=YEAR_BEFORE_ENDED),
            enterprise=OuterRef("enterprise"),
            honour=OuterRef("honour"),
            title=OuterRef("title"),
            from_date__lte=YEAR_BEFORE_ENDED,
        )
        since_then = _recognised(honours, levels).filter(~Exists(held_before), from_date__range=(YEAR_BEGAN, UNTIL))
        return _facts(since_then, key="enterprise", named="enterprise__name", day="from_date")

    query = Prepared(gained)

    def found(chain: Chain, span: Span) -> list[Behind]:
        first: dict[UUID, Behind] = {}
        for row in _asked(query, chain, span):
            first.setdefault(row["key"], _behind(row, amount=ONE, whole=True))
        return [one for one in first.values() if one.day >= span.since]

    return found


def _ever_recognised(honours: Collection[Honour], levels: Collection[HonourLevel] = ()) -> Ever:
    return _any(lambda: _recognised(honours, levels).filter(from_date__lte=UNTIL), "enterprise")


def _recognised_platforms() -> QuerySet[Any, dict[str, Any]]:
    of_year = PLATFORMS.filter(recognised_on__range=(YEAR_BEGAN, UNTIL)).exclude(level="")
    return _facts(of_year, "host", key="pk", named="name", day="recognised_on")


PLATFORMS = Institution.objects.filter(removed_at=None, kind=InstitutionKind.PLATFORM)
RECOGNISED_PLATFORMS = Prepared(_recognised_platforms)


def _platforms(chain: Chain, span: Span) -> list[Behind]:
    found, hosts = [], set()
    for row in _asked(RECOGNISED_PLATFORMS, chain, span):
        host = row["host"] or row["named"]
        found.append(replace(_behind(row, amount=ONE, whole=True), again=host in hosts))
        hosts.add(host)
    return [one for one in found if one.day >= span.since]


def _signed() -> QuerySet[Any, dict[str, Any]]:
    rows = Opportunity.objects.filter(removed_at=None, signed_on__range=(SINCE, UNTIL))
    return _facts(rows, "contract_amount", key="pk", named="name", day="signed_on")


SIGNED = Prepared(_signed)


def _contracts(chain: Chain, span: Span) -> list[Behind]:
    rows = _asked(SIGNED, chain, span)
    return [_behind(row, amount=row["contract_amount"], whole=False) for row in rows]


def _months(projects: QuerySet[Project], of: str) -> QuerySet[Any, dict[str, Any]]:
    """The projects with the sum of what their months say, and the last month that says something."""
    months = ProjectMonth.objects.filter(
        project=OuterRef("pk"), year=YEAR, month__range=(FIRST_MONTH, LAST_MONTH), **{f"{of}__isnull": False}
    )
    sums = months.order_by().values("project")
    rows = projects.filter(removed_at=None).annotate(
        sum=Subquery(sums.annotate(sum=Sum(of)).values("sum")),
        last=Subquery(sums.annotate(last=Max("month")).values("last")),
    )
    return _of_chain(rows.filter(sum__isnull=False), "pk").values(
        "sum", "last", "of_chain", "elsewhere", key=F("pk"), named=F("name")
    )


def _by_months(query: Prepared, chain: Chain, span: Span) -> list[Behind]:
    year = span.until.year
    return [
        _behind({**row, "day": Month(year, row["last"]).last_day}, amount=row["sum"], whole=False)
        for row in _asked(query, chain, span)
    ]


def _funds_of_projects() -> QuerySet[Any, dict[str, Any]]:
    became = Opportunity.objects.filter(removed_at=None, became=OuterRef("pk"))
    return _months(Project.objects.filter(Exists(became)), "funds")


def _funds_of_others() -> QuerySet[Any, dict[str, Any]]:
    own = Opportunity.objects.filter(removed_at=None, became=None, funds__isnull=False, funds_on__range=(SINCE, UNTIL))
    return _facts(own, "funds", key="pk", named="name", day="funds_on")


FUNDS_OF_PROJECTS, FUNDS_OF_OTHERS = Prepared(_funds_of_projects), Prepared(_funds_of_others)


def _funds(chain: Chain, span: Span) -> list[Behind]:
    """Of those that became projects what the projects' months say, of the others what they say themselves."""
    others = _asked(FUNDS_OF_OTHERS, chain, span)
    return _by_months(FUNDS_OF_PROJECTS, chain, span) + [
        _behind(row, amount=row["funds"], whole=False) for row in others
    ]


INVESTED = Prepared(lambda: _months(Project.objects.exclude(project_class=ProjectClass.PREPARATION), "invested"))


def _investment(chain: Chain, span: Span) -> list[Behind]:
    return _by_months(INVESTED, chain, span)


def _under_way() -> QuerySet[Any, dict[str, Any]]:
    reached = ProjectStep.objects.filter(project=OuterRef("pk")).order_by().values("project")
    started = reached.filter(step__in=UNDER_WAY_FROM).annotate(day=Min("reached_on")).values("day")
    finished = reached.filter(step__in=FINISHED_FROM).annotate(day=Min("reached_on")).values("day")
    rows = (
        Project.objects.filter(removed_at=None)
        .exclude(project_class=ProjectClass.PREPARATION)
        .annotate(began=Subquery(started), ended=Subquery(finished))
        .filter(Q(ended=None) | Q(ended__gte=YEAR_BEGAN), began__lte=UNTIL)
    )
    return _facts(rows, key="pk", named="name", day="began")


UNDER_WAY = Prepared(_under_way)


def _in_hand(chain: Chain, span: Span) -> list[Behind]:
    return [_behind(row, amount=ONE, whole=True) for row in _asked(UNDER_WAY, chain, span)]


NEWLY = _("Enterprises recognised this year that were not when last year ended; each counts once.")

COUNTS = {
    one.code: one
    for one in (
        Count(
            code="new_above_scale",
            registers=("enterprises",),
            label=_("New enterprises above scale"),
            rule=_("Enterprises above scale since a day of this year that were not when last year ended."),
            unit="",
            found=_newly([Honour.ABOVE_SCALE]),
            ever=_ever_recognised([Honour.ABOVE_SCALE]),
        ),
        Count(
            code="new_provincial",
            registers=("enterprises",),
            label=_("New enterprises of provincial level and above"),
            rule=_(
                "Enterprises that gained an honour of provincial or national level this year, such as specialised and "
                "new or single champion, which they did not hold when last year ended; each counts once."
            ),
            unit="",
            found=_newly(QUALITY, ABOVE_CITY),
            ever=_ever_recognised(QUALITY, ABOVE_CITY),
        ),
        Count(
            code="new_high_tech",
            registers=("enterprises",),
            label=_("New high-tech enterprises"),
            rule=NEWLY,
            unit="",
            found=_newly([Honour.HIGH_TECH]),
            ever=_ever_recognised([Honour.HIGH_TECH]),
        ),
        Count(
            code="new_platforms",
            registers=("institutions",),
            label=_("New innovation platforms"),
            rule=_("Platforms of city level and above recognised this year; several of one carrier count once."),
            unit="",
            found=_platforms,
            ever=_any(lambda: PLATFORMS.filter(recognised_on__lte=UNTIL), "pk"),
        ),
        Count(
            code="contracts_signed",
            registers=("opportunities",),
            label=_("Contracts signed"),
            rule=_("Contract amounts of the projects to attract that were signed in these days, by the chain's share."),
            unit="万元",
            found=_contracts,
            ever=_any(lambda: Opportunity.objects.filter(removed_at=None, signed_on__lte=UNTIL), "pk"),
        ),
        Count(
            code="funds_in_place",
            registers=("projects", "opportunities"),
            label=_("Funds in place"),
            rule=_(
                "Funds that came in, by the chain's share: of what became a project, from the project's months; of the "
                "others, the funds in place dated in these days."
            ),
            unit="万元",
            found=_funds,
        ),
        Count(
            code="projects_in_hand",
            registers=("projects",),
            label=_("Projects in hand"),
            rule=_(
                "Projects under construction by the last day and not completed before this year; preparation projects "
                "are left out."
            ),
            unit="",
            found=_in_hand,
            ever=_any(lambda: ProjectStep.objects.filter(project__removed_at=None, reached_on__lte=UNTIL), "project"),
        ),
        Count(
            code="investment_done",
            registers=("projects",),
            label=_("Investment done"),
            rule=_("Investment of the projects' months, by the chain's share; preparation projects are left out."),
            unit="万元",
            found=_investment,
        ),
    )
}
"""Every count by its code; an indicator names one as its ``counted_from``."""
