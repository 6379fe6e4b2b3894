"""A regime makes organisations and posts; loaded again, it does not undo what an administrator changed since."""

import pytest
from django.core.exceptions import PermissionDenied

from offices.enums import OrganisationKind, PostKind
from offices.models import Account, AuditEntry, Organisation, Post
from offices.queries.history import version_of
from offices.rules.facts import OrganisationFacts, PostFacts
from offices.services.change_organisation import change_organisation
from offices.services.create_organisation import create_organisation
from offices.services.load_organisations import load_organisations
from tests.actors import City

SCIENCE = OrganisationFacts(
    code="science",
    name="市科技局",
    kind=OrganisationKind.DEPARTMENT,
    parent="city",
    posts=(PostFacts(PostKind.LIAISON, "联络员"),),
)
GUARANTEE = OrganisationFacts(
    code="guarantee", name="科技保障组", kind=OrganisationKind.GUARANTEE_GROUP, departments=("science",)
)
CITY = OrganisationFacts(code="city", name="聊城市", kind=OrganisationKind.CITY)


def load(by: Account | None = None, science: OrganisationFacts = SCIENCE) -> int:
    return load_organisations(by=by, facts=[CITY, science, GUARANTEE], source="small")


def rename(by: Account, organisation: Organisation, name: str) -> None:
    change_organisation(
        by=by,
        organisation=organisation,
        seen=version_of(organisation),
        name=name,
        kind=OrganisationKind(organisation.kind),
        short_name=organisation.short_name,
        parent=organisation.parent,
        valid_from=None,
        valid_until=None,
    )


def test_works_and_leaves_one_entry(city: City, office: Account) -> None:
    assert load(office) == 3

    science = Organisation.objects.get(code="science")
    assert (science.parent, science.posts.get().title) == (city.organisations["city"], "联络员")
    assert list(Organisation.objects.get(code="guarantee").departments.all()) == [science]
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.after) == ("organisations.load", {"organisations": 3, "posts": 1})


def test_twice_is_once(city: City) -> None:
    load()
    before = (Organisation.objects.count(), Post.objects.count())
    load()
    assert (Organisation.objects.count(), Post.objects.count()) == before


def test_new_words_of_the_regime_are_taken_over(city: City) -> None:
    load()
    load(science=OrganisationFacts(code="science", name="市科学技术局", kind=OrganisationKind.DEPARTMENT))
    assert Organisation.objects.get(code="science").name == "市科学技术局"


def test_what_an_administrator_changed_stays(city: City, system_admin: Account) -> None:
    load()
    science = Organisation.objects.get(code="science")
    rename(system_admin, science, "市科学技术局")
    Organisation.objects.filter(code="science").update(parent=city.organisations["industry"])

    load()

    science.refresh_from_db()
    assert (science.name, science.parent) == ("市科学技术局", city.organisations["industry"])


def test_what_an_administrator_added_under_the_same_code_stays(city: City, system_admin: Account) -> None:
    create_organisation(
        by=system_admin,
        code="science",
        name="科技局（旧）",
        kind=OrganisationKind.DEPARTMENT,
        short_name="",
        parent=None,
    )

    load()

    science = Organisation.objects.get(code="science")
    assert science.name == "科技局（旧）"
    assert science.posts.count() == 1, "what is new is made all the same"


@pytest.mark.parametrize("actor", ["clerk", "leader", "security_admin"])
def test_refuses_everybody_else(city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        load(city.account(actor))
    assert not Organisation.objects.filter(code="science").exists()
