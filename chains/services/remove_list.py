from __future__ import annotations

from django.db import transaction

from chains.enums import Act
from chains.queries.sight import Sight
from chains.services.change_list import hold_list
from chains.services.make_list import words
from offices.services.trail import record as note


@transaction.atomic
def remove_list(*, sight: Sight, code: str) -> None:
    """Remove a list; the records in it stay. Raises as ``change_list`` does."""
    held = hold_list(sight, code)
    note(by=sight.account, act=Act.LIST_REMOVE, on=held, before=words(held))
    held.delete()
