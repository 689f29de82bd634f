"""Names that nobody has yet, added together with what names them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.edit import Edit

TO_COME = "new"
"""Stands for the id of a record that is only added on saving."""


class Newcomers:
    """Adds such names within one edit; the same name twice is one record.

    Args:
        edit: the edit that also writes what names them.
    """

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._made: dict[tuple[str, str], str] = {}

    def added(self, register: Register, new: Mapping[str, str]) -> dict[str, Value]:
        """The ids of new records by the REF field that names them.

        Args:
            register: the register with the fields.
            new: field key to name.
        """
        return {key: self._id(register[key].to, name) for key, name in new.items()}

    def _id(self, register: str, name: str) -> str:
        if (register, name) not in self._made:
            values = {REGISTERS[register].named_by: name}
            self._made[register, name] = self._edit.add(register, values)
        return self._made[register, name]
