from __future__ import annotations

from config.lib import clock
from offices.models import Account, Message, Organisation
from offices.queries.inbox import inbox


def tell(*, organisation: Organisation, key: str, kind: str, subject: str, body: str = "", link: str = "") -> None:
    """Tell an organisation something once; ``key`` names the occasion, ``link`` is a path in the system."""
    Message.objects.get_or_create(
        key=key,
        defaults={
            "organisation": organisation,
            "kind": kind,
            "subject": subject[:200],
            "body": body,
            "link": link,
            "sent_at": clock.now(),
        },
    )


def mark_read(*, by: Account, message: int) -> Message | None:
    """Mark a message of the account's own inbox as read; returns it, or None where it is not in that inbox."""
    found = inbox(by).filter(pk=message).first()
    if found and found.read_at is None:
        Message.objects.filter(pk=found.pk, read_at=None).update(read_at=clock.now(), read_by=by)
    return found
