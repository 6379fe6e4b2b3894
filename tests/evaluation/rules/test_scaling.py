"""What a rule that scales promises: its points follow the weight, whatever was reported."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.figures import Figures, Unit
from evaluation.rules.judging import Judged, rejudged
from evaluation.rules.outcome import Scored
from evaluation.rules.registry import RULES
from evaluation.rules.weighing import Weighing
from tests.evaluation.rules.test_whole_family import SCHEME, cities

factors = st.decimals(min_value="0.1", max_value=9, places=2)


def scaling(city: dict[str, Unit]) -> list[Judged]:
    """Every item scored by a rule that scales, of every unit to whom it gave points."""
    judged = Weighing(scheme=SCHEME, figures=Figures("2024Q2", city)).judged
    items = [one for unit in judged.values() for one in unit.values()]
    return [one for one in items if one.item.scored_by.scales and isinstance(one.outcome, Scored)]


@settings(max_examples=60)
@given(city=cities, factor=factors)
def test_so_many_times_the_weight_gives_so_many_times_the_points(city: dict[str, Unit], factor: Decimal) -> None:
    for one in scaling(city):
        weight = one.full * factor
        again = rejudged(one, nominal=weight, full=weight)
        assert settle(again.points) == settle(one.points * factor), one.item.rule


def test_the_rules_that_scale() -> None:
    """Those that give points outright, or cap or floor them by points, do not."""
    assert {name for name, rule in RULES.items() if rule.scales} == {
        *("proportion", "cliff", "efficacy", "band", "binary"),
        *("movement", "rater", "period"),
    }
