"""The demonstration scheme of liaocheng-2024: right for every chain, and no item without a figure of the annex."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.rules.expression import references
from evaluation.rules.figures import Catalogue, Figure, Figures, IndicatorFact, Unit
from evaluation.rules.rater import Mark
from evaluation.rules.result import UnitState
from evaluation.rules.scheme import Scheme
from evaluation.rules.schemefile.checks import expressions
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate

REGIME = Path(__file__).parents[3] / "config" / "regimes" / "liaocheng-2024"


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return parse_scheme((REGIME / "schemes" / "quarterly-demonstration.toml").read_text(encoding="utf-8"))


def catalogue() -> Catalogue:
    """The indicators and chains of the regime, as its files say."""
    listed = tomllib.loads((REGIME / "indicators.toml").read_text(encoding="utf-8"))["indicator"]
    chains = tomllib.loads((REGIME / "chains.toml").read_text(encoding="utf-8"))["chain"]
    facts = {
        one["code"]: IndicatorFact(one["name"], one["unit"], (one["own"],) if one.get("own") else ()) for one in listed
    }
    return Catalogue(indicators=facts, units={one["code"]: one["name"] for one in chains})


def indicators(scheme: Scheme, unit: str) -> set[str]:
    leaves = [leaf for leaf in scheme.leaves() if scheme.concerns(item=leaf, unit=unit)]
    return {one.indicator for leaf in leaves for expression in expressions(leaf) for one in references(expression)}


def test_it_is_marked_as_a_demonstration(scheme: Scheme) -> None:
    assert scheme.demonstration
    assert "示范" in scheme.title


def test_it_fits_the_chains_and_indicators_of_the_regime(scheme: Scheme) -> None:
    assert parse_scheme(scheme.text, catalogue=catalogue()).units == catalogue().units


def test_every_indicator_of_the_annex_is_judged_but_for_words_which_are_marked(scheme: Scheme) -> None:
    judged = {code for unit in scheme.units for code in indicators(scheme, unit)}
    assert catalogue().indicators.keys() - judged == {"diff-bearings-industry-brain"}


def test_twelve_chains_have_a_hundred_marks_each_and_a_differentiated_part(scheme: Scheme) -> None:
    assert len(scheme.units) == 12
    for unit in scheme.units:
        groups = {item.code: scheme.weight(item=item, unit=unit) for item in scheme.items}
        assert sum(groups.values()) == 100
        assert groups["differentiated"] == 12


def test_all_eleven_common_indicators_are_judged_for_every_chain(scheme: Scheme) -> None:
    for unit in scheme.units:
        assert len([code for code in indicators(scheme, unit) if not code.startswith("diff-")]) == 11


def test_every_rule_of_the_first_family_is_used(scheme: Scheme) -> None:
    used = {item.scored_by.name for item in scheme.all_items() if not item.is_group}
    assert used == {"proportion", "count", "efficacy", "rater", "bonus", "deduct"}


def test_a_chain_on_its_targets_has_full_marks_but_for_count_and_marks(scheme: Scheme) -> None:
    on_target = Figure(cumulative=Decimal(10), target=Decimal(10), target_to_date=Decimal(10))
    units = {
        unit: Unit(
            name=name,
            figures=dict.fromkeys(indicators(scheme, unit), on_target),
            marks={
                "work-quality": tuple(
                    Mark(rater, Decimal(90)) for rater in ("leading-group-office", "guarantee-groups")
                ),
                **({"industry-brain": (Mark("leading-group-office", Decimal(100)),)} if unit == "bearings" else {}),
            },
        )
        for unit, name in scheme.units.items()
    }
    result = evaluate(scheme=scheme, figures=Figures("2024Q2", units))
    assert {(one.state, one.total, one.place) for one in result.units} == {(UnitState.COMPLETE, Decimal("99.3"), 1)}
    assert all(one.tied for one in result.units)
