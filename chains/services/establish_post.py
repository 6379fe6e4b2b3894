from __future__ import annotations

from django.db import transaction

from chains.permissions import reconcile
from offices.enums import PostKind
from offices.models import Account, Organisation, Post
from offices.services.create_post import create_post


@transaction.atomic
def establish_post(*, by: Account, organisation: Organisation, kind: PostKind, title: str) -> Post:
    """Set up a post together with its grants on the chains that its organisation answers for.

    It stands here because offices do not know chains; the act, its right and its entry in the trail are those of
    ``create_post``.
    """
    post = create_post(by=by, organisation=organisation, kind=kind, title=title)
    reconcile()
    return post
