from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chains.models import Chain, Enterprise, Project
from chains.queries.rows_counted import rows_counted
from offices.models import Account
from tests.chains.records import entered


def test_each_part_is_counted_by_one_statement_whatever_their_number(clerk: Account, ferrous: Chain) -> None:
    for name in ("甲厂（演示）", "乙厂（演示）"):
        entered(clerk, ferrous, name=name)
    one = Enterprise.objects.filter(name__startswith="甲").order_by("spelling")
    for parts, counts in (
        ({}, {}),
        ({"one": one}, {"one": 1}),
        ({"all": Enterprise.objects.all(), "one": one, "none": Project.objects.all()}, {"all": 2, "one": 1, "none": 0}),
    ):
        with CaptureQueriesContext(connection) as statements:
            assert rows_counted(parts) == counts
        assert len(statements) == bool(parts)
