"""What the registers can count for a chain, from dated facts: each count gives its figure and the records behind it.

What is whole (an enterprise, a platform, a project) counts once in the city: in the chain that holds its largest share,
or in every chain where no shares are stated. Money counts in each chain by its share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from chains.enums import Honour, HonourLevel, InstitutionKind, Milestone, ProjectClass
from chains.models import Belonging, Chain, Institution, Opportunity, Project, ProjectMonth, ProjectStep, Recognition
from config.lib.periods import Month

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


@dataclass(frozen=True)
class Count:
    """Something that a register can count. ``rule`` says how; ``unit`` is 万元 for money, "" for whole things.
    ``registers``: where the records behind it are.

    ``ever``: whether the chain's records hold such facts at all up to a day. Where they do not, nothing found is not
    zero but unknown; None where it is always so.
    """

    code: str
    registers: tuple[str, ...]
    label: StrOrPromise
    rule: StrOrPromise
    unit: str
    found: Found
    ever: Callable[[Chain, dt.date], bool] | None = None


@dataclass(frozen=True)
class Tally:
    """A count made: the figure, unrounded, and the records behind it in the order of their days."""

    count: Count
    figure: Decimal
    behind: tuple[Behind, ...]


def tally(count: Count, chain: Chain, span: Span) -> Tally | None:
    """Count for a chain; None where the registers know nothing of it. Two statements, or one more for a zero."""
    behind = sorted(count.found(chain, span), key=lambda one: (one.day, one.name))
    if not behind and (count.ever is None or not count.ever(chain, span.until)):
        return None
    return Tally(count, sum((one.adds for one in behind), Decimal(0)), tuple(behind))


def _of_chain(facts: QuerySet[Any], key: str, chain: Chain) -> QuerySet[Any]:
    """The facts of records of the chain, with its share of each, and whether another chain holds more of it."""
    held = Belonging.objects.filter(record=OuterRef(key), chain=chain)
    more = Belonging.objects.filter(record=OuterRef(key)).exclude(chain=chain)
    more = more.filter(
        Q(share__gt=OuterRef("of_chain")) | Q(share=OuterRef("of_chain"), chain__number__lt=chain.number)
    )
    return facts.filter(Exists(held)).annotate(of_chain=Subquery(held.values("share")), elsewhere=Exists(more))


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


def _facts(facts: QuerySet[Any], *more: str, key: str, named: str, day: str) -> Iterable[dict[str, Any]]:
    named_facts = facts.annotate(key=F(key), named=F(named), day=F(day))
    return named_facts.order_by("day").values("key", "named", "day", "of_chain", "elsewhere", *more)


def _recognised(honours: Collection[Honour], levels: Collection[HonourLevel] = ()) -> QuerySet[Recognition]:
    found = Recognition.objects.filter(honour__in=honours, enterprise__removed_at=None)
    return found.filter(level__in=levels) if levels else found


def _newly(honours: Collection[Honour], levels: Collection[HonourLevel] = ()) -> Found:
    """Enterprises that gained one of the honours in the year, which they did not hold when the year before ended."""

    def found(chain: Chain, span: Span) -> list[Behind]:
        held_before = _recognised(honours, levels).filter(
            Q(until_date=None) | Q(until_date__gte=span.year_before_ended),
            enterprise=OuterRef("enterprise"),
            honour=OuterRef("honour"),
            title=OuterRef("title"),
            from_date__lte=span.year_before_ended,
        )
        gained = _recognised(honours, levels).filter(from_date__range=(span.year_began, span.until))
        facts = _of_chain(gained.filter(~Exists(held_before)), "enterprise", chain)
        first: dict[UUID, Behind] = {}
        for row in _facts(facts, key="enterprise", named="enterprise__name", day="from_date"):
            first.setdefault(row["key"], _behind(row, amount=ONE, whole=True))
        return [one for one in first.values() if one.day >= span.since]

    return found


def _ever_recognised(honours: Collection[Honour], levels: Collection[HonourLevel] = ()) -> Any:
    def ever(chain: Chain, until: dt.date) -> bool:
        return _of_chain(_recognised(honours, levels).filter(from_date__lte=until), "enterprise", chain).exists()

    return ever


def _platforms(chain: Chain, span: Span) -> list[Behind]:
    rows = Institution.objects.filter(
        removed_at=None, kind=InstitutionKind.PLATFORM, recognised_on__range=(span.year_began, span.until)
    ).exclude(level="")
    found, hosts = [], set()
    for row in _facts(_of_chain(rows, "pk", chain), "host", key="pk", named="name", day="recognised_on"):
        host = row["host"] or row["named"]
        found.append(replace(_behind(row, amount=ONE, whole=True), again=host in hosts))
        hosts.add(host)
    return [one for one in found if one.day >= span.since]


def _ever_platforms(chain: Chain, until: dt.date) -> bool:
    rows = Institution.objects.filter(removed_at=None, kind=InstitutionKind.PLATFORM, recognised_on__lte=until)
    return _of_chain(rows, "pk", chain).exists()


def _contracts(chain: Chain, span: Span) -> list[Behind]:
    rows = Opportunity.objects.filter(removed_at=None, signed_on__range=(span.since, span.until))
    facts = _facts(_of_chain(rows, "pk", chain), "contract_amount", key="pk", named="name", day="signed_on")
    return [_behind(row, amount=row["contract_amount"], whole=False) for row in facts]


def _ever_contracts(chain: Chain, until: dt.date) -> bool:
    return _of_chain(Opportunity.objects.filter(removed_at=None, signed_on__lte=until), "pk", chain).exists()


def _funds(chain: Chain, span: Span) -> list[Behind]:
    """Of those that became projects what the projects' months say, of the others what they say themselves."""
    became = Opportunity.objects.filter(removed_at=None, became=OuterRef("pk"))
    found = _months(chain, span, Project.objects.filter(Exists(became)), "funds")
    own = Opportunity.objects.filter(
        removed_at=None, became=None, funds__isnull=False, funds_on__range=(span.since, span.until)
    )
    facts = _facts(_of_chain(own, "pk", chain), "funds", key="pk", named="name", day="funds_on")
    return found + [_behind(row, amount=row["funds"], whole=False) for row in facts]


