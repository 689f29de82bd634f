"""Checks the lines of a plan: what their cells, the rules and their twins say."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from tecdesk.domain import rules
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.exchange.ledgers.line import Status

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import SheetPlan

_value = attrgetter("value")


class Checker:
    """Checks the sheets of one file; a line may have its twin on another sheet."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[str, Line]] = {}

    def check(self, plan: SheetPlan) -> None:
        """Note the problems of every line; all but a hint make it faulty."""
        quick = _Quick(plan)
        signature = hash((plan.register.key, plan.layout.keys))
        for line in plan.lines:
            content = tuple(map(_value, line.cells))
            if line.odd or quick.stumbles(content):
                line.problems = _problems(plan, line)
                if any(problem.bars for problem in line.problems):
                    line.status = Status.FAULTY
                    continue
            key = hash((signature, line.rest, content))
            twin = self._seen.setdefault(key, (plan.sheet, line))
            if twin[1] is not line:
                line.problems = (*line.problems, _twin_problem(plan, *twin))
                line.status = Status.FAULTY


class _Quick:
    """Whether a rule that looks at several fields might have something to say."""

    def __init__(self, plan: SheetPlan) -> None:
        place = {key: position for position, key in enumerate(plan.layout.keys)}
        self._parts = [
            (place[field.key], place[field.part_of])
            for field in plan.register.fields
            if field.key in place and field.part_of in place
        ]
        filled = {**dict.fromkeys(place), **plan.layout.constants}
        self._rules = [
            rule
            for rule in plan.register.rules
            if all(key in filled for key in getattr(rule, "needs", ()))
        ]
        assumed = plan.layout.constants | plan.layout.assumed
        self._blank = plan.register.blank() | assumed
        self._keys = plan.layout.keys

    def stumbles(self, content: tuple[Value, ...]) -> bool:
        """True when the rules must be asked in full.

        Args:
            content: the values of a line's cells.
        """
        for part, total in self._parts:
            few, many = content[part], content[total]
            if few.__class__ is int and many.__class__ is int and few > many:
                return True
        return bool(self._rules) and self._contradicted(content)

    def _contradicted(self, content: tuple[Value, ...]) -> bool:
        values = self._blank.copy()
        values.update(zip(self._keys, content, strict=False))
        for rule in self._rules:
            for _ in rule(values):
                return True
        return False


def _twin_problem(plan: SheetPlan, sheet: str, first: Line) -> Problem:
    where = "" if sheet == plan.sheet else f"工作表“{sheet}”的"
    text = f"与{where}第 {first.row} 行完全相同，只导入一行。"
    return Problem("", text, Severity.ERROR)


def _problems(plan: SheetPlan, line: Line) -> tuple[Problem, ...]:
    """What the cells say, then what the rules say about fields that could be read."""
    found = [cell.problem for cell in line.cells if cell.problem]
    told = {problem.field for problem in found}
    full = plan.register.blank() | plan.layout.assumed | plan.layout.values(line)
    found += [p for p in rules.problems(plan.register, full) if p.field not in told]
    return tuple(sorted(found, key=lambda problem: not problem.bars))
