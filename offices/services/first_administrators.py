from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import Refused
from offices.enums import Act, OrganisationKind, PostKind
from offices.models import Organisation, Person, Tenure
from offices.rules.posts import ADMINISTRATORS
from offices.services.load_organisations import ensure_post
from offices.services.open_account import make_account
from offices.services.trail import record

CODE = "information-centre"


@transaction.atomic
def first_administrators(*, usernames: Mapping[PostKind, str]) -> dict[str, str]:
    """Open the accounts of the three administrators of an empty system, by the operator's command.

    From then on they open the other accounts and appoint. Returns the first password of each user name; raises
    Refused where somebody holds an administrator's post today.
    """
    if Tenure.objects.on(clock.today()).filter(post__kind__in=ADMINISTRATORS).exists():
        raise Refused(_("There are administrators already. They open accounts on the pages."))
    centre, _made = Organisation.objects.get_or_create(
        code=CODE, defaults={"name": "系统管理机构", "kind": OrganisationKind.CENTRE}
    )
    passwords = {}
    for kind, username in usernames.items():
        post = ensure_post(organisation=centre, kind=kind, title=str(kind.label))
        person = Person.objects.create(name=str(kind.label))
        _account, passwords[username] = make_account(person=person, username=username)
        Tenure.objects.create(person=person, post=post, from_date=clock.today())
    record(
        by=None, act=Act.ACCOUNT_OPEN_FIRST, on=centre, label="、".join(passwords), after={"usernames": list(passwords)}
    )
    return passwords
