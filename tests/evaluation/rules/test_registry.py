"""Every rule says what it takes, and takes what it says."""

import inspect

import pytest

from evaluation.rules.registry import RULES
from evaluation.rules.rule import ParameterKind
from evaluation.rules.schemefile.items import FIELDS


@pytest.mark.parametrize("name", RULES)
def test_the_declaration_fits_the_function(name: str) -> None:
    rule = RULES[name]
    takes = inspect.signature(rule.function).parameters
    declared = {one.name for one in rule.inputs} | {one.name for one in rule.parameters if one.is_passed}
    names = {"called"} if any(one.otherwise for one in rule.inputs) else set()
    assert set(takes) == declared | {"weight", "unit"} | names
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in takes.values())


@pytest.mark.parametrize("name", RULES)
def test_its_clause_is_its_docstring_and_names_the_source(name: str) -> None:
    assert "domain.md §3" in RULES[name].clause


@pytest.mark.parametrize("name", RULES)
def test_parameters_can_be_drawn_as_a_form(name: str) -> None:
    for one in RULES[name].parameters:
        assert one.label
        assert one.name not in FIELDS
        assert bool(one.choices) == (one.kind is ParameterKind.CHOICE)
        assert bool(one.columns) == (one.kind is ParameterKind.TABLE)
        assert not one.choices or one.default in one.choices


@pytest.mark.parametrize("name", RULES)
def test_what_has_no_effect_beside_the_others_is_told_apart_by_settings_that_there_are(name: str) -> None:
    settings = {**RULES[name].defaults(), "weight": None}
    for one in RULES[name].parameters:
        for setting in (one, *one.columns):
            assert isinstance(setting.tells(settings), bool)
