"""A run keeps all it was made from; what is missing is never a zero."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chains.models import Chain
from config.lib.queue.models import JobState
from dispatch.models import Entry
from evaluation.enums import RunStatus
from evaluation.models import Adjustment, Mark, Placing, Run, Scheme, ScoreSheet
from evaluation.queries.score_sources import sources_of
from evaluation.rules.figures import Figures
from evaluation.rules.result import digest, together
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate
from evaluation.services.compute_run import compute_run
from evaluation.services.load_scheme import load_scheme
from evaluation.services.start_run import start_run
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, SCHEME, SECOND, accept_quarter, judge

pytestmark = pytest.mark.django_db


def places(run):
    return {one.chain.code: (one.place, one.total) for one in run.placings.select_related("chain")}


def line_of(run, chain="bearings", item="investment"):
    (line,) = (line for line in run.sheets.get(chain__code=chain).lines if line.item == item)
    return line


def test_the_chains_are_placed_by_what_they_did(judged):
    assert judged.status == RunStatus.DRAFT
    # 30 / 37.5 of 60 and 12 / 15 of 40.
    assert places(judged) == {"ferrous": (1, Decimal(100)), "bearings": (2, Decimal(80))}
    assert judged.job.state == JobState.DONE


def test_every_line_says_how_and_leads_to_the_entries(judged):
    line = line_of(judged)
    assert (line.shown, line.full, line.state) == (Decimal(48), Decimal(60), "scored")
    assert any("37.5" in step for step in line.working)
    entries = [source for used in sources_of([line])[0] for kind, source in used.sources if kind == "entry"]
    assert {(one.entry.ledger.chain.code, one.entry.ledger.month.month) for one in entries} == {
        ("bearings", 1),
        ("bearings", 2),
        ("bearings", 3),
    }


def test_computed_twice_is_computed_once(judged):
    before = (judged.digest, ScoreSheet.objects.count(), AuditEntry.objects.count())
    compute_run(judged.pk)
    judged.refresh_from_db()
    assert (judged.digest, ScoreSheet.objects.count(), AuditEntry.objects.count()) == before


def test_what_was_kept_gives_the_same_bytes_again(judged):
    again = evaluate(scheme=parse_scheme(judged.scheme.text), figures=Figures.from_json(judged.inputs))
    sheets = list(judged.sheets.values_list("text", flat=True))
    assert again.to_json() == together(judged.result, sheets)
    assert again.parted() == (judged.result, sheets)
    assert digest(judged.scheme.digest, judged.inputs, judged.result, sheets) == judged.digest


def test_a_missing_figure_is_no_zero(reported, office, small_scheme):
    Entry.objects.filter(ledger__chain__code="bearings", ledger__month__month=2).delete()
    run = judge(office, small_scheme, FIRST)
    line = line_of(run)
    assert (line.shown, line.state) == (None, "missing")
    assert line.reason
    assert places(run)["bearings"][0] is None
    assert places(run)["ferrous"][0] == 1


def test_figures_that_are_not_accepted_do_not_count(reported, books, office, small_scheme):
    ledger = books.ledger("bearings", FIRST.last_month)
    type(ledger).objects.filter(pk=ledger.pk).update(status="submitted")
    assert places(judge(office, small_scheme, FIRST))["bearings"][0] is None


def test_a_scheme_that_no_longer_fits_fails_with_its_reason(reported, office, small_scheme):
    text = small_scheme.text.replace("new-high-tech", "gone")
    broken = Scheme.objects.create(code="broken", version=1, title="坏", year=2024, text=text, digest="x")
    run = start_run(by=office, scheme=broken, quarter=FIRST)
    compute_run(run.pk)
    run.refresh_from_db()
    assert run.status == RunStatus.FAILED
    assert "gone" in run.job.errors[0]
    assert not Placing.objects.exists()


def test_a_total_that_cannot_be_kept_fails_with_its_reason(reported, office, small_scheme, monkeypatch):
    monkeypatch.setattr("evaluation.services.compute_run.MOST_TOTAL", 90)
    run = judge(office, small_scheme, FIRST)
    assert run.status == RunStatus.FAILED
    assert "黑色金属" in run.job.errors[0]
    assert "100" in run.job.errors[0]


def test_places_before_come_from_the_published_run_of_the_quarter_before(judged, books, office, small_scheme):
    Run.objects.filter(pk=judged.pk).update(status=RunStatus.PUBLISHED)
    accept_quarter(books, SECOND)
    run = judge(office, small_scheme, SECOND)
    assert {one.chain.code: one.movement for one in run.placings.select_related("chain")} == {
        "ferrous": 0,
        "bearings": 0,
    }


def test_marks_and_matters_go_in_by_their_items(reported, office, books):
    text = SCHEME.replace("weight = 60", "weight = 50").replace("weight = 40", "weight = 30") + (
        '\n[[items]]\ncode = "work"\ntitle = "工作质量"\nweight = 20\nrule = "rater"\n'
        'raters = [{ code = "office", label = "市链长办" }]\n'
        '\n[bonus]\ncap = 5\n\n[[bonus.items]]\ncode = "praise"\ntitle = "省级推广"\npoints_each = 2\n'
    )
    scheme = load_scheme(by=None, text=text)
    ferrous, bearings = books.ledger("ferrous").chain, books.ledger("bearings").chain
    for chain, value in ((ferrous, 50), (bearings, 100)):
        Mark.objects.create(year=2024, quarter=1, chain=chain, item="work", rater="office", value=value)
    Adjustment.objects.create(
        year=2024, quarter=1, chain=bearings, item="praise", matter="经验推广", proof="文件", decision="granted"
    )
    Adjustment.objects.create(
        year=2024, quarter=1, chain=ferrous, item="praise", matter="另一件", proof="文件", withdrawn_because="重复"
    )
    assert places(judge(office, scheme, FIRST)) == {
        "ferrous": (1, Decimal(90)),
        "bearings": (2, Decimal(40 + 24 + 20 + 2)),
    }


def test_the_statements_do_not_grow_with_the_chains(reported, office, small_scheme, books, settings):
    def statements():
        run = start_run(by=office, scheme=small_scheme, quarter=FIRST)
        with CaptureQueriesContext(connection) as captured:
            compute_run(run.pk)
        return len(captured)

    with_two = statements()
    Chain.objects.bulk_create(
        Chain(code=f"more-{n}", name=f"更多{n}", number=50 + n, catalogue_year=2024) for n in range(12)
    )
    assert statements() == with_two


def test_inputs_are_kept_as_canonical_text(judged):
    kept = json.loads(judged.inputs)
    assert kept["period"] == "2024Q1"
    assert set(kept["units"]) == {"ferrous", "bearings"}
