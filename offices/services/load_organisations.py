from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction

from offices.enums import Right
from offices.models import Account, Organisation, Post
from offices.permissions import require
from offices.rules.facts import OrganisationFacts
from offices.services.trail import record


@transaction.atomic
def load_organisations(*, by: Account | None, facts: Iterable[OrganisationFacts], source: str) -> int:
    """Make the organisations and posts of a regime, or bring them up to its words; returns how many it names.

    Nothing is removed. ``source`` names the regime in the trail. ``by`` is None for an operator's command.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named = list(facts)
    known: dict[str, Organisation] = {}
    for fact in named:
        known[fact.code], _ = Organisation.objects.update_or_create(
            code=fact.code,
            defaults={"name": fact.name, "short_name": fact.short_name, "kind": fact.kind},
        )
    for fact in named:
        organisation = known[fact.code]
        organisation.parent = known.get(fact.parent)
        organisation.save(update_fields=["parent"])
        organisation.departments.set([known[code] for code in fact.departments])
        for post in fact.posts:
            ensure_post(organisation=organisation, kind=post.kind, title=post.title)
    if named:
        record(
            by=by,
            act="organisations.load",
            on=known[named[0].code],
            label=source,
            after={"organisations": len(named), "posts": sum(len(fact.posts) for fact in named)},
        )
    return len(named)


def ensure_post(*, organisation: Organisation, kind: str, title: str) -> Post:
    """The post of this kind and title in the organisation; made, with the group its grants are kept on, where new."""
    post = Post.objects.filter(organisation=organisation, kind=kind, title=title).first()
    if post is None:
        group = Group.objects.create(name=f"{organisation.code}/{kind}/{title}")
        post = Post.objects.create(organisation=organisation, kind=kind, title=title, group=group)
    return post
