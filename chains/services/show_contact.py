from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import Http404

from chains.enums import Act
from chains.queries.sight import Sight
from chains.registers.columns import Guard
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def show_contact(*, sight: Sight, pk: UUID, code: str) -> str:
    """The contact in that column of a record, uncovered. Who looked at whose stands in the trail.

    Raises Http404 where the record is not the account's to know or the column is no contact, PermissionDenied without
    the right to see contacts.
    """
    shown = sight.record(pk)
    column = sight.column(code)
    if column is None or column.guard is not Guard.CONTACT:
        raise Http404
    if not sight.reveals:
        raise refusal(Right.SEE_CONTACTS)
    note(by=sight.account, act=Act.CONTACT_SHOW, on=shown, after={"column": column.code})
    return str(column.of(shown))
