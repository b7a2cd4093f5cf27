"""The format rules of Party papers as data, and which of them hold on a day."""

from __future__ import annotations

from .choose import choose
from .rule import RULE_SET_IDS, Range, Rule, RuleSet, Value, rule_set

__all__ = ["RULE_SET_IDS", "Range", "Rule", "RuleSet", "Value", "choose", "rule_set"]
