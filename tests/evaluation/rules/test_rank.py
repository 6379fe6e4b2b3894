"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.outcome import Scored
from evaluation.rules.peers import Peers
from evaluation.rules.rank import Places, rank
from tests.evaluation.rules.strategies import values

groups = st.lists(st.integers(-5, 5).map(Decimal), min_size=1, max_size=12)
TABLE: list[Places] = [
    {"label": "第1名", "upto": Decimal(1), "points": Decimal(10)},
    {"label": "第2至4名", "upto": Decimal(4), "points": Decimal(6)},
    {"label": "第5名", "upto": Decimal(5), "points": Decimal(1)},
]


def scored(**arguments: object) -> Decimal:
    outcome = rank(weight=Decimal(10), **arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


ways = st.sampled_from(["best", "average", "worst"])
scales = st.sampled_from([{"places": TABLE}, {"drop": Decimal(1)}, {"drop": Decimal("2.5"), "lowest": Decimal(3)}])


@given(group=groups, ties=ways, scale=scales)
def test_the_better_value_never_has_less_and_equal_values_have_the_same(
    group: list[Decimal], ties: str, scale: dict[str, object]
) -> None:
    earned = {value: scored(value=value, peers=Peers.of(group), ties=ties, **scale) for value in group}
    in_order = [earned[value] for value in sorted(earned)]
    assert in_order == sorted(in_order)
    assert all(0 <= one <= 10 for one in in_order)


@given(group=groups, scale=scales)
def test_the_mean_of_a_tie_gives_out_what_its_places_are_worth(group: list[Decimal], scale: dict[str, object]) -> None:
    shared = sum(scored(value=value, peers=Peers.of(group), ties="average", **scale) for value in group)
    apart = [Decimal(at) for at in range(len(group))]
    assert settle(shared) == sum(scored(value=value, peers=Peers.of(apart), **scale) for value in apart)


@given(group=groups, ties=ways, scale=scales)
def test_the_other_direction_is_the_mirror(group: list[Decimal], ties: str, scale: dict[str, object]) -> None:
    mirrored = Peers.of(-value for value in group)
    for value in group:
        up = scored(value=value, peers=Peers.of(group), ties=ties, **scale)
        assert up == scored(value=-value, peers=mirrored, ties=ties, better="lower", **scale)


@given(group=st.lists(values, min_size=1, max_size=12), times=st.integers(2, 1000), gaps=st.integers(0, 5))
def test_neither_a_change_of_unit_nor_units_that_did_not_report_change_a_place(
    group: list[Decimal], times: int, gaps: int
) -> None:
    larger = Peers.of([*(value * times for value in group), *[None] * gaps])
    for value in group:
        small = scored(value=value, peers=Peers.of(group[::-1]), drop=Decimal(1))
        assert small == scored(value=value * times, peers=larger, drop=Decimal(1))
