"""Which chains an account may see and work on. The one place that reads and writes guardian's grants.

A right for all chains comes with the post; a right on single chains is a grant to the post's group. Both ways are
asked here together, so that they always agree.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import Http404

from chains.models import Assignment, Chain, ChainGrant
from offices.enums import Right
from offices.models import Account, Post
from offices.permissions import refusal, standing_of
from offices.rules.posts import rights_on_own

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

ON_CHAINS = (Right.VIEW_CHAIN, Right.ENTER_LEDGER, Right.SUBMIT_LEDGER, Right.REVIEW_LEDGER)


def chains_with(account: Account | AnonymousUser, right: Right) -> QuerySet[Chain]:
    """The chains on which the account has the right today."""
    standing = standing_of(account)
    if right in standing.everywhere:
        return Chain.objects.all()
    if right not in standing.anywhere:
        return Chain.objects.none()
    granted = ChainGrant.objects.filter(group__in=standing.groups, permission__codename=right)
    return Chain.objects.filter(pk__in=granted.values("content_object"))


def visible_chains(account: Account | AnonymousUser) -> QuerySet[Chain]:
    """The chains that the account may know about."""
    return chains_with(account, Right.VIEW_CHAIN)


def may(account: Account | AnonymousUser, right: Right, chain: Chain) -> bool:
    """Whether the account has the right on this chain today."""
    if right in standing_of(account).everywhere:
        return True
    return chains_with(account, right).filter(pk=chain.pk).exists()


def require(account: Account | AnonymousUser, right: Right, chain: Chain) -> None:
    """Raise Http404 where the chain is not the account's to know, PermissionDenied where the right is lacking."""
    if may(account, right, chain):
        return
    if right != Right.VIEW_CHAIN and may(account, Right.VIEW_CHAIN, chain):
        raise refusal(right)
    raise Http404


def reconcile(*, on: dt.date) -> int:
    """Make the grants exactly what the assignments of the day ask for; returns how many changed.

    A post has its kind's rights on the chains that its organisation, or the post itself, answers for that day.
    """
    permission_ids = dict(Permission.objects.filter(content_type__app_label="chains").values_list("codename", "pk"))
    wanted = {
        (chain_id, post.group_id, permission_ids[right])
        for chain_id, post in _answering(on)
        for right in rights_on_own(post.kind)
        if right in ON_CHAINS
    }
    kept = {
        (grant.content_object_id, grant.group_id, grant.permission_id): grant.pk for grant in ChainGrant.objects.all()
    }
    stale = [pk for key, pk in kept.items() if key not in wanted]
    fresh = [
        ChainGrant(content_object_id=chain_id, group_id=group_id, permission_id=permission_id)
        for chain_id, group_id, permission_id in sorted(wanted - kept.keys())
    ]
    ChainGrant.objects.filter(pk__in=stale).delete()
    ChainGrant.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(stale) + len(fresh)


def _answering(on: dt.date) -> list[tuple[int, Post]]:
    """Each chain with each post that answers for it on the day."""
    pairs = []
    for assignment in Assignment.objects.on(on).select_related("post", "organisation"):
        if assignment.post:
            pairs.append((assignment.chain_id, assignment.post))
        else:
            pairs += [(assignment.chain_id, post) for post in Post.objects.filter(organisation=assignment.organisation)]
    return pairs
