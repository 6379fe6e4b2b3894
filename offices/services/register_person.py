from __future__ import annotations

from django.db import transaction

from offices.enums import Act, Right
from offices.models import Account, Person
from offices.permissions import require
from offices.services.open_account import make_account
from offices.services.trail import record


@transaction.atomic
def register_person(*, by: Account, name: str, username: str = "") -> tuple[Person, str]:
    """Add a person, with an account where a ``username`` is given; returns the person and the first password, or "".

    Two people of one name are two people. A person without an account can hold posts and not log in.
    """
    require(by, Right.MANAGE_ACCOUNTS)
    person = Person.objects.create(name=name)
    password = make_account(person=person, username=username)[1] if username else ""
    record(
        by=by, act=Act.PERSON_REGISTER, on=person, after={"name": name} | ({"username": username} if username else {})
    )
    return person, password
