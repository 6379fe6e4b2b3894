import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from offices.enums import PostKind
from offices.models import Account, AuditEntry, Organisation, Post
from offices.services.create_post import create_post
from tests.actors import City


@pytest.fixture
def finance(city: City) -> Organisation:
    return city.organisations["finance"]


def test_works_and_leaves_one_entry(finance: Organisation, security_admin: Account) -> None:
    post = create_post(by=security_admin, organisation=finance, kind=PostKind.LIAISON, title="第二联络员")
    assert post.group.pk
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label) == ("post.create", "市财政局 第二联络员")


def test_a_post_is_there_once(finance: Organisation, security_admin: Account) -> None:
    with pytest.raises(Refused):
        create_post(by=security_admin, organisation=finance, kind=PostKind.LIAISON, title="联络员")
    assert Post.objects.filter(organisation=finance).count() == 1
    assert not AuditEntry.objects.exists()


def test_refuses_everybody_else(finance: Organisation, system_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        create_post(by=system_admin, organisation=finance, kind=PostKind.LIAISON, title="第二联络员")
