"""The operator opens the three administrators' accounts of an empty system, once."""

import pytest

from config.lib.refusals import Refused
from offices.enums import PostKind
from offices.models import Account, AuditEntry, Tenure
from offices.services.first_administrators import first_administrators
from tests.actors import City

USERNAMES = {
    PostKind.SYSTEM_ADMIN: "system",
    PostKind.SECURITY_ADMIN: "security",
    PostKind.AUDIT_ADMIN: "audit",
}


@pytest.mark.django_db
def test_three_persons_hold_the_three_posts() -> None:
    passwords = first_administrators(usernames=USERNAMES)

    held = {one.person.account.username: one.post.kind for one in Tenure.objects.select_related("post")}
    assert held == {username: kind.value for kind, username in USERNAMES.items()}
    for account in Account.objects.all():
        assert account.check_password(passwords[account.username])
        assert account.must_change_password
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_id) == ("account.open_first", None)
    assert not any(password in str(entry.after) for password in passwords.values())


def test_not_where_somebody_is_administrator_already(city: City) -> None:
    with pytest.raises(Refused):
        first_administrators(usernames=USERNAMES)
    assert not Account.objects.filter(username="system").exists()
    assert not AuditEntry.objects.exists()


def test_again_where_none_of_them_holds_his_post_any_more(city: City) -> None:
    Tenure.objects.all().delete()
    assert set(first_administrators(usernames=USERNAMES)) == set(USERNAMES.values())
