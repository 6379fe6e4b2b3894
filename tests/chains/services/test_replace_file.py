"""A new version takes the place of a file; the older one stays."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Attachment, Chain
from chains.queries.record_files import content_of, record_files
from chains.services.add_file import add_file
from chains.services.remove_file import remove_file
from chains.services.replace_file import replace_file
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.at_once import at_once
from tests.chains.records import entered, sight


@pytest.fixture
def mill(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous)


@pytest.fixture
def first(clerk: Account, mill: Any) -> Attachment:
    return add_file(sight=sight(clerk), pk=mill.pk, content=b"one", name="a.txt")


def _again(account: Account, mill: Any, file: UUID, content: bytes) -> Attachment:
    return replace_file(sight=sight(account), pk=mill.pk, file=file, content=content, name="b.txt")


def test_the_older_version_stays_and_is_listed(clerk: Account, mill: Any, first: Attachment) -> None:
    second = _again(clerk, mill, first.pk, b"two")
    third = _again(clerk, mill, second.pk, b"three")
    (shown,) = record_files(sight(clerk), mill)
    assert (shown.latest, shown.before, shown.version) == (third, (second, first), 3)
    assert content_of(first) == b"one"
    assert AuditEntry.objects.filter(act="file.replace").count() == 2


def test_S13_an_older_version_is_not_replaced_twice(clerk: Account, mill: Any, first: Attachment) -> None:
    _again(clerk, mill, first.pk, b"two")
    with pytest.raises(SomebodyWasFaster):
        _again(clerk, mill, first.pk, b"three")
    assert Attachment.objects.count() == 2


def test_the_same_file_is_no_new_version(clerk: Account, mill: Any, first: Attachment) -> None:
    with pytest.raises(Refused, match="完全相同"):
        _again(clerk, mill, first.pk, b"one")
    assert Attachment.objects.count() == 1


def test_S3_a_file_of_another_record_is_not_found(
    clerk: Account, liaison: Account, ferrous: Chain, mill: Any, first: Attachment
) -> None:
    other = entered(clerk, ferrous, name="另一厂（演示）")
    with pytest.raises(Http404):
        _again(clerk, other, first.pk, b"two")
    with pytest.raises(PermissionDenied):
        _again(liaison, mill, first.pk, b"two")


@pytest.mark.django_db(transaction=True)
def test_S13_a_file_replaced_while_it_is_removed_is_either(city: City) -> None:
    clerk, director = city.account("clerk"), city.account("director")
    mill = entered(clerk, city.chains["ferrous"])
    first = add_file(sight=sight(clerk), pk=mill.pk, content=b"one", name="a.txt")

    again, other, removal = at_once(
        lambda: _again(clerk, mill, first.pk, b"two"),
        lambda: _again(director, mill, first.pk, b"three"),
        lambda: remove_file(sight=sight(director), pk=mill.pk, file=first.pk),
    )

    done = [each for each in (again, other, removal) if not isinstance(each, Exception)]
    assert len(done) == 1, (again, other, removal)
    assert all(isinstance(each, SomebodyWasFaster | Http404) for each in {again, other, removal} - set(done))
    kept = Attachment.objects.all()
    assert len(kept) == (1 if removal is None else 2)
    assert len(record_files(sight(clerk), mill)) == (0 if removal is None else 1)
    assert sorted(content_of(one) or b"" for one in kept)[0] == b"one"
    for one in kept:
        one.stored.delete(save=False)
