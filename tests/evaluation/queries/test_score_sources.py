"""Behind a published value stand the entries as they were, whatever became of them since."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from config.lib.periods import Month
from dispatch.enums import EntrySource
from dispatch.models import Entry, Ledger
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from evaluation.models import Mark
from evaluation.queries.run_changes import changes_between
from evaluation.queries.score_sources import EntryUsed, as_read_by, sources_of
from evaluation.services.publish_run import publish_run
from tests.dispatch.books import HIGH_TECH, INVESTMENT
from tests.evaluation.quarters import FIRST, SECOND, accept_quarter, judge, load_small_scheme
from tests.evaluation.rated import load_rated_scheme
from tests.statements import statements

pytestmark = pytest.mark.django_db
MARCH = Month(2024, 3)


@pytest.fixture
def correct(books, director, office):
    """Has a figure of the ferrous chain's March corrected, as it is done."""

    def corrected(value, indicator=INVESTMENT):
        asked = ask_correction(
            by=director, ledger=books.ledger("ferrous", MARCH), indicator_code=indicator, value=value, reason="漏报一项"
        )
        return decide_correction(by=office, correction=asked, grant=True)

    return corrected


def line_of(run, item="investment"):
    return next(line for line in run.sheets.get(chain__code="ferrous").lines if line.item == item)


def entries(run, item="investment", label="累计"):
    """The entries behind the line's figure, by month."""
    line = line_of(run, item)
    used = next(one for one in sources_of([line])[0] if label in one.label or "实绩" in one.label)
    found = [source for kind, source in used.sources if kind == "entry"]
    assert all(isinstance(one, EntryUsed) for one in found)
    return {one.entry.ledger.month.month: one for one in found}


def test_a_correction_changes_nothing_behind_a_published_value(published, correct, books, city):
    Ledger.objects.update(decided_by=city.accounts["second_office"])
    correction = correct("20")
    now = Entry.objects.get(ledger=books.ledger("ferrous", MARCH), indicator__code=INVESTMENT)
    assert now.value == Decimal(20)
    found = entries(published)
    assert {month: one.value for month, one in found.items()} == {1: 15, 2: 15, 3: 15}
    assert found[3].corrected == correction
    assert found[3].accepted_by == city.accounts["second_office"]
    assert found[1].corrected is None


def test_a_figure_that_was_corrected_before_the_run_was_accepted_by_whoever_granted_it(
    published, correct, office, director
):
    correct("20")
    again = judge(office, load_small_scheme(), FIRST, reason="更正投资数据")
    used = entries(again)[3]
    assert (used.value, used.source) == (Decimal(20), EntrySource.CORRECTED)
    assert (used.entered_by, used.accepted_by, used.corrected) == (director, office, None)
    later = correct("21")
    used = entries(again)[3]
    assert (used.value, used.accepted_by, used.corrected) == (Decimal(20), office, later)
    assert entries(published)[3].value == Decimal(15), "the first run has the first figure"


def test_the_score_sheet_tells_of_the_correction(published, correct, client_of, office):
    correct("20")
    shown = client_of(office).get(f"/runs/{published.pk}/ferrous/").content.decode()
    assert "由office（演示）批准" in shown


def test_a_cumulative_figure_leads_to_the_month_it_is_counted_from(published, books, office):
    accept_quarter(books, SECOND)
    run = judge(office, load_small_scheme(), SECOND)
    assert set(entries(run, "high-tech")) == {3, 6}
    assert set(entries(published, "high-tech")) == {3}


def test_the_same_statements_with_one_line_and_with_many(published, correct):
    correct("20")
    correct("16", HIGH_TECH)
    one, many = [line_of(published)], [line for sheet in published.sheets.all() for line in sheet.lines]
    assert statements(lambda: sources_of(one)) == statements(lambda: sources_of(many)) == 4


@pytest.fixture
def marked(books, city, office):
    """A published run with one mark that the office entered and two from seats of one rater, for each chain."""
    accept_quarter(books, FIRST)
    given = (("office", None, 90), ("group", "finance", 50), ("group", "industry", 51))
    for chain in city.chains.values():
        for rater, organisation, value in given:
            Mark.objects.create(
                year=FIRST.year,
                quarter=FIRST.quarter,
                chain=chain,
                item="work",
                rater=rater,
                organisation=city.organisations[organisation] if organisation else None,
                value=value,
                entered_by=office,
            )
    return publish_run(by=office, run=judge(office, load_rated_scheme(), FIRST))


def marks_read_by(account, run):
    [line] = as_read_by(account, run, [line_of(run, "work")])
    return [(used.label, used.value, len(used.references)) for used in line.inputs]


def test_the_office_reads_who_gave_which_mark(marked, office):
    assert marks_read_by(office, marked) == [
        ("评议打分 评议组", Decimal(50), 1),
        ("评议打分 评议组", Decimal(51), 1),
        ("评议打分 市链长办", Decimal(90), 1),
    ]


def test_S4_whoever_is_judged_reads_the_mean_of_the_marks_from_seats_and_not_whose_they_are(marked, director):
    assert marks_read_by(director, marked) == [
        ("评议打分 评议组（2份平均）", Decimal("50.5"), 0),
        ("评议打分 市链长办", Decimal(90), 1),
    ]
    Mark.objects.filter(rater="group").delete()
    assert marks_read_by(director, marked)[0] == ("评议打分 评议组（2份平均）", Decimal("50.5"), 0), "as before"


def test_S4_neither_the_page_nor_the_api_tells_more(marked, client_of, director, office, city):
    sheet = reverse("evaluation:score_sheet", args=[marked.pk, "ferrous"])
    lines = f"/api/runs/{marked.pk}/lines/"
    names = [city.organisations[code].name for code in ("finance", "industry")]
    seats = [f"mark:{pk}" for pk in Mark.objects.filter(rater="group").values_list("pk", flat=True)]
    asked, told = client_of(director), client_of(office)
    assert all(name in told.get(sheet).content.decode() for name in names)
    assert not any(name in asked.get(sheet).content.decode() for name in names)
    assert any(seat in told.get(lines).content.decode() for seat in seats)
    assert not any(seat in json.dumps(asked.get(lines).json()) for seat in seats)


def test_S4_what_a_new_run_changed_tells_the_mean_too(marked, director, office):
    Mark.objects.filter(chain__code="ferrous", rater="group", value=51).update(value=60)
    again = publish_run(by=office, run=judge(office, marked.scheme, FIRST, reason="一份打分录入有误"))
    [ferrous] = changes_between(director, again, marked)
    [changed] = [one for line in ferrous.lines for one in line.inputs]
    assert (changed.label, changed.before, changed.after) == ("评议打分 评议组（2份平均）", "50.5", "55")
    [ferrous] = [one for one in changes_between(office, again, marked) if one.chain.code == "ferrous"]
    assert [(one.before, one.after) for line in ferrous.lines for one in line.inputs] == [("51", "60")]
