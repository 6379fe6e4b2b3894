"""The rules that a scheme may name. A new rule is one file with its function and RULE, and one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from evaluation.rules import (
    band,
    binary,
    bonus,
    cliff,
    coefficient,
    composite,
    count,
    deduct,
    efficacy,
    gate,
    growth,
    movement,
    period,
    proportion,
    rank,
    rater,
    step,
)
from evaluation.rules.rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            proportion.RULE,
            step.RULE,
            cliff.RULE,
            count.RULE,
            coefficient.RULE,
            efficacy.RULE,
            growth.RULE,
            band.RULE,
            binary.RULE,
            rank.RULE,
            movement.RULE,
            rater.RULE,
            composite.RULE,
            period.RULE,
            bonus.RULE,
            deduct.RULE,
            gate.RULE,
        )
    }
)
