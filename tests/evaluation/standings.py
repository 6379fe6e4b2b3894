"""Accepted months and published quarters of the tiny city, as plain rows: what the leaders' pages stand on."""

from __future__ import annotations

from decimal import Decimal

from chains.models import Chain
from config.lib import clock
from config.lib.periods import Month, Quarter
from dispatch.enums import EntrySource, LedgerStatus
from dispatch.models import Entry, Ledger, Target
from evaluation.enums import RunStatus
from evaluation.models import Placing, Run, Scheme, ScoreSheet
from evaluation.rules.canonical import canonical
from evaluation.rules.result import Line, LinePart, Lines, LineState, Used
from tests.actors import City
from tests.dispatch.books import Books
from tests.evaluation.quarters import SCHEME


def accept(
    city: City,
    books: Books,
    month: Month,
    figures: dict[str, str],
    *,
    chain: str = "ferrous",
    source: EntrySource = EntrySource.TYPED,
) -> dict[str, Entry]:
    """The chain's ledger of the month, accepted with these figures; what is no number goes in as words."""
    ledger = books.ledger(chain, month)
    entries = [
        Entry(
            ledger=ledger,
            indicator=books.indicators[code],
            value=Decimal(text) if _is_number(text) else None,
            words="" if _is_number(text) else text,
            source=source,
            entered_by=city.accounts["clerk"],
        )
        for code, text in figures.items()
    ]
    Ledger.objects.filter(pk=ledger.pk).update(
        status=LedgerStatus.ACCEPTED,
        submitted_at=clock.now(),
        submitted_by=city.accounts["director"],
        decided_at=clock.now(),
        decided_by=city.accounts["office"],
    )
    return {entry.indicator.code: entry for entry in Entry.objects.bulk_create(entries)}


def publish(
    city: City, quarter: Quarter, places: dict[str, int | None], *, before: dict[str, int] | None = None
) -> Run:
    """A published run of the quarter that places the chains so, 100 less the place for a total."""
    scheme, _ = Scheme.objects.get_or_create(
        code="test", version=1, defaults={"title": "示范方案", "year": 2024, "text": SCHEME, "digest": "0" * 64}
    )
    run = Run.objects.create(
        scheme=scheme,
        year=quarter.year,
        quarter=quarter.quarter,
        status=RunStatus.PUBLISHED,
        published_at=clock.now(),
        inputs="{}",
        result='{"places": 2, "arithmetic": "", "demonstration": false}',
    )
    Placing.objects.bulk_create(
        Placing(
            run=run,
            chain=city.chains[code],
            place=place,
            previous_place=(before or {}).get(code),
            total=Decimal(100 - (place or 50)),
        )
        for code, place in places.items()
    )
    return run


def line(run: Run, chain: Chain, *, item: str, indicator: str = "", title: str = "完成投资") -> ScoreSheet:
    """A scored line of a run, put on the chain's sheet."""
    scored = Line(
        item=item,
        title=title,
        part=LinePart.BASE,
        groups=(),
        is_group=False,
        weight=Decimal(10),
        full=Decimal(10),
        state=LineState.SCORED,
        points=Decimal(8),
        shown=Decimal(8),
        working=(),
        inputs=(Used("", Decimal(1), indicator=indicator),),
    )
    sheet = ScoreSheet.objects.get_or_create(run=run, chain=chain, defaults={"number": 1, "text": '{"lines":[]}'})[0]
    sheet.text = canonical(Lines((*sheet.lines, scored)))
    sheet.save()
    return sheet


def more_chains(city: City, books: Books, count: int, month: Month) -> list[Chain]:
    """So many chains more, each with a target, an accepted ledger of the month and a figure in it."""
    made = Chain.objects.bulk_create(
        Chain(code=f"chain-{number}", name=f"第{number}条", catalogue_year=2024, number=100 + number)
        for number in range(count)
    )
    indicator = next(iter(books.indicators.values()))
    Target.objects.bulk_create(Target(chain=chain, indicator=indicator, year=2024, value=100) for chain in made)
    ledgers = Ledger.objects.bulk_create(
        Ledger(chain=chain, month=books.months[month], status=LedgerStatus.ACCEPTED) for chain in made
    )
    Entry.objects.bulk_create(Entry(ledger=ledger, indicator=indicator, value=40) for ledger in ledgers)
    return made


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
