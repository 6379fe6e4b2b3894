from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, PostKind, Right
from offices.models import Account, Organisation, Post
from offices.permissions import require
from offices.services.load_organisations import ensure_post
from offices.services.trail import record


@transaction.atomic
def create_post(*, by: Account, organisation: Organisation, kind: PostKind, title: str) -> Post:
    """Set up a post, with the group on which its grants are kept; Refused where there is one of the same title.

    Its rights on single chains are granted one app above: pages call ``chains.services.establish_post``.
    """
    require(by, Right.MANAGE_POSTS)
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if Post.objects.filter(organisation=organisation, kind=kind, title=title).exists():
        raise Refused(
            _("%(organisation)s has the post %(title)s already.") % {"organisation": organisation.name, "title": title}
        )
    post = ensure_post(organisation=organisation, kind=kind, title=title)
    record(by=by, act=Act.POST_CREATE, on=post, after={"organisation": organisation.name, "kind": kind, "title": title})
    return post
