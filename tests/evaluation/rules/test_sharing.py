from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.registry import RULES
from evaluation.rules.scheme import Item, WhenNotApplicable
from evaluation.rules.sharing import full_weights

COUNT = RULES["count"]


def leaf(code: str) -> Item:
    return Item(code=code, title=code, rule=COUNT)


GROUP = Item(code="group", title="组", items=(leaf("a"), leaf("b"), leaf("c")))
ITEMS = (GROUP, leaf("d"))
NOMINAL = {"a": Decimal(10), "b": Decimal(20), "c": Decimal(30), "d": Decimal(40)}


def test_within_the_group_in_proportion() -> None:
    full = full_weights(items=ITEMS, nominal=NOMINAL, excused={"c"}, how=WhenNotApplicable.SHARE_GROUP)
    assert full == {"a": 20, "b": 40, "c": 0, "d": 40}


def test_a_whole_group_goes_to_the_rest() -> None:
    full = full_weights(items=ITEMS, nominal=NOMINAL, excused={"a", "b", "c"}, how=WhenNotApplicable.SHARE_GROUP)
    assert full == {"a": 0, "b": 0, "c": 0, "d": 100}


def test_among_all() -> None:
    full = full_weights(items=ITEMS, nominal=NOMINAL, excused={"c"}, how=WhenNotApplicable.SHARE_ALL)
    assert {code: round(weight, 6) for code, weight in full.items()} == {
        "a": Decimal("14.285714"),
        "b": Decimal("28.571429"),
        "c": 0,
        "d": Decimal("57.142857"),
    }


def test_left_out() -> None:
    assert full_weights(items=ITEMS, nominal=NOMINAL, excused={"c"}, how=WhenNotApplicable.ZERO) == NOMINAL | {"c": 0}


@given(st.sets(st.sampled_from("abcd"), max_size=3), st.sampled_from(["share_group", "share_all"]))
def test_nothing_is_lost_in_sharing(excused: set[str], how: str) -> None:
    full = full_weights(items=ITEMS, nominal=NOMINAL, excused=excused, how=WhenNotApplicable(how))
    assert round(sum(full.values()), 15) == 100
    assert all(full[code] == 0 for code in excused)
