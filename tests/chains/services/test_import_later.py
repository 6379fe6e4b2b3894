from __future__ import annotations

from collections.abc import Callable

from chains.documents.record_reading import read_records
from chains.models import Chain, RecordAct
from chains.models.enterprise import Enterprise
from chains.queries.record_trial import trial_of
from chains.registers.register import REGISTERS
from chains.services.change_record import change_record
from chains.services.import_later import import_later, purpose
from config.lib import uploads
from config.lib.queue import jobs
from config.lib.queue.models import Job
from offices.models import Account, Tenure
from tests.chains.books import KEY, book, meanwhile_imported, tried
from tests.chains.records import entered, sight

REGISTER = REGISTERS["enterprises"]


def begun(clerk: Account, kept: Enterprise) -> Job:
    """An import of one change that waits for a worker."""
    file = book((KEY, "名称"), (str(kept.pk), "改名（演示）"))
    seen = tried(file, sight(clerk)).stamp
    file.seek(0)
    upload = uploads.keep(file=file, name="企业.xlsx", owner=clerk, purpose=purpose(REGISTER))
    return import_later(by=clerk, register=REGISTER, kept=upload, chain=None, said={}, seen=seen)


def test_it_is_done_later_and_says_what_came_of_it(
    clerk: Account, ferrous: Chain, run_outbox: Callable[[], int]
) -> None:
    job = begun(clerk, entered(clerk, ferrous))
    run_outbox()
    job.refresh_from_db()
    act = RecordAct.objects.get(kind="import")
    assert (job.state, job.result) == ("done", {"entered": 0, "changed": 1, "act": str(act.pk)})
    assert not jobs.ask_to_stop(job), "it is over"


def test_what_was_said_of_heads_holds_in_the_background_too(
    clerk: Account, ferrous: Chain, run_outbox: Callable[[], int]
) -> None:
    kept = entered(clerk, ferrous)
    file = book((KEY, "名称", "上年营收"), (str(kept.pk), kept.name, 100))
    named = {"上年营收": "revenue"}
    one = sight(clerk)
    found = read_records(file, columns=one.columns, one=str(REGISTER.one), named=named)
    seen = trial_of(found, one, chain=None, said={}).stamp
    file.seek(0)
    upload = uploads.keep(file=file, name="企业.xlsx", owner=clerk, purpose=purpose(REGISTER))
    import_later(by=clerk, register=REGISTER, kept=upload, chain=None, said={}, seen=seen, named=named)
    run_outbox()
    assert Enterprise.objects.get().revenue == 100


def test_records_changed_in_the_meantime_are_not_overwritten(
    clerk: Account, ferrous: Chain, run_outbox: Callable[[], int]
) -> None:
    kept = entered(clerk, ferrous)
    job = begun(clerk, kept)
    change_record(sight=sight(clerk), pk=kept.pk, values={"products": "管"})
    run_outbox()
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.message
    assert Enterprise.objects.get().name == kept.name


def test_S13_behind_another_import_it_ends_with_a_sentence(
    clerk: Account, ferrous: Chain, run_outbox: Callable[[], int]
) -> None:
    job = begun(clerk, entered(clerk, ferrous))
    with meanwhile_imported("enterprises"):
        run_outbox()
    job.refresh_from_db()
    assert (job.state, "正在导入" in job.message) == ("failed", True)


def test_S3_a_right_lost_before_the_work_began_stops_it(
    clerk: Account, ferrous: Chain, run_outbox: Callable[[], int]
) -> None:
    kept = entered(clerk, ferrous)
    job = begun(clerk, kept)
    Tenure.objects.filter(person=clerk.person).delete()
    run_outbox()
    job.refresh_from_db()
    assert job.state == "failed"
    assert Enterprise.objects.get().name == kept.name
