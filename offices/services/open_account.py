from __future__ import annotations

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account, Person
from offices.permissions import require
from offices.rules.usernames import is_allowed, skeleton
from offices.services.first_password import first_password
from offices.services.trail import record

LOCK = "SELECT pg_advisory_xact_lock(hashtext('offices.open_account'))"


@transaction.atomic
def open_account(*, by: Account, person: Person, username: str) -> tuple[Account, str]:
    """Open the one account of a person; returns it with the first password, which is kept nowhere.

    Raises Refused where the name is taken, looks like another's or has letters that can be taken for others, or the
    person has an account.
    """
    require(by, Right.MANAGE_ACCOUNTS)
    account, password = make_account(person=person, username=username)
    record(by=by, act=Act.ACCOUNT_OPEN, on=account, after={"username": username, "person": person.name})
    return account, password


def make_account(*, person: Person, username: str) -> tuple[Account, str]:
    """The account with a first password, without asking for a right and without a trace: for services alone."""
    if Account.objects.filter(person=person).exists():
        raise Refused(_("%(person)s has an account already.") % {"person": person.name})
    if not is_allowed(username):
        raise Refused(
            _("The user name %(name)s has signs that can be taken for others. Choose another.") % {"name": username}
        )
    taken = Refused(_("The user name %(name)s is taken. Choose another.") % {"name": username})
    if Account.objects.filter(username__iexact=username).exists():
        raise taken
    _refuse_where_it_looks_like_anothers(username)
    password = first_password()
    account = Account(username=username, person=person, must_change_password=True)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise taken from error
    return account, password


def _refuse_where_it_looks_like_anothers(username: str) -> None:
    """One account after the other: of two that look alike, opened at once, the second sees the first."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
    bones = skeleton(username)
    for other in Account.objects.order_by("username").values_list("username", flat=True):
        if skeleton(other) == bones:
            raise Refused(
                _("The user name %(name)s looks like %(other)s, which is taken. Choose another.")
                % {"name": username, "other": other}
            )
