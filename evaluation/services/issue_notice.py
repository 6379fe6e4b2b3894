from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.downloads import PDF, XLSX
from dispatch.services.telling import tell_chain_offices
from evaluation.documents.notice_paper import notice_as_pdf
from evaluation.documents.notice_workbook import notice_as_workbook
from evaluation.enums import Act, NoticeStatus, PaperKind, RunStatus
from evaluation.models import Notice, Paper, Run
from evaluation.queries.notice_facts import notice_facts, notice_text
from evaluation.queries.notices import receipt_key
from evaluation.services.keep_paper import keep_paper
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def issue_notice(*, by: Account, notice: Notice, number: int, signed_on: dt.date, seen: int) -> Notice:
    """Number and date a draft and send it out: PDF and workbook are kept with their hashes, chain offices are told.

    Only the version that was ``seen`` is issued, and only once. Refused for a number that the organ has used in that
    year, for a date before the quarter's end or after today, and where the run no longer holds.
    """
    require(by, Right.EVALUATE)
    run = Run.objects.select_for_update(of=("self",)).select_related("scheme").get(pk=notice.run_id)
    if run.status != RunStatus.PUBLISHED:
        raise Refused(_("The run of this notice has been superseded. Draft the notice of the run that took its place."))
    if not run.period.last_day < signed_on <= clock.today():
        raise Refused(_("The date of the notice lies after the end of the quarter and not after today."))
    issued = _number(notice, by=by, number=number, signed_on=signed_on, seen=seen)
    papers = _papers(issued, run=run, by=by)
    _tell(issued, run)
    record(
        by=by,
        act=Act.NOTICE_ISSUE,
        on=issued,
        label=f"{issued.document_number} {issued.title}",
        after={
            "number": issued.document_number,
            "signed_on": signed_on.isoformat(),
            "sha256": {paper.filename: paper.sha256 for paper in papers},
        },
    )
    return issued


def _number(notice: Notice, *, by: Account, number: int, signed_on: dt.date, seen: int) -> Notice:
    """Give the draft its number and make it issued, in one statement that only one person can win."""
    draft = Notice.objects.filter(pk=notice.pk, status=NoticeStatus.DRAFT, version=seen)
    try:
        with transaction.atomic():
            won = draft.update(
                status=NoticeStatus.ISSUED,
                year=signed_on.year,
                number=number,
                signed_on=signed_on,
                issued_by=by,
                issued_at=clock.now(),
            )
    except IntegrityError as error:
        taken = f"{notice.organ_mark}〔{signed_on.year}〕{number}号"
        raise Refused(
            _("%(number)s has been given to another notice. Choose another number.") % {"number": taken}
        ) from error
    if not won:
        raise SomebodyWasFaster(_("The draft has been changed or issued meanwhile. Look at it again before issuing."))
    return Notice.objects.get(pk=notice.pk)


def _papers(notice: Notice, *, run: Run, by: Account) -> list[Paper]:
    text, facts = notice_text(notice), notice_facts(run)
    name = f"{notice.document_number}_{notice.title}"
    files = (
        (PaperKind.NOTICE, notice_as_pdf(text=text, facts=facts), f"{name}.pdf", PDF),
        (
            PaperKind.NOTICE_ANNEX,
            notice_as_workbook(text=text, facts=facts, made_at=clock.now()),
            f"{name}_附件.xlsx",
            XLSX,
        ),
    )
    return [
        keep_paper(by=by, kind=kind, notice=notice, content=content, filename=filename, media_type=media_type)
        for kind, content, filename, media_type in files
    ]


def _tell(notice: Notice, run: Run) -> None:
    """Tell the office of every chain that was judged, each once."""

    def words() -> tuple[str, str]:
        subject = _("Notice %(number)s: %(title)s") % {"number": notice.document_number, "title": notice.title}
        return subject, _("The notice has been issued. Read it and download it on its page.")

    link = reverse("evaluation:notice_view", args=[notice.pk])
    chains = Chain.objects.filter(placings__run=run)
    tell_chain_offices(chains=chains, key=receipt_key(notice), kind="notice", link=link, words=words)
