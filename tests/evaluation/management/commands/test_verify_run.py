"""A published run can be computed anew from what it kept, whatever became of the ledgers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from dispatch.models import Entry
from evaluation.models import Placing, Run, ScoreSheet

pytestmark = pytest.mark.django_db


def verify(capsys, *runs):
    """The exit status, what was printed and what was complained of."""
    status = 0
    try:
        call_command("verify_run", *map(str, runs))
    except SystemExit as end:
        status = end.code
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_run_is_as_it_was_though_the_ledger_is_not(published, capsys):
    Entry.objects.filter(ledger__chain__code="bearings").update(value=99)
    status, said, _ = verify(capsys, published.pk)
    assert status == 0
    assert published.digest in said


def test_without_a_number_every_run_is_computed_anew(published, capsys):
    assert f"run {published.pk}," in verify(capsys)[1]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda run: _spoil(ScoreSheet.objects.get(run=run, chain__code="bearings"), "text"), "sheet of bearings"),
        (lambda run: _spoil(Run.objects.get(pk=run.pk), "inputs"), "hash"),
        (lambda run: ScoreSheet.objects.filter(run=run, chain__code="bearings").delete(), "kept are 1"),
        (lambda run: Placing.objects.filter(run=run, place=2).update(total=Decimal(99)), "total shown for bearings"),
    ],
)
def test_what_was_changed_by_hand_is_found(published, capsys, spoil, complaint):
    spoil(published)
    status, said, complaints = verify(capsys, published.pk)
    assert status == 1
    assert complaint in complaints
    assert published.digest not in said


def test_a_run_that_is_not_there_is_said_so(published):
    with pytest.raises(CommandError, match=str(published.pk + 1)):
        call_command("verify_run", str(published.pk + 1))


def _spoil(kept, field):
    """Make one of the figures in a kept text another."""
    text = getattr(kept, field)
    assert '"30"' in text or '"48"' in text
    setattr(kept, field, text.replace('"30"', '"31"').replace('"48"', '"49"'))
    kept.save()
