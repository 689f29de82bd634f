"""Carries out the plans of a file in one transaction: all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.comparison import given_by
from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.links import Links
from tecdesk.exchange.ledgers.links import waves
from tecdesk.exchange.ledgers.names import is_stand_in
from tecdesk.exchange.ledgers.names import named_by
from tecdesk.exchange.ledgers.names import stand_in
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from tecdesk.domain.record import Marks
    from tecdesk.exchange.ledgers.carried import Group
    from tecdesk.exchange.ledgers.kept import Kept
    from tecdesk.exchange.ledgers.kept import Stored
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.match import Given
    from tecdesk.exchange.ledgers.names import Names
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

WATCHED = 500
"""Lines written between two looks at the progress and the wish to stop."""


class Writer:
    """Writes plans through one edit.

    Attributes:
        done: lines dealt with so far.
    """

    def __init__(self, book: Book, edit: Edit, watch: Callable[[int], None]) -> None:
        self.done = 0
        self._book = book
        self._edit = edit
        self._watch = watch
        self._ids: dict[str, str] = {}
        self._expected: dict[str, int] = {}
        self._before: dict[str, int] = {}

    def write(self, plans: Plans) -> None:
        """Write the plans, registers that others point to first, and count after.

        Raises:
            DeskError: what was stored is not what was to be stored.
            Cancelled: the person asked to stop.
        """
        order = list(REGISTERS)
        plans_ = sorted(plans, key=lambda plan: order.index(plan.register.key))
        self._before = {key: self._book.count(key) for key in _touched(plans_)}
        for plan in plans_:
            self._add_pending(plan)
            self._add_new(plan)
            self._change(plan)
        self._watch(self.done)
        self._count()

    def _add_pending(self, plan: SheetPlan) -> None:
        for ref, pending in plan.pending.items():
            names = plan.names[ref]
            for id_ in pending:
                if id_ not in self._ids:
                    values = names.pending[id_]
                    self._ids[id_] = self._edit.add(names.register, values)
                    self._expect(names.register, 1)

    def _add_new(self, plan: SheetPlan) -> None:
        lines = [x for x in plan.lines if x.status is Status.NEW and x.wanted]
        for wave in waves(plan, lines):
            if present := [line for line in wave if self._has_parent(plan, line)]:
                self._add(plan, present)

    def _has_parent(self, plan: SheetPlan, line: Line) -> bool:
        """False when the line it belongs to was not wanted."""
        names = plan.names.get(plan.register.parent)
        if not isinstance(names, Links):
            return True
        named = plan.layout.values(line).get(plan.register.parent)
        return named is None or self._id(names, str(named)) is not None

    def _add(self, plan: SheetPlan, lines: list[Line]) -> None:
        key = plan.register.key
        ids = self._edit.add_many(key, self._rows(plan, lines))
        self._expect(key, len(lines))
        if key in {"village", "material"}:
            for line, id_ in zip(lines, ids, strict=True):
                name = str(plan.layout.values(line)[plan.register.named_by])
                self._ids.setdefault(stand_in(key, name), id_)
        for line, id_ in zip(lines, ids, strict=True):
            if line.row in plan.announced:
                self._ids[plan.announced[line.row]] = id_
        for group in plan.groups:
            rows = list(self._carried(plan, group, lines, ids))
            if rows:
                self._edit.add_many(group.register, rows)
                self._expect(group.register, len(rows))

    def _rows(self, plan: SheetPlan, lines: list[Line]) -> Iterator[Given]:
        for line in lines:
            yield self._given(plan, line, new=True)
            self._step()

    def _step(self) -> None:
        self.done += 1
        if not self.done % WATCHED:
            self._watch(self.done)

    def _given(self, plan: SheetPlan, line: Line, *, new: bool) -> Given:
        values, marks = given_by(plan, line, new=new)
        for ref, names in plan.names.items():
            if values.get(ref) is not None:
                values[ref] = self._id(names, str(values[ref]))
        return values, marks

    def _id(self, names: Names, id_: str) -> str | None:
        """The id of a record, which is added now if its own line was not wanted.

        A name alone makes no event and no envoy: of a link nothing is left then.
        """
        if id_ not in self._ids and is_stand_in(id_):
            if isinstance(names, Links):
                return None
            values = {REGISTERS[names.register].named_by: named_by(id_)}
            self._ids[id_] = self._edit.add(names.register, values)
            self._expect(names.register, 1)
        return self._ids.get(id_, id_)

    def _carried(
        self, plan: SheetPlan, group: Group, lines: list[Line], ids: list[str]
    ) -> Iterator[Given]:
        for line, id_ in zip(lines, ids, strict=True):
            if row := group.record(line, id_):
                if group.declared.copies:
                    row[0].update(group.copied(self._given(plan, line, new=True)[0]))
                yield row

    def _change(self, plan: SheetPlan) -> None:
        for line in plan.lines:
            if line.status is Status.SAME:
                self._step()
            if line.status is Status.CHANGED and line.wanted and line.record:
                self._change_line(plan, line, line.record)
                self._step()

    def _change_line(self, plan: SheetPlan, line: Line, record: Kept) -> None:
        values, marks = self._given(plan, line, new=False)
        own = {d.key for d in line.differences} & set(plan.register.by_key)
        own -= {ref for ref in plan.names if values.get(ref) is None}
        if own:
            changed = {key: values.get(key) for key in own}
            self._edit.change(
                plan.register.key, record.id, changed, _marks(record, own, marks)
            )
        for group in plan.groups:
            self._change_carried(plan, group, line, record.id)

    def _change_carried(
        self, plan: SheetPlan, group: Group, line: Line, owner: str
    ) -> None:
        link = group.declared.link
        linked = self._book.find(group.register, Filter({link: owner}))
        found = group.find(line, linked)
        if found is not None:
            values, marks = group.given(line)
            keys = {*values, *marks}
            changed = {key: values.get(key) for key in keys}
            kept_marks = _marks(found, keys, marks)
            self._edit.change(group.register, found.id, changed, kept_marks)
        elif row := group.record(line, owner):
            record = self._book.require(plan.register.key, owner)
            row[0].update(group.copied(record.values))
            self._edit.add(group.register, *row)
            self._expect(group.register, 1)

    def _expect(self, register: str, count: int) -> None:
        self._expected[register] = self._expected.get(register, 0) + count

    def _count(self) -> None:
        for register, before in self._before.items():
            stored = self._book.count(register) - before
            expected = self._expected.get(register, 0)
            if stored != expected:
                label = REGISTERS[register].label
                raise DeskError(
                    f"{label}应写入 {expected} 条，核对只有 {stored} 条，已全部撤回。",
                    "请检查磁盘后重新导入。",
                )


def _marks(record: Stored, keys: set[str], marks: Marks) -> Marks:
    """The record's marks with those of the changed fields replaced."""
    kept = {key: mark for key, mark in record.marks.items() if key not in keys}
    return kept | {key: mark for key, mark in marks.items() if key in keys}


def _touched(plans: list[SheetPlan]) -> set[str]:
    found = {plan.register.key for plan in plans}
    found |= {group.register for plan in plans for group in plan.groups}
    return found | {plan.register[ref].to for plan in plans for ref in plan.names}
