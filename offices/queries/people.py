from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Prefetch, Q, QuerySet

from offices.enums import AccountState
from offices.models import Person, Tenure


def people(day: dt.date) -> QuerySet[Person]:
    """Everybody, with their account and as ``held`` the tenures of the day."""
    held = Tenure.objects.on(day).select_related("post__organisation").order_by("from_date")
    return Person.objects.select_related("account").prefetch_related(Prefetch("tenures", held, to_attr="held"))


def containing(found: QuerySet[Person], text: str, day: dt.date) -> QuerySet[Person]:
    """Those whose name, account, or post or organisation of the day contains the text."""
    posts = Tenure.objects.on(day).filter(Q(post__title__icontains=text) | Q(post__organisation__name__icontains=text))
    return found.filter(
        Q(name__icontains=text) | Q(account__username__icontains=text) | Q(pk__in=posts.values("person"))
    )


def in_state(found: QuerySet[Person], state: AccountState, locked: Collection[str]) -> QuerySet[Person]:
    """Those whose account is in the state; ``locked`` are the user names that cannot log in just now."""
    open_account = Q(account__is_active=True)
    conditions = {
        AccountState.NONE: Q(account=None),
        AccountState.DISABLED: Q(account__is_active=False),
        AccountState.LOCKED: open_account & Q(account__username__in=locked),
        AccountState.FIRST_PASSWORD: open_account & Q(account__must_change_password=True),
        AccountState.ACTIVE: open_account & Q(account__must_change_password=False) & ~Q(account__username__in=locked),
    }
    return found.filter(conditions[state])


def state_of(person: Person, locked: Collection[str]) -> AccountState:
    """Whether the person can log in; needs ``person.account`` read."""
    account = getattr(person, "account", None)
    if account is None:
        return AccountState.NONE
    if not account.is_active:
        return AccountState.DISABLED
    if account.username in locked:
        return AccountState.LOCKED
    return AccountState.FIRST_PASSWORD if account.must_change_password else AccountState.ACTIVE
