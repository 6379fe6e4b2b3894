"""Notices as pages show them."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from evaluation.enums import NoticeStatus, RunStatus
from evaluation.models import Notice, Run
from offices.enums import Right
from offices.models import Account, Message
from offices.permissions import holds
from offices.queries.inbox import inbox


def notices_for(account: Account) -> QuerySet[Notice]:
    """The issued notices, and the drafts as well for whoever drafts them."""
    found = Notice.objects.select_related("run__scheme", "issued_by__person")
    return found if holds(account, Right.EVALUATE) else found.filter(status=NoticeStatus.ISSUED)


def runs_without_notice() -> QuerySet[Run]:
    """The published runs of which no notice has been drafted, the latest quarter first."""
    return Run.objects.filter(status=RunStatus.PUBLISHED, notice=None)


def replacement(notice: Notice) -> Run | None:
    """The run that took the place of the notice's own, if it was superseded."""
    found = Run.objects.filter(supersedes=notice.run_id, status__in=(RunStatus.PUBLISHED, RunStatus.SUPERSEDED))
    return found.select_related("notice").first()


def receipt_key(notice: Notice) -> str:
    """How the messages about a notice are named; who has opened one has received the notice."""
    return f"notice.issue:{notice.pk}"


def receipts(notice: Notice) -> QuerySet[Message]:
    """To whom an issued notice went, and who has opened it when."""
    found = Message.objects.filter(key__startswith=f"{receipt_key(notice)}:")
    return found.select_related("organisation", "read_by__person").order_by("organisation__name")


def receipt_of(notice: Notice, account: Account) -> Message | None:
    """The message about the notice that waits unread in the account's inbox."""
    return inbox(account).filter(key__startswith=f"{receipt_key(notice)}:", read_at=None).first()


def next_number(notice: Notice, year: int) -> int | None:
    """The number after the last that the system knows of; None where it knows of none."""
    used = Notice.objects.filter(organ_mark=notice.organ_mark, year=year, number__isnull=False)
    last: int | None = used.aggregate(last=Max("number"))["last"]
    return None if last is None else last + 1
