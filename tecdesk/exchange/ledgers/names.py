"""Turns names in ledgers into records: villages and materials, known or to be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.domain.village_names import is_no_village
from tecdesk.domain.village_names import is_place
from tecdesk.domain.village_names import names_several
from tecdesk.domain.village_names import proper
from tecdesk.domain.village_names import same_village
from tecdesk.domain.village_names import village_stem
from tecdesk.domain.village_names import within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.exchange.ledgers.cells import Cell

PENDING = "+"
"""Begins the stand-in for the id of a record that is still to be added."""


class Names:
    """The names of one register that REF cells are matched with.

    Attributes:
        register: key of the register.
        pending: stand-in to the values of the record to be added, in order found.
    """

    def __init__(
        self, register: str, records: Iterable[Record], *, closed: bool
    ) -> None:
        self.register = register
        self.pending: dict[str, dict[str, Value]] = {}
        self._closed = closed
        self._exact: dict[str, str] = {}
        self._stems: dict[str, dict[str, str]] = {}
        self._values: dict[str, dict[str, Value]] = {}
        self._named_by = REGISTERS[register].named_by
        for record in records:
            self._values[record.id] = dict(record.values)
            others = record.text("other_names").replace("，", "、").split("、")
            for name in (record.text(self._named_by), *others):
                self._learn(name, record.id)

    def find(self, name: str, year: int | None = None) -> str | None:
        """The id (or stand-in) of the record a name means; None when unknown.

        Args:
            name: as written.
            year: the ledger's, where that tells records of one name apart.
        """
        if known := self._exact.get(fold(name)):
            return known
        if self.register != "village":
            return None
        alike = {
            id_
            for id_, known in self._stems.get(village_stem(name), {}).items()
            if same_village(known, name)
        }
        return alike.pop() if len(alike) == 1 else None

    def resolve(self, cell: Cell, field: str, year: int | None = None) -> None:
        """Put the id a cell's name means into the cell; a new name becomes pending."""
        name = cell.value
        if not isinstance(name, str):
            return
        cell.value = self.find(name)
        if cell.value is not None:
            self._spell_out(cell.value, proper(name))
            return
        if (village := self._around(name)) is not None:
            cell.value, cell.note, cell.odd = village, name, True
            return
        if sentence := self._refusal(name):
            severity = Severity.ERROR if self._closed else Severity.HINT
            cell.problem = Problem(field, sentence, severity, cell.text)
            cell.odd = True
            return
        cell.value = self._expect(name)

    def expect_line(self, name: str) -> None:
        """A line of the file adds this record itself."""
        self._learn(name, stand_in(self.register, name))

    def detail(self, id_: Value, key: str) -> Value:
        """A field of a known or pending record."""
        return self._values.get(str(id_), {}).get(key)

    def name_of(self, id_: str) -> str:
        """The name of a known or pending record."""
        return str(self._values[id_][self._named_by])

    def tell(self, id_: Value, key: str, value: Value) -> None:
        """A field of a pending record, unless it was told before."""
        if value is not None and id_ in self.pending:
            self.pending[str(id_)].setdefault(key, value)

    def _around(self, name: str) -> str | None:
        """The village of 柳树村3组 or of a place in a known village."""
        if self.register != "village" or names_several(name):
            return None
        if (found := within(fold(name))) is None:
            return None
        village, is_group = found
        known = self.find(village)
        if known is None and is_group and not self._closed:
            return self._expect(village)
        return known

    def _refusal(self, name: str) -> str:
        label = REGISTERS[self.register].label
        if self._closed:
            return f"{label}里没有“{name}”，请先添加或改成已有的名称。"
        if self.register == "village" and (is_no_village(name) or is_place(name)):
            return f"“{name}”不是一个村，村没有填。"
        if self.register == "village" and names_several(name):
            return f"“{name}”写了几个村，不能分到各村，村没有填。"
        return ""

    def _expect(self, name: str) -> str:
        if self.register == "village":
            name = proper(name)
        id_ = stand_in(self.register, name)
        self.pending[id_] = self._values[id_] = {self._named_by: name}
        self._learn(name, id_)
        return id_

    def _spell_out(self, id_: str, name: str) -> None:
        """东风 that is to be added is 东风村 as soon as a line says so."""
        pending = self.pending.get(id_)
        if pending is None or self.register != "village":
            return
        if str(pending[self._named_by]) == village_stem(name) != name:
            pending[self._named_by] = name
            self._learn(name, id_)

    def _learn(self, name: str, id_: str) -> None:
        if name:
            self._exact.setdefault(fold(name), id_)
            self._stems.setdefault(village_stem(name), {})[id_] = name


def stand_in(register: str, name: str) -> str:
    """What stands for the id of a record until it is added."""
    return f"{PENDING}{register}:{name}"


def is_stand_in(id_: str) -> bool:
    """True for the stand-in of a record that is still to be added."""
    return id_.startswith(PENDING)


def named_by(id_: str) -> str:
    """The name that a stand-in was made of."""
    return id_.partition(":")[2]
