"""A scheme's text is kept as a version that is never edited."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.models import Scheme
from evaluation.services.load_scheme import load_scheme
from offices.models import AuditEntry
from tests.evaluation.quarters import SCHEME

pytestmark = pytest.mark.django_db

OTHER = SCHEME.replace("cap = 1", "cap = 1.2")


def test_the_text_is_kept_with_its_hash_and_one_entry_in_the_trail(books, office):
    scheme = load_scheme(by=office, text=SCHEME)
    assert (scheme.code, scheme.version, scheme.year, scheme.text) == ("small", 1, 2024, SCHEME)
    entry = AuditEntry.objects.get(act="scheme.load")
    assert entry.after == {"version": 1, "digest": scheme.digest}


def test_it_was_loaded_on_the_business_date(books, office):
    assert timezone.localdate(load_scheme(by=office, text=SCHEME).loaded_at) == clock.today()


def test_the_same_text_is_the_same_version_and_another_text_the_next(books, office):
    first = load_scheme(by=office, text=SCHEME)
    second = load_scheme(by=office, text=OTHER)
    assert (second.version, load_scheme(by=office, text=SCHEME)) == (2, first)
    assert Scheme.objects.count() == AuditEntry.objects.filter(act="scheme.load").count() == 2


def test_every_mistake_is_told_and_nothing_is_kept(books, office):
    with pytest.raises(Refused) as refused:
        load_scheme(by=office, text=SCHEME.replace("new-high-tech", "gone").replace("weight = 60", "weight = -1"))
    assert "gone" in refused.value.sentence
    assert refused.value.sentence.count("第") >= 2, "each by its line"
    assert not Scheme.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "system_admin", "nobody"])
def test_others_may_not(books, city, who):
    with pytest.raises(PermissionDenied):
        load_scheme(by=city.account(who), text=SCHEME)
    assert not Scheme.objects.exists()
