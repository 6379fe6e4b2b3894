"""What somebody changed beside the services in a run that the chains have seen is told to the auditor."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from chains.models import Chain
from evaluation.enums import RunStatus
from evaluation.models import Placing, Run
from evaluation.services import check_runs as checking
from evaluation.services.check_runs import check_runs
from evaluation.tasks import check_runs as nightly
from offices.models import AuditEntry

pytestmark = pytest.mark.django_db


def strays() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(act="run.stray").order_by("pk"))


def newest() -> AuditEntry:
    return AuditEntry.objects.filter(act="run.check").latest("pk")


def spoil(run: Run, total: int) -> None:
    Placing.objects.filter(run=run, place=2).update(total=Decimal(total))


def test_leaves_one_entry_where_all_is_as_it_was(published: Run) -> None:
    assert nightly() == 0
    assert (newest().via, newest().succeeded, newest().object_type) == ("task", True, "")
    assert newest().after == {"runs": 1, "strays": 0, "rows": [], "run": published.pk}
    assert strays() == []


def test_S15_what_differs_is_told_once_as_long_as_it_differs_so(published: Run) -> None:
    kept = Placing.objects.get(run=published, place=2).total
    spoil(published, 99)
    assert check_runs() == check_runs() == 1
    [told] = strays()
    assert (told.object_type, told.object_id, told.succeeded) == ("evaluation.run", str(published.pk), False)
    assert "The place or total shown for" in told.after["found"][0]
    assert not newest().succeeded

    Placing.objects.filter(run=published, place=2).update(total=kept)
    assert check_runs() == 0
    spoil(published, 99)
    assert check_runs() == 1
    assert len(strays()) == 2


def test_what_differs_in_another_way_is_told_again(published: Run) -> None:
    spoil(published, 99)
    check_runs()
    Placing.objects.filter(run=published, place=1).update(total=Decimal(98))
    assert check_runs() == 1
    assert len(strays()) == 2


@pytest.mark.parametrize("status", [RunStatus.SHOWN, RunStatus.SUPERSEDED, RunStatus.REPLACED])
def test_what_the_chains_have_seen_is_looked_at_also_after_another_took_its_place(published: Run, status: str) -> None:
    Run.objects.update(status=status)
    spoil(published, 99)
    assert check_runs() == 1
    [told] = strays()
    assert told.object_id == str(published.pk)


@pytest.mark.parametrize("inputs", ["{}", '{"units": 1}', "none"])
def test_what_cannot_be_computed_at_all_is_told_too(published: Run, inputs: str) -> None:
    Run.objects.update(inputs=inputs)
    assert check_runs() == 1
    assert "The run cannot be computed anew" in strays()[0].after["found"][1]


def test_a_figure_beyond_all_measure_is_told_too(published: Run) -> None:
    spoiled = re.sub(r'"value":"[^"]+"', '"value":"1E+40"', published.inputs)
    assert spoiled != published.inputs
    Run.objects.update(inputs=spoiled)
    assert check_runs() == 1


@pytest.mark.parametrize("changed", [{"group": "别组"}, {"failed": True}, {"notes": ["一言"]}])
def test_what_is_said_beside_a_place_is_compared_too(published: Run, changed: dict[str, object]) -> None:
    Placing.objects.filter(run=published, place=2).update(**changed)
    assert check_runs() == 1


def test_a_place_too_many_is_found(published: Run) -> None:
    other = Chain.objects.create(code="other", name="别链", catalogue_year=2024, number=99)
    Placing.objects.create(run=published, chain=other, total=Decimal(99), place=1)
    assert check_runs() == 1
    assert "other" in strays()[0].after["found"][0]


def test_what_is_no_longer_to_be_seen_is_forgotten(published: Run) -> None:
    spoil(published, 99)
    assert check_runs() == 1
    Run.objects.update(status=RunStatus.DISCARDED)
    assert check_runs() == 0
    assert (newest().succeeded, newest().after["rows"]) == (True, [])


def test_what_nobody_has_seen_is_not_looked_at(published: Run) -> None:
    spoil(published, 99)
    Run.objects.update(status=RunStatus.DRAFT)
    assert check_runs() == 0
    assert newest().after["runs"] == 0


def test_of_many_runs_each_has_its_turn_and_what_was_found_is_not_forgotten(
    published: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Run.objects.get(pk=published.pk)
    other.pk, other.job, other.year = None, None, 2023
    other.save(force_insert=True)
    monkeypatch.setattr(checking, "AT_ONCE", 1)
    for looked_at, found in ((published.pk, 0), (other.pk, 1), (published.pk, 1)):
        assert check_runs() == found
        assert newest().after["run"] == looked_at
    assert [told.object_id for told in strays()] == [str(other.pk)]
