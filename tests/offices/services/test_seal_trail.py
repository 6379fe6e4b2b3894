"""S15: what was noted down cannot be changed without being found out."""

import datetime as dt

import pgtrigger
import pytest
from django.core.management import call_command
from django.db.models import F

from config.lib import clock
from offices.enums import OrganisationKind
from offices.models import AuditEntry, AuditSeal, Organisation
from offices.queries.seals import flaws
from offices.services.seal_trail import _seal_some, seal_trail
from offices.services.trail import record
from tests.locks import held_elsewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Organisation:
    return Organisation.objects.create(code="office", name="链长办", kind=OrganisationKind.LEADING_GROUP_OFFICE)


def note(office: Organisation, times: int) -> list[int]:
    return [record(by=None, act="organisation.change", on=office, after={"n": str(n)}).pk for n in range(times)]


def found() -> list[tuple[int | None, int | None, str]]:
    return [(flaw.seal, flaw.entry, flaw.what) for flaw in flaws()]


def verify() -> int:
    """The exit status of the command."""
    try:
        call_command("verify_trail")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_all_that_is_not_sealed_yet_is_sealed_once(office: Organisation) -> None:
    first = note(office, 3)
    assert seal_trail() == 3
    second = note(office, 2)
    assert seal_trail() == 2
    assert seal_trail() == 0

    one, two = AuditSeal.objects.all()
    assert (one.entry_ids, two.entry_ids) == (first, second)
    assert two.previous == one.digest
    assert found() == []
    assert verify() == 0


@pytest.fixture
def backlog(office: Organisation, monkeypatch: pytest.MonkeyPatch) -> int:
    """Seven entries of the last days, and two of them sealed at once."""
    monkeypatch.setattr("offices.services.seal_trail.AT_ONCE", 2)
    values = AuditEntry.objects.filter(pk=note(office, 1)[0]).values().get()
    with pgtrigger.ignore("offices.AuditEntry:never_changed"):
        AuditEntry.objects.all().delete()
    for day in range(9, 2, -1):
        AuditEntry.objects.create(**values | {"id": None, "at": clock.now() - dt.timedelta(days=day)})
    return 7


def test_a_backlog_of_days_is_sealed_whole(backlog: int) -> None:
    assert seal_trail() == backlog
    assert [len(seal.entry_ids) for seal in AuditSeal.objects.all()] == [2, 2, 2, 1]
    assert verify() == 0


def test_the_rest_of_a_backlog_is_not_called_slipped_in(backlog: int) -> None:
    assert _seal_some() == 2
    assert found() == []


def test_an_empty_trail_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert seal_trail() == 0
    assert verify() == 0
    assert "0 entries, 0 seals" in capsys.readouterr().out


def test_a_transaction_that_ends_late_is_sealed_later(office: Organisation) -> None:
    early, late, last = note(office, 3)
    AuditSeal.objects.all()
    with pgtrigger.ignore("offices.AuditEntry:never_changed"):
        values = AuditEntry.objects.filter(pk=late).values().get()
        AuditEntry.objects.filter(pk=late).delete()  # not visible yet: its transaction is still running
    assert seal_trail() == 2
    AuditEntry.objects.create(**values)
    assert seal_trail() == 1
    assert [seal.entry_ids for seal in AuditSeal.objects.all()] == [[early, last], [late]]
    assert verify() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"actor_name": "somebody else"},
        {"after": {"n": "9"}},
        {"at": F("at") - dt.timedelta(minutes=1)},
        {"succeeded": False},
    ],
)
def test_S15_a_changed_entry_is_found(office: Organisation, change: dict, capsys: pytest.CaptureFixture[str]) -> None:
    _, entry, _ = note(office, 3)
    seal_trail()
    seal = AuditSeal.objects.get()
    with pgtrigger.ignore("offices.AuditEntry:never_changed"):
        AuditEntry.objects.filter(pk=entry).update(**change)

    assert found() == [(seal.pk, entry, "was changed")]
    assert verify() == 1
    assert capsys.readouterr().err == f"seal {seal.pk}, entry {entry} was changed\n"


def test_S15_a_removed_entry_is_found(office: Organisation) -> None:
    _, entry, _ = note(office, 3)
    seal_trail()
    with pgtrigger.ignore("offices.AuditEntry:never_changed"):
        AuditEntry.objects.filter(pk=entry).delete()
    assert found() == [(AuditSeal.objects.get().pk, entry, "is gone")]
    assert verify() == 1


def test_S15_an_entry_slipped_in_afterwards_is_found(office: Organisation) -> None:
    note(office, 1)
    seal_trail()
    forged = AuditEntry.objects.filter(pk__gt=0).values().first()
    AuditEntry.objects.create(**forged | {"id": 99999, "at": clock.now() - dt.timedelta(days=1000)})
    assert seal_trail() == 0
    assert found() == [(None, 99999, "is in no seal: it was put in afterwards")]


def test_S15_a_removed_seal_is_found_even_with_its_entries(office: Organisation) -> None:
    for _ in range(3):
        note(office, 1)
        seal_trail()
    _, middle, last = AuditSeal.objects.all()
    with pgtrigger.ignore("offices.AuditEntry:never_changed", "offices.AuditSeal:never_changed"):
        AuditEntry.objects.filter(pk__in=middle.entry_ids).delete()
        AuditSeal.objects.filter(pk=middle.pk).delete()
    assert [(seal, entry) for seal, entry, _ in found()] == [(last.pk, None)]


def test_S15_a_seal_made_to_fit_a_changed_entry_is_found(office: Organisation) -> None:
    entries = note(office, 2)
    seal_trail()
    with pgtrigger.ignore("offices.AuditSeal:never_changed"):
        AuditSeal.objects.update(entry_ids=entries[:1], entry_digests=[AuditSeal.objects.get().entry_digests[0]])
    assert [what for _, _, what in found()] == ["was changed: its digest is not that of its entries"]


def test_S15_a_cut_off_end_is_found_by_a_digest_noted_down(office: Organisation) -> None:
    for _ in range(2):
        note(office, 1)
        seal_trail()
    noted = AuditSeal.objects.last().digest
    call_command("verify_trail", noted=noted)
    with pgtrigger.ignore("offices.AuditEntry:never_changed", "offices.AuditSeal:never_changed"):
        AuditSeal.objects.filter(digest=noted).delete()
    assert verify() == 0
    with pytest.raises(SystemExit):
        call_command("verify_trail", noted=noted)


@pytest.mark.django_db(transaction=True)
def test_R3_who_comes_second_goes_away(office: Organisation) -> None:
    note(office, 1)
    with held_elsewhere("hashtext(%s)", "offices.seal_trail"):
        assert seal_trail() == 0
    assert seal_trail() == 1
