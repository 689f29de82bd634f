"""Checks the lines of a plan: what their cells, the rules and their twins say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain import rules
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.exchange.line import Status

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.exchange.line import Line
    from tecdesk.exchange.plan import SheetPlan


class Checker:
    """Checks the sheets of one file; a line may have its twin on another sheet."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[str, Line]] = {}

    def check(self, plan: SheetPlan) -> None:
        """Note the problems of every line; an ERROR makes it faulty."""
        quick = _Quick(plan.register, set(plan.layout.keys))
        signature = hash((plan.register.key, tuple(sorted(plan.mapping.values()))))
        order = _order(plan)
        for line in plan.lines:
            values = plan.layout.values(line)
            odd = any([cell.odd for cell in line.cells])  # noqa: C419 - faster
            if odd or quick.stumbles(values):
                line.problems = _problems(plan, line, values)
            if any(problem.blocks for problem in line.problems):
                line.status = Status.FAULTY
            elif twin := self._twin(plan, line, signature, order):
                line.problems = (*line.problems, twin)
                line.status = Status.FAULTY

    def _twin(
        self, plan: SheetPlan, line: Line, signature: int, order: list[int]
    ) -> Problem | None:
        content = tuple([line.cells[position].value for position in order])
        key = hash((signature, line.rest, content))
        sheet, first = self._seen.setdefault(key, (plan.sheet, line))
        if first is line:
            return None
        where = "" if sheet == plan.sheet else f"工作表“{sheet}”的"
        text = f"与{where}第 {first.row} 行完全相同，只导入一行。"
        return Problem("", text, Severity.ERROR)


class _Quick:
    """Whether a rule that looks at several fields might have something to say."""

    def __init__(self, register: Register, keys: set[str]) -> None:
        self._parts = [
            (field.key, field.part_of)
            for field in register.fields
            if {field.key, field.part_of} <= keys
        ]
        self._rules = register.rules

    def stumbles(self, values: dict[str, Value]) -> bool:
        """True when the rules must be asked in full."""
        for part, total in self._parts:
            few, many = values.get(part), values.get(total)
            if few.__class__ is int and many.__class__ is int and few > many:
                return True
        return any(problem for rule in self._rules for problem in rule(values))


def _problems(
    plan: SheetPlan, line: Line, values: dict[str, Value]
) -> tuple[Problem, ...]:
    """What the cells say, then what the rules say about fields that could be read."""
    found = [cell.problem for cell in line.cells if cell.problem]
    told = {problem.field for problem in found}
    full = plan.register.blank() | values
    found += [p for p in rules.problems(plan.register, full) if p.field not in told]
    return tuple(sorted(found, key=lambda problem: not problem.blocks))


def _order(plan: SheetPlan) -> list[int]:
    """Positions of the cells in the order of their slots, alike on every sheet."""
    columns = plan.layout.columns
    return sorted(range(len(columns)), key=lambda position: columns[position].slot.key)
