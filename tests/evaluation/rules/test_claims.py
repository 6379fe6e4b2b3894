from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.claims import Claim, once

LOW = Claim("甲项目", Decimal(4), item="large", label="10亿元", reference="1")
HIGH = Claim("甲项目", Decimal(8), item="large", label="50亿元", reference="2")
OTHER = Claim("乙项目", Decimal(4), item="large", label="10亿元", reference="3")
NAMELESS = Claim("", Decimal(1), item="events", reference="4")


def test_the_same_matter_counts_once_by_its_highest_entry() -> None:
    kept = once([LOW, HIGH, OTHER])
    assert [claim.counts for claim in kept] == [False, True, True]
    assert kept[0].refused == "同一事项已按最高分值 8 分计，不重复计"


def test_entries_without_a_matter_stand_for_themselves() -> None:
    assert all(claim.counts for claim in once([NAMELESS, NAMELESS]))


def test_a_refused_entry_does_not_stand_in_the_way() -> None:
    refused = Claim("甲项目", Decimal(8), refused="未附佐证")
    assert [claim.counts for claim in once([refused, LOW])] == [False, True]


def test_the_order_of_arrival_does_not_matter() -> None:
    twins = [Claim("甲", Decimal(1), item="a", reference=str(number)) for number in range(3)]
    for order in permutations([*twins, LOW, HIGH]):
        assert {claim.reference for claim in once(order) if claim.counts} == {"0", "2"}


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 9)), max_size=8))
def test_what_counts_is_the_highest_of_each_matter(entries: list[tuple[str, int]]) -> None:
    kept = once([Claim(matter, Decimal(each)) for matter, each in entries])
    best = {matter: max(each for name, each in entries if name == matter) for matter, _ in entries}
    assert sum(claim.points for claim in kept if claim.counts) == sum(best.values())
