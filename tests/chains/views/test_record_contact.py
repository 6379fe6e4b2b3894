from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chains.models import Chain
from chains.registers.columns import Guard
from chains.registers.register import REGISTERS
from offices.models import Account, AuditEntry
from tests.chains.records import entered

Browsers = Callable[[Account], Client]


CONTACTS = [
    (one.code, column.code) for one in REGISTERS.values() for column in one.columns if column.guard is Guard.CONTACT
]


@pytest.mark.parametrize(("register", "code"), CONTACTS)
def test_S8_a_contact_is_shown_when_asked_for_and_leaves_a_trail(
    register: str, code: str, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, register, **{code: "办公室 0635-8200000"})
    browser = client_of(clerk)
    covered = browser.get(made.get_absolute_url()).content.decode()
    assert "8200000" not in covered
    assert f'name="column" value="{code}"' in covered
    shown = browser.post(f"{made.get_absolute_url()}contact/", {"column": code})
    assert "办公室 0635-8200000" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert AuditEntry.objects.filter(act="contact.show", actor_id=clerk.pk, object_id=str(made.pk)).count() == 1
    assert "8200000" not in browser.get(made.get_absolute_url()).content.decode(), "it is covered again"


def test_S8_who_may_not_is_not_offered_it(clerk: Account, leader: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, contact="办公室 0635-8200000")
    browser = client_of(leader)
    assert "contact/" not in browser.get(made.get_absolute_url()).content.decode()
    refused = browser.post(f"{made.get_absolute_url()}contact/", {"column": "contact"})
    assert refused.status_code == 403
    assert "8200000" not in refused.content.decode()
    assert not AuditEntry.objects.filter(act="contact.show").exists()
