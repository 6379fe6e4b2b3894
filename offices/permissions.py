"""Who may do what. Rights follow from the posts a person holds today; see ``rules/posts.py`` for which.

Grants on single chains are written by ``chains.permissions`` onto the groups of posts; an account has those of the
posts it holds today. There is no other source of rights.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from config.lib import clock
from offices.enums import PostKind, Right
from offices.models import Account, Organisation, Post, Tenure
from offices.rules import posts as rules

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@dataclass(frozen=True)
class Standing:
    """The posts somebody holds on a day, and what follows from them."""

    posts: tuple[Post, ...]

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(post.kind for post in self.posts)

    @cached_property
    def everywhere(self) -> frozenset[Right]:
        """Rights that hold for every chain."""
        return rules.rights_everywhere(self.kinds)

    @cached_property
    def anywhere(self) -> frozenset[Right]:
        """Rights that hold for at least some chain."""
        return rules.rights_anywhere(self.kinds)

    @cached_property
    def groups(self) -> tuple[int, ...]:
        """The groups on which this standing's grants on single chains are kept."""
        return tuple(post.group_id for post in self.posts)

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        return tuple(dict.fromkeys(post.organisation for post in self.posts))

    @property
    def title(self) -> str:
        """The posts in words, as the trail keeps them."""
        return "、".join(str(post) for post in self.posts)


NOBODY = Standing(posts=())


def standing_of(account: Account | AnonymousUser) -> Standing:
    """The posts held today, read once for each loaded account."""
    if not isinstance(account, Account) or not account.is_active:
        return NOBODY
    kept: Standing | None = getattr(account, "_standing", None)
    if kept is None:
        kept = standing_on(account, clock.today())
        account._standing = kept  # type: ignore[attr-defined]
    return kept


def standing_on(account: Account, day: dt.date) -> Standing:
    """The posts that the person of an account holds on some day, whether or not the account is open."""
    held = (
        Tenure.objects.on(day)
        .filter(person=account.person_id)
        .select_related("post__organisation")
        .order_by("post__organisation__code", "post__kind", "post__title")
    )
    return Standing(posts=tuple(dict.fromkeys(tenure.post for tenure in held)))


def is_or_becomes_administrator(account: Account) -> bool:
    """Whether the person is one of the three administrators today or is appointed to be one."""
    held = Tenure.objects.running_from(clock.today()).filter(person=account.person_id)
    return held.filter(post__kind__in=rules.ADMINISTRATORS).exists()


def holds(account: Account | AnonymousUser, right: Right) -> bool:
    """Whether the account has the right at all, for all chains or for some."""
    return right in standing_of(account).anywhere


def require(account: Account | AnonymousUser, right: Right, *others: Right) -> None:
    """Raise PermissionDenied with a reason unless the account has the right, or one of the others, at all."""
    if not any(holds(account, enough) for enough in (right, *others)):
        raise refusal(right)


def refusal(right: Right) -> PermissionDenied:
    """The sentence for somebody who lacks a right: what is lacking, and who can help."""
    return PermissionDenied(
        _("Your posts of today do not let you %(right)s. Those who may: %(holders)s.")
        % {"right": right.label, "holders": "、".join(str(kind.label) for kind in holders_of(right))}
    )


def holders_of(right: Right) -> list[PostKind]:
    """The kinds of posts that come with a right."""
    return [kind for kind, rights in rules.RIGHTS.items() if right in rights]
