"""A draft becomes the scheme of the coming quarters; runs that were made keep theirs."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import Run, Scheme, SchemeDraft
from evaluation.queries.scheme_in_force import scheme_of
from evaluation.services.adopt_scheme import adopt_scheme
from evaluation.services.draft_scheme import draft_scheme
from offices.models import AuditEntry
from tests.at_once import at_once
from tests.evaluation.quarters import SCHEME

pytestmark = pytest.mark.django_db
THIRD = Quarter(2024, 3)
OTHER = SCHEME.replace("weight = 60", "weight = 50").replace("weight = 40", "weight = 50")


def adopt(by, text=OTHER, start=THIRD, reason="小链办〔2024〕3号", seen=1):
    return adopt_scheme(by=by, draft=draft_scheme(by=by, text=text), seen=seen, start=start, reason=reason)


def test_it_is_the_scheme_of_the_coming_quarters(office, judged):
    scheme = adopt(office)
    assert (scheme.version, scheme.from_quarter, scheme.text) == (2, 3, OTHER)
    assert [scheme_of(2024, quarter).version for quarter in (1, 2, 3, 4)] == [1, 1, 2, 2]
    assert Run.objects.get().scheme.version == 1
    assert not SchemeDraft.objects.exists()
    entry = AuditEntry.objects.get(act="scheme.adopt")
    assert (entry.reason, entry.after["from"]) == ("小链办〔2024〕3号", "2024Q3")


@pytest.mark.parametrize(
    ("text", "start", "reason"),
    [
        (OTHER.replace("weight = 50", "weight = 51", 1), THIRD, "文件"),
        (SCHEME, THIRD, "文件"),
        (OTHER, Quarter(2025, 1), "文件"),
        (OTHER, THIRD, "  "),
    ],
)
def test_what_cannot_be_adopted_is_refused_and_stays_a_draft(office, small_scheme, text, start, reason):
    with pytest.raises(Refused):
        adopt(office, text=text, start=start, reason=reason)
    assert SchemeDraft.objects.count() == Scheme.objects.count() == 1


def test_what_was_saved_meanwhile_is_looked_at_again(office, small_scheme):
    with pytest.raises(SomebodyWasFaster):
        adopt(office, seen=2)


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "system_admin"])
def test_others_may_not(city, office, small_scheme, who):
    draft = draft_scheme(by=office, text=OTHER)
    with pytest.raises(PermissionDenied):
        adopt_scheme(by=city.account(who), draft=draft, seen=1, start=THIRD, reason="文件")
    assert Scheme.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("texts", [(OTHER, OTHER + "# noted\n"), (OTHER, OTHER)])
def test_s13_of_two_drafts_adopted_at_once_each_is_a_version_or_told(city, books, texts):
    drafts = [draft_scheme(by=city.account("office"), text=text) for text in texts]
    people = [city.account(name) for name in ("office", "second_office")]

    def click(by, draft):
        return lambda: adopt_scheme(by=by, draft=draft, seen=1, start=THIRD, reason="文件")

    results = at_once(*(click(by, draft) for by, draft in zip(people, drafts, strict=True)))
    adopted = [one for one in results if isinstance(one, Scheme)]
    assert all(isinstance(one, Scheme | Refused) for one in results), results
    versions = list(Scheme.objects.order_by("version").values_list("version", flat=True))
    assert versions == list(range(1, 1 + len(adopted)))
    assert len(versions) == len(set(texts))
