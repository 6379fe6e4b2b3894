"""A query written once answers as the same query written anew, whatever it is asked with."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, Exists, OuterRef

from config.lib.prepared import AmongGiven, Given, Prepared
from offices.models import Post, Tenure
from tests.actors import YEAR_BEGAN, City
from tests.statements import statements

BEFORE = YEAR_BEGAN - dt.timedelta(days=1)


def test_it_is_written_once_and_asked_with_other_values(city: City) -> None:
    written = []

    def write():
        written.append(1)
        held = Tenure.objects.filter(post=OuterRef("pk"), from_date__lte=Given("day", DateField()))
        of = Post.objects.filter(Exists(held), organisation=Given("organisation", BigIntegerField()))
        return of.order_by("pk").values("pk", "title")

    query = Prepared(write)
    for code in ("city", "leading-group-office", "industry"):
        organisation = city.organisations[code]
        expected = list(organisation.posts.order_by("pk").values("pk", "title"))
        assert query.rows(organisation=organisation.pk, day=YEAR_BEGAN) == expected
        assert query.rows(organisation=organisation.pk, day=BEFORE) == []
    assert written == [1]


def test_a_list_is_one_value(city: City) -> None:
    given = Given("keys", ArrayField(BigIntegerField()))
    query = Prepared(lambda: Post.objects.filter(AmongGiven("pk", given)).order_by("pk").values("pk"))
    for names in ((), ("office",), ("office", "clerk")):
        keys = sorted(city.posts[name].pk for name in names)
        assert query.rows(keys=keys) == [{"pk": key} for key in keys]


def test_one_statement(city: City) -> None:
    query = Prepared(lambda: Post.objects.filter(pk=Given("pk", BigIntegerField())).values("title"))
    post = city.posts["office"]
    assert query.rows(pk=post.pk) == [{"title": post.title}]
    assert statements(lambda: query.rows(pk=post.pk)) == 1


def test_a_value_that_is_not_given_is_missed(city: City) -> None:
    query = Prepared(lambda: Post.objects.filter(pk=Given("pk", BigIntegerField())).values("title"))
    with pytest.raises(KeyError, match="pk"):
        query.rows(post=1)
