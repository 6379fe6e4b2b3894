from __future__ import annotations

import datetime as dt

from chains.models import ChainGrant
from chains.permissions import ON_CHAINS, visible_chains
from chains.services.check_grants import check_grants
from chains.tasks import mind_dates
from offices.enums import PostKind
from offices.models import AuditEntry
from offices.rules.posts import rights_on_own
from tests.actors import City


def noted(act: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(act=act).order_by("pk"))


def test_S15_a_right_given_beside_the_system_is_taken_away_and_told_of(city: City) -> None:
    own = ChainGrant.objects.filter(group=city.posts["clerk"].group, permission__codename="view_chain").get()
    bearings = city.chains["bearings"]
    ChainGrant.objects.create(
        group=own.group, permission=own.permission, content_object=bearings, from_date=dt.date(2024, 1, 1)
    )
    assert bearings in visible_chains(city.account("clerk"))
    assert check_grants() == 1
    assert bearings not in visible_chains(city.account("clerk"))
    (told,) = noted("grants.stray")
    assert (told.object_label, told.scope) == (f"{city.posts['clerk']} · {bearings} · view_chain", "bearings")
    assert told.after == {"found": "there", "from_date": "2024-01-01", "until_date": None}
    (check,) = noted("grants.check")
    assert (check.succeeded, check.after, check.object_type) == (False, {"strays": 1}, "")
    assert check_grants() == 0
    assert len(noted("grants.check")) == 1, "the auditor's page says it for a day"


def test_a_right_that_was_taken_beside_the_system_is_given_back_and_told_of(city: City) -> None:
    ChainGrant.objects.filter(group=city.posts["clerk"].group).delete()
    rights = rights_on_own(PostKind.CLERK) & set(ON_CHAINS)
    assert mind_dates() == len(rights)
    assert {one.object_label.rpartition(" · ")[2] for one in noted("grants.stray")} == {right.value for right in rights}
    assert {(one.after or {})["found"] for one in noted("grants.stray")} == {"gone"}
    assert {one.via for one in noted("grants.stray")} == {"task"}


def test_that_nothing_was_found_is_noted_once_a_day(city: City) -> None:
    assert check_grants() == check_grants() == 0
    (check,) = noted("grants.check")
    assert check.succeeded
    assert not noted("grants.stray")
