"""Which chains an account may see and work on. The one place that reads and writes guardian's grants.

A right for all chains comes with the post; a right on single chains is a grant to the post's group. Both ways are
asked here together, so that they always agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.contrib.postgres.fields import ArrayField
from django.db import connection, transaction
from django.db.models import DateField, IntegerField, Q, QuerySet
from django.http import Http404

from chains.models import Assignment, Chain, ChainGrant
from chains.rules.spans import Span, joined
from config.lib import clock
from config.lib.prepared import AmongGiven, Given, Prepared
from offices.enums import Right
from offices.models import Account, Post
from offices.permissions import refusal, standing_of
from offices.rules.posts import rights_on_own

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

LOCK = "SELECT pg_advisory_xact_lock(hashtext('chains.reconcile'))"

ON_CHAINS = (
    Right.VIEW_CHAIN,
    Right.ENTER_LEDGER,
    Right.SUBMIT_LEDGER,
    Right.REVIEW_LEDGER,
    Right.KEEP_REGISTERS,
    Right.REVIEW_RECORDS,
    Right.SEE_FIGURES,
    Right.SEE_CONTACTS,
    Right.SEE_INVESTORS,
)


def chains_with(account: Account | AnonymousUser, right: Right) -> QuerySet[Chain]:
    """The chains on which the account has the right today."""
    standing = standing_of(account)
    if right in standing.everywhere:
        return Chain.objects.all()
    if right not in standing.anywhere:
        return Chain.objects.none()
    return Chain.objects.filter(pk__in=_granted(account, right))


def chain_keys(account: Account, right: Right) -> frozenset[int]:
    """The keys of the chains on which the account has the right today; one statement at most for a loaded account."""
    standing = standing_of(account)
    if right not in standing.everywhere:
        return _granted(account, right) if right in standing.anywhere else frozenset()
    kept: frozenset[int] | None = getattr(account, "_every_chain", None)
    if kept is None:
        kept = frozenset(Chain.objects.order_by().values_list("pk", flat=True))
        account._every_chain = kept  # type: ignore[attr-defined]
    return kept


def visible_chains(account: Account | AnonymousUser) -> QuerySet[Chain]:
    """The chains that the account may know about."""
    return chains_with(account, Right.VIEW_CHAIN)


def sees_all_chains(account: Account | AnonymousUser) -> bool:
    """Whether every chain is the account's to know, so that sums over all of them are too."""
    return Right.VIEW_CHAIN in standing_of(account).everywhere


def may(account: Account | AnonymousUser, right: Right, chain: Chain) -> bool:
    """Whether the account has the right on this chain today."""
    standing = standing_of(account)
    return right in standing.everywhere or (right in standing.anywhere and chain.pk in _granted(account, right))


def require(account: Account | AnonymousUser, right: Right, chain: Chain) -> None:
    """Raise Http404 where the chain is not the account's to know, PermissionDenied where the right is lacking."""
    if may(account, right, chain):
        return
    if right != Right.VIEW_CHAIN and may(account, Right.VIEW_CHAIN, chain):
        raise refusal(right)
    raise Http404


def _grants() -> QuerySet[ChainGrant, Any]:
    today = Given("today", DateField())
    of_posts = AmongGiven("group", Given("groups", ArrayField(IntegerField())))
    held = ChainGrant.objects.filter(of_posts, Q(until_date=None) | Q(until_date__gte=today), from_date__lte=today)
    return held.values("permission__codename", "content_object_id")


_GRANTS = Prepared(_grants)


def _granted(account: Account | AnonymousUser, right: Right) -> frozenset[int]:
    """The keys of the chains on which the right is granted today, all rights read once for each loaded account."""
    kept: dict[str, frozenset[int]] | None = getattr(account, "_granted", None)
    if kept is None:
        found = defaultdict(set)
        for row in _GRANTS.rows(today=clock.today(), groups=list(standing_of(account).groups)):
            found[row["permission__codename"]].add(row["content_object_id"])
        kept = {codename: frozenset(chains) for codename, chains in found.items()}
        account._granted = kept  # type: ignore[union-attr]
    return kept.get(right.value, frozenset())


@transaction.atomic
def reconcile() -> int:
    """Make the grants exactly what the assignments ask for; returns how many changed.

    A post has its kind's rights on the chains that its organisation, or the post itself, answers for, from the first
    day of the assignment to its last. Whoever changes assignments or makes a post calls this in the same transaction;
    who comes second waits for the first to end, and then sees what he did.
    """
    stale, lacking = grants_amiss()
    ChainGrant.objects.filter(pk__in=[grant.pk for grant in stale]).delete()
    ChainGrant.objects.bulk_create(lacking, ignore_conflicts=True)
    return len(stale) + len(lacking)


def grants_amiss() -> tuple[list[ChainGrant], list[ChainGrant]]:
    """The grants that no assignment asks for, and those asked for that are not there yet.

    Holds all grants until the caller's transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
    permission_ids = dict(Permission.objects.filter(content_type__app_label="chains").values_list("codename", "pk"))
    asked: dict[tuple[int, int, int], list[Span]] = defaultdict(list)
    for chain_id, post, span in _answering():
        for right in rights_on_own(post.kind) & set(ON_CHAINS):
            asked[chain_id, post.group_id, permission_ids[right]].append(span)
    wanted = {(*key, *span) for key, spans in asked.items() for span in joined(spans)}
    kept = {
        (grant.content_object_id, grant.group_id, grant.permission_id, grant.from_date, grant.until_date): grant
        for grant in ChainGrant.objects.select_for_update()
    }
    lacking = [
        ChainGrant(
            content_object_id=chain_id,
            group_id=group_id,
            permission_id=permission_id,
            from_date=from_date,
            until_date=until_date,
        )
        for chain_id, group_id, permission_id, from_date, until_date in wanted - kept.keys()
    ]
    return [grant for key, grant in kept.items() if key not in wanted], lacking


def _answering() -> Iterator[tuple[int, Post, Span]]:
    """Each chain with each post that answers for it at some time, and when."""
    posts_of: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(organisation__assignments__isnull=False).distinct():
        posts_of[post.organisation_id].append(post)
    for assignment in Assignment.objects.select_related("post"):
        span = (assignment.from_date, assignment.until_date)
        posts = [assignment.post] if assignment.post else posts_of[assignment.organisation_id or 0]
        for post in posts:
            yield assignment.chain_id, post, span
