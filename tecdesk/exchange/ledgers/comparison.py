"""Compares the lines of a plan with the book: new, changed, or the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled
from tecdesk.exchange.ledgers.layout import label_of
from tecdesk.exchange.ledgers.line import Difference
from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.match import differing

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.exchange.ledgers.kept import Kept
    from tecdesk.exchange.ledgers.known import Known
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import SheetPlan


def compare(plan: SheetPlan, known: Known) -> None:
    """Note for every sound line which record it is and what it would change."""
    sound = [line for line in plan.lines if line.status is not Status.FAULTY]
    _announce(plan, sound, known)
    matcher = known.matcher(plan.register.key)
    if matcher.empty:
        return
    found = matcher.match(len(sound), lambda place: given_by(plan, sound[place]))
    for line, match in zip(sound, found, strict=True):
        if match is None:
            continue
        line.record, alike = match
        own = [] if alike else _own_differences(plan, line, line.record, known)
        carried = _carried_differences(plan, line, line.record, known)
        line.differences = (*own, *carried)
        line.status = Status.CHANGED if line.differences else Status.SAME


def given_by(
    plan: SheetPlan, line: Line, *, new: bool = False
) -> tuple[dict[str, Value], Marks]:
    """The values and marks a line gives, completed as the store would.

    Args:
        plan: the plan of the line.
        line: the line.
        new: for a new record, with the blank fields too.
    """
    values = plan.layout.new(line) if new else plan.layout.values(line)
    if plan.register.fill and plan.year:
        plan.register.fill(values, plan.year)
    return values, plan.layout.marks(line)


def _announce(plan: SheetPlan, lines: list[Line], known: Known) -> None:
    """Lines that are villages or materials themselves are known to later sheets."""
    if plan.register.key in {"village", "material"}:
        names = known.names(plan.register.key)
        for line in lines:
            name = str(plan.layout.values(line)[plan.register.named_by])
            if names.find(name) is None:
                names.expect_line(name)


def _own_differences(
    plan: SheetPlan, line: Line, record: Kept, known: Known
) -> list[Difference]:
    values, marks = given_by(plan, line)
    return [
        Difference(
            key,
            label_of(plan.register, key),
            _shown(plan, key, record[key], record.marks.get(key, ""), known),
            _shown(plan, key, values.get(key), marks.get(key, ""), known),
        )
        for key in differing(record, values, marks)
    ]


def _shown(plan: SheetPlan, key: str, value: Value, mark: str, known: Known) -> str:
    field = plan.register[key]
    if field.kind is Kind.REF and value is not None:
        return known.pointed_to(field).name_of(str(value))
    return veiled(field, show(field.kind, value, mark))


def _carried_differences(
    plan: SheetPlan, line: Line, record: Kept, known: Known
) -> list[Difference]:
    found: list[Difference] = []
    for group in plan.groups:
        linked = known.linked(group.register, group.declared.link)
        theirs = group.find(line, linked.get(record.id, []))
        found += group.differences(line, theirs)
    return found
