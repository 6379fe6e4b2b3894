from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Chain
from chains.services.show_contact import show_contact
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

CONTACT = "办公室 0635-8200000"


def test_S8_who_looked_stands_in_the_trail_and_what_he_saw_does_not(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, contact=CONTACT)
    assert show_contact(sight=sight(clerk), pk=made.pk, code="contact") == CONTACT
    told = AuditEntry.objects.get(act="contact.show")
    assert (told.object_id, told.actor_id, told.after) == (str(made.pk), clerk.pk, {"column": "contact"})
    assert "8200000" not in f"{told.before}{told.object_label}{told.reason}"


def test_S8_without_the_right_nothing_is_shown_nor_noted(
    clerk: Account, liaison: Account, leader: Account, stranger_clerk: Account, ferrous: Chain
) -> None:
    made = entered(clerk, ferrous, contact=CONTACT)
    for account in (liaison, leader):
        with pytest.raises(PermissionDenied):
            show_contact(sight=sight(account), pk=made.pk, code="contact")
    with pytest.raises(Http404):
        show_contact(sight=sight(stranger_clerk), pk=made.pk, code="contact")
    for code in ("revenue", "name", "nothing"):
        with pytest.raises(Http404):
            show_contact(sight=sight(clerk), pk=made.pk, code=code)
    assert not AuditEntry.objects.filter(act="contact.show").exists()