def _investment(chain: Chain, span: Span) -> list[Behind]:
    projects = Project.objects.exclude(project_class=ProjectClass.PREPARATION)
    return _months(chain, span, projects, "invested")


def _months(chain: Chain, span: Span, projects: QuerySet[Project], of: str) -> list[Behind]:
    months = ProjectMonth.objects.filter(
        project=OuterRef("pk"),
        year=span.until.year,
        month__range=(span.since.month, span.until.month),
        **{f"{of}__isnull": False},
    )
    sums = months.order_by().values("project")
    rows = projects.filter(removed_at=None).annotate(
        sum=Subquery(sums.annotate(sum=Sum(of)).values("sum")),
        last=Subquery(sums.annotate(last=Max("month")).values("last")),
    )
    facts = _of_chain(rows.filter(sum__isnull=False), "pk", chain).values(
        "sum", "last", "of_chain", "elsewhere", key=F("pk"), named=F("name")
    )
    return [
        _behind({**row, "day": Month(span.until.year, row["last"]).last_day}, amount=row["sum"], whole=False)
        for row in facts
    ]


def _in_hand(chain: Chain, span: Span) -> list[Behind]:
    reached = ProjectStep.objects.filter(project=OuterRef("pk")).order_by().values("project")
    started = reached.filter(step__in=UNDER_WAY_FROM).annotate(day=Min("reached_on")).values("day")
    finished = reached.filter(step__in=FINISHED_FROM).annotate(day=Min("reached_on")).values("day")
    rows = (
        Project.objects.filter(removed_at=None)
        .exclude(project_class=ProjectClass.PREPARATION)
        .annotate(began=Subquery(started), ended=Subquery(finished))
        .filter(Q(ended=None) | Q(ended__gte=span.year_began), began__lte=span.until)
    )
    facts = _facts(_of_chain(rows, "pk", chain), key="pk", named="name", day="began")
    return [_behind(row, amount=ONE, whole=True) for row in facts]


def _ever_in_hand(chain: Chain, until: dt.date) -> bool:
    steps = ProjectStep.objects.filter(project__removed_at=None, reached_on__lte=until)
    return _of_chain(steps, "project", chain).exists()


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
            ever=_ever_platforms,
        ),
        Count(
            code="contracts_signed",
            registers=("opportunities",),
            label=_("Contracts signed"),
            rule=_("Contract amounts of the projects to attract that were signed in these days, by the chain's share."),
            unit="万元",
            found=_contracts,
            ever=_ever_contracts,
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
            ever=_ever_in_hand,
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
