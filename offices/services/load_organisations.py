from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import BigIntegerField
from django.db.models.functions import Cast

from offices.enums import Act, Right
from offices.models import Account, AuditEntry, Organisation, Post
from offices.permissions import require
from offices.rules.facts import OrganisationFacts
from offices.services.trail import record


@transaction.atomic
def load_organisations(*, by: Account | None, facts: Iterable[OrganisationFacts], source: str) -> int:
    """Make the organisations and posts of a regime, or bring them up to its words; returns how many it names.

    Nothing is removed, and an organisation that somebody added or changed since stays as he left it. ``source`` names
    the regime in the trail. ``by`` is None for an operator's command.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named = list(facts)
    decided = _decided()
    known: dict[str, Organisation] = {}
    for fact in named:
        words = {"name": fact.name, "short_name": fact.short_name, "kind": fact.kind}
        if fact.code in decided:
            known[fact.code] = decided[fact.code]
        else:
            known[fact.code], _ = Organisation.objects.update_or_create(code=fact.code, defaults=words)
    for fact in named:
        organisation = known[fact.code]
        if fact.code not in decided:
            organisation.parent = known.get(fact.parent)
            organisation.save(update_fields=["parent"])
        organisation.departments.set([known[code] for code in fact.departments])
        for post in fact.posts:
            ensure_post(organisation=organisation, kind=post.kind, title=post.title)
    if named:
        record(
            by=by,
            act=Act.ORGANISATIONS_LOAD,
            on=known[named[0].code],
            label=source,
            after={"organisations": len(named), "posts": sum(len(fact.posts) for fact in named)},
        )
    return len(named)


def _decided() -> dict[str, Organisation]:
    """The organisations of which somebody said by an act of his own how they are, by code; the trail knows."""
    acts = AuditEntry.objects.filter(
        object_type=Organisation._meta.label_lower, act__in=[Act.ORGANISATION_CREATE, Act.ORGANISATION_CHANGE]
    )
    ids = acts.annotate(organisation=Cast("object_id", BigIntegerField())).values("organisation")
    return {organisation.code: organisation for organisation in Organisation.objects.filter(pk__in=ids)}


def ensure_post(*, organisation: Organisation, kind: str, title: str) -> Post:
    """The post of this kind and title in the organisation; made, with the group its grants are kept on, where new."""
    post = Post.objects.filter(organisation=organisation, kind=kind, title=title).first()
    if post is None:
        group = Group.objects.create(name=f"{organisation.code}/{kind}/{title}")
        post = Post.objects.create(organisation=organisation, kind=kind, title=title, group=group)
    return post
