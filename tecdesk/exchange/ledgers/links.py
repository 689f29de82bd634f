"""Records that lines name without adding any: the event, the envoy, the project."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.exchange.ledgers.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.exchange.ledgers.cells import Cell
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import SheetPlan


def waves(plan: SheetPlan, lines: list[Line]) -> Iterator[list[Line]]:
    """The lines in the order of writing: a part of an event after the whole.

    Lines that name each other in a ring come last, and name nothing.
    """
    own = [ref for ref in plan.names if plan.register[ref].to == plan.register.key]
    if not own:
        yield lines
        return
    left = {plan.announced.get(line.row, str(line.row)): line for line in lines}
    while left:
        values = {stand: plan.layout.values(line) for stand, line in left.items()}
        free = [
            stand
            for stand, told in values.items()
            if not any(told.get(ref) in left for ref in own)
        ]
        yield [left.pop(stand) for stand in free or list(left)]


class Links(Names):
    """The records of one register by name; several may bear the same.

    An event of the same name is held every year: the ledger's year tells which one
    is meant. Where that does not tell, or nothing is called so, what was written
    goes to the remarks and is not lost.
    """

    def __init__(self, register: str, records: Iterable[Record]) -> None:
        self._called: dict[str, list[str]] = defaultdict(list)
        super().__init__(register, records, closed=True)

    def find(self, name: str, year: int | None = None) -> str | None:
        """The id (or stand-in) of the only record that a name can mean."""
        found = self._meant(name, year)
        return found[0] if len(found) == 1 else None

    def resolve(self, cell: Cell, field: str, year: int | None = None) -> None:
        """Put the id that a cell's name means into the cell, or say why not."""
        name = cell.value
        if not isinstance(name, str):
            return
        found = self._meant(name, year)
        if len(found) == 1:
            cell.value = found[0]
            return
        cell.value, cell.note, cell.odd = None, name, True
        sentence = self._unclear(name, len(found))
        cell.problem = Problem(field, sentence, Severity.HINT, cell.text)

    def announce(self, stand: str, values: Mapping[str, Value]) -> bool:
        """A line of the file that may add a record; False for one that is known.

        Args:
            stand: stands for the id until the line is written.
            values: its values, the name and the dates at least.
        """
        name = str(values.get(self._named_by) or "")
        dated_by = REGISTERS[self.register].dated_by
        for id_ in self._called.get(fold(name), ()):
            if self._values[id_].get(dated_by) == values.get(dated_by):
                return False
        self._values[stand] = dict(values)
        self._learn(name, stand)
        return True

    def withdraw(self, stand: str) -> None:
        """The line that was announced is faulty."""
        for called in self._called.values():
            if stand in called:
                called.remove(stand)

    def _meant(self, name: str, year: int | None) -> list[str]:
        found = self._called.get(fold(name), [])
        if len(found) > 1 and year:
            found = [id_ for id_ in found if self._was(id_, year)] or found
        return found

    def _was(self, id_: str, year: int) -> bool:
        """Whether it took place, or lasted, in the year."""
        register, values = REGISTERS[self.register], self._values[id_]
        begun, ended = (day[:4] for day in register.life(values))
        if not register.ends:
            return begun == str(year)
        return begun <= str(year) <= (ended or str(year))

    def _unclear(self, name: str, count: int) -> str:
        label = REGISTERS[self.register].label
        if not count:
            return f"{label}台账里没有“{name}”，先记在备注里。"
        return f"{label}台账里有 {count} 条都叫“{name}”，不知是哪一条，先记在备注里。"

    def _learn(self, name: str, id_: str) -> None:
        if name:
            self._called[fold(name)].append(id_)
