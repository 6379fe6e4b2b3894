"""The accounts of the demonstration: named by role, all with one password that is shown at the start."""

from __future__ import annotations

import datetime as dt
import functools

from django.contrib.auth.hashers import make_password

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import reconcile
from offices.enums import OrganisationKind, PostKind
from offices.models import Account, Organisation, Person, Post
from offices.services.appoint import appoint
from offices.services.load_organisations import ensure_post

PASSWORD = "Lianzhang-2024"  # noqa: S105 - shown to whoever starts a demonstration, which listens on loopback alone
SINCE = dt.date(2024, 1, 1)

STORY = ("clerk-ferrous", "director-ferrous", "office", "leader")
"""The four people of the story, in its order."""


def open_accounts() -> dict[str, Account]:
    """Open an account for every post of the story and its chains; returns them by user name."""
    accounts = {
        "leader": _account("leader", "领导小组组长", _post("leading-group", PostKind.GROUP_LEADER)),
        "office": _account("office", "市链长办工作人员", _post("leading-group-office", PostKind.OFFICE_STAFF)),
        "office-2": _account(
            "office-2", "市链长办工作人员（二）", _post("leading-group-office", PostKind.OFFICE_STAFF)
        ),
        "system": _account("system", "系统管理员", _post("information-centre", PostKind.SYSTEM_ADMIN)),
        "security": _account("security", "安全管理员", _post("information-centre", PostKind.SECURITY_ADMIN)),
        "audit": _account("audit", "审计管理员", _post("information-centre", PostKind.AUDIT_ADMIN)),
    }
    for chain in Chain.objects.all():
        office = f"office-{chain.code}"
        for name, title, kind in (
            ("clerk", "录入员", PostKind.CLERK),
            ("director", "链办主任", PostKind.CHAIN_DIRECTOR),
        ):
            username = f"{name}-{chain.code}"
            accounts[username] = _account(username, f"{chain.full_name}{title}", _post(office, kind))
    for assignment in Assignment.objects.filter(role=AssignmentRole.RESPONSIBLE).select_related("organisation"):
        department = assignment.organisation
        if department and f"liaison-{department.code}" not in accounts:
            username = f"liaison-{department.code}"
            post = _post(department.code, PostKind.LIAISON)
            accounts[username] = _account(username, f"{department.name}联络员", post)
    for group in Organisation.objects.filter(kind=OrganisationKind.GUARANTEE_GROUP):
        accounts[group.code] = _account(group.code, f"{group.name}成员", _post(group.code, PostKind.GUARANTEE_MEMBER))
    first = Chain.objects.order_by("number")[0]
    accounts[f"chief-{first.code}"] = _chief(first)
    reconcile()
    return accounts


def _chief(chain: Chain) -> Account:
    city = Organisation.objects.get(code="leading-group")
    post = ensure_post(organisation=city, kind=PostKind.CHAIN_CHIEF, title=f"{chain.full_name}链长")
    Assignment.objects.get_or_create(chain=chain, role=AssignmentRole.CHIEF, post=post, from_date=SINCE)
    return _account(f"chief-{chain.code}", f"{chain.full_name}链长", post)


def _post(organisation: str, kind: PostKind) -> Post:
    return Post.objects.filter(organisation__code=organisation, kind=kind).select_related("organisation")[0]


def _account(username: str, name: str, post: Post) -> Account:
    person = Person.objects.create(name=name)
    account = Account(username=username, person=person, must_change_password=False, password=_hashed_once())
    account.save()
    appoint(by=None, post=post, person=person, from_date=SINCE, reason="演示")
    return Account.objects.select_related("person").get(pk=account.pk)


@functools.cache
def _hashed_once() -> str:
    """Hashing is slow on purpose; one password needs it once."""
    return make_password(PASSWORD)
