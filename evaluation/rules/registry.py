"""The rules that a scheme may name. A new rule is one file with its function and RULE, and one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from evaluation.rules import bonus, count, deduct, efficacy, proportion, rater
from evaluation.rules.rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.name: rule for rule in (proportion.RULE, count.RULE, efficacy.RULE, rater.RULE, bonus.RULE, deduct.RULE)}
)
