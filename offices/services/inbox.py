from __future__ import annotations

from collections.abc import Mapping

from config.lib import clock
from offices.models import Account, Message, Organisation
from offices.queries.inbox import inbox


def tell(*, organisation: Organisation, key: str, kind: str, subject: str, body: str = "", link: str = "") -> None:
    """Tell an organisation something once; ``key`` names the occasion, ``link`` is a path in the system."""
    tell_each({key: organisation}, kind=kind, subject=subject, body=body, link=link)


def tell_each(
    organisations: Mapping[str, Organisation], *, kind: str, subject: str, body: str = "", link: str = ""
) -> None:
    """Tell several organisations the same, each once by the key of its occasion, in one statement."""
    at = clock.now()
    Message.objects.bulk_create(
        [
            Message(
                key=key,
                organisation=organisation,
                kind=kind,
                subject=subject[:200],
                body=body,
                link=link,
                sent_at=at,
            )
            for key, organisation in organisations.items()
        ],
        ignore_conflicts=True,
    )


def mark_read(*, by: Account, message: int) -> Message | None:
    """Mark a message of the account's own inbox as read; returns it, or None where it is not in that inbox."""
    found = inbox(by).filter(pk=message).first()
    if found and found.read_at is None:
        Message.objects.filter(pk=found.pk, read_at=None).update(read_at=clock.now(), read_by=by)
    return found
