"""Format rules as data. In: `data/<id>.json`, made by tools/build_standards.py from the .yaml. Out: a frozen `RuleSet`.

A rule names what is measured and what it must be: a value, a `Range`, or a nested mapping or tuple of these.
Lengths are in the unit that the measure's name says (`size_pt`, `from_edge_mm`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from ..errors import DataError, Severity
from ..messages import msg

DATA_DIR = Path(__file__).parent / "data"

RULE_SET_IDS = ("hd36", "hd05")
"""From the oldest to the one in force."""

SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "hint": Severity.NOTE}


class Range(NamedTuple):
    """From `minimum` to `maximum`, both included; None is open."""

    minimum: float | None
    maximum: float | None

    def holds(self, value: float) -> bool:
        return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)

    def nearest(self, value: float) -> float:
        """`value`, moved to the nearer end when it lies outside."""
        if self.minimum is not None and value < self.minimum:
            return self.minimum
        if self.maximum is not None and value > self.maximum:
            return self.maximum
        return value


Value: TypeAlias = "str | int | float | bool | Range | tuple[Value, ...] | Mapping[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `clause` is where the rule set says it; `description` says it in a Vietnamese sentence.

    `severity` is ERROR only where the text is certain. `confidence`: 2 two sources or more, 1 one, 0 unsure.
    """

    id: str
    component: str
    clause: str
    description: str
    measures: Mapping[str, Value]
    severity: Severity
    confidence: int
    note: str = ""

    def value(self, path: str) -> Value:
        """The measure at a dotted path. Raises KeyError when the rule does not have it."""
        found: Value = self.measures
        for step in path.split("."):
            if not isinstance(found, Mapping):
                raise KeyError(f"{self.id}: {path}")
            found = found[step]
        return found


@dataclass(frozen=True)
class RuleSet:
    """The rules of one guide, in force from `valid_from` to `valid_to` (None: still in force)."""

    id: str
    title: str
    parent: str
    valid_from: date
    valid_to: date | None
    rules: tuple[Rule, ...] = field(repr=False)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def __contains__(self, rule_id: str) -> bool:
        return rule_id in self._by_id

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id ("summary.divider"). Raises KeyError."""
        return self._by_id[rule_id]

    def of(self, component: str) -> tuple[Rule, ...]:
        """All rules on one part of the paper ("summary", "page")."""
        return tuple(rule for rule in self.rules if rule.component == component)

    def value(self, path: str) -> Value:
        """What a rule demands: the rule's id, a dot and the measure ("page.margins_mm.front.left").

        Raises KeyError when no rule or measure has that name.
        """
        steps = path.split(".")
        for length in range(len(steps) - 1, 0, -1):
            rule = self._by_id.get(".".join(steps[:length]))
            if rule is not None:
                return rule.value(".".join(steps[length:]))
        raise KeyError(path)

    def number(self, path: str, preferred: float | None = None) -> float:
        """A length or size that the rule allows: its value, or of a range the one nearest to `preferred`.

        Without a preference the range's lower end. Raises KeyError, and TypeError when it is no number.
        """
        found = self.value(path)
        if isinstance(found, Range):
            start = found.minimum if found.minimum is not None else found.maximum
            return found.nearest(preferred if preferred is not None else start or 0.0)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise TypeError(path)
        return found

    def text(self, path: str) -> str:
        """A wording that the rule demands. Raises KeyError, and TypeError when it is no text."""
        found = self.value(path)
        if not isinstance(found, str):
            raise TypeError(path)
        return found

    def flag(self, path: str, default: bool = False) -> bool:
        """A yes or no; `default` where the rules are silent."""
        try:
            return self.value(path) is True
        except KeyError:
            return default


def _frozen(plain: Any) -> Value:
    if isinstance(plain, dict):
        if plain.keys() == {"min", "max"}:
            return Range(plain["min"], plain["max"])
        return MappingProxyType({key: _frozen(value) for key, value in plain.items()})
    if isinstance(plain, list):
        return tuple(_frozen(value) for value in plain)
    value: Value = plain
    return value


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        id=entry["id"],
        component=entry["component"],
        clause=entry["clause"],
        description=entry["mo_ta"],
        measures=MappingProxyType({key: _frozen(value) for key, value in entry["measures"].items()}),
        severity=SEVERITIES[entry["severity"]],
        confidence=entry["confidence"],
        note=entry.get("note", ""),
    )


def read_rule_set(text: str) -> RuleSet:
    """A rule set from the text of its JSON file."""
    data = json.loads(text)
    return RuleSet(
        id=data["id"],
        title=data["ten"],
        parent=data["can_cu"],
        valid_from=date.fromisoformat(data["valid_from"]),
        valid_to=date.fromisoformat(data["valid_to"]) if data["valid_to"] else None,
        rules=tuple(_rule(entry) for entry in data["rules"]),
    )


@lru_cache(maxsize=8)
def rule_set(rule_set_id: str) -> RuleSet:
    """The rule set "hd36" or "hd05". Raises DataError for another name."""
    if rule_set_id not in RULE_SET_IDS:
        raise DataError.of(
            "standards.unknown",
            msg("không có quy định thể thức “{name}”", name=rule_set_id),
            hint=msg("chọn một trong: {names}", names=", ".join(RULE_SET_IDS)),
        )
    return read_rule_set((DATA_DIR / f"{rule_set_id}.json").read_text(encoding="utf-8"))
