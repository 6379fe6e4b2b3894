"""A new post has the rights of its organisation's chains at once."""

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import ChainGrant
from chains.permissions import visible_chains
from chains.services.establish_post import establish_post
from config.lib.refusals import Refused
from offices.enums import PostKind
from offices.models import Account, AuditEntry, Post
from offices.services.appoint import appoint
from tests.actors import TODAY, City


def test_a_new_post_has_its_grants_at_once(city: City, security_admin: Account, nobody: Account) -> None:
    post = establish_post(
        by=security_admin, organisation=city.organisations["ferrous-office"], kind=PostKind.CLERK, title="第二录入员"
    )
    assert AuditEntry.objects.get().act == "post.create"

    appoint(by=security_admin, post=post, person=nobody.person, from_date=TODAY)
    assert [chain.code for chain in visible_chains(city.account("nobody"))] == ["ferrous"]


def test_a_post_that_is_there_is_not_made_again(city: City, security_admin: Account) -> None:
    before = ChainGrant.objects.count()
    with pytest.raises(Refused):
        establish_post(
            by=security_admin, organisation=city.organisations["ferrous-office"], kind=PostKind.CLERK, title="录入员"
        )
    assert ChainGrant.objects.count() == before


@pytest.mark.parametrize("actor", ["clerk", "office", "system_admin"])
def test_refuses_everybody_else(city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        establish_post(
            by=city.account(actor), organisation=city.organisations["finance"], kind=PostKind.CLERK, title="录入员"
        )
    assert not Post.objects.filter(organisation=city.organisations["finance"], kind=PostKind.CLERK).exists()
