from __future__ import annotations

from django.db.models import QuerySet

from offices.models import Account, Message
from offices.permissions import standing_of


def inbox(account: Account) -> QuerySet[Message]:
    """What the organisations in which the account holds a post today were told, newest first."""
    organisations = [organisation.pk for organisation in standing_of(account).organisations]
    return Message.objects.filter(organisation__in=organisations).select_related("organisation", "read_by__person")


def unread_count(account: Account) -> int:
    """How many of them nobody has read yet."""
    return inbox(account).filter(read_at=None).order_by().count()
