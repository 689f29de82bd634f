"""Deleted records as a table: when each was deleted, and by whom, beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Field
from tecdesk.store.log.binned import binned_by
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.records import RecordsModel

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup

WHEN = Field("binned_at", "删除时间")
WHO = Field("binned_by", "谁删的")
ABOUT_IT = (WHEN, WHO)
"""Columns that are no fields of the register."""
_MINUTE = len("2025-12-09 14:05")


class BinModel(RecordsModel):
    """The columns of the register, and the two about its deleting."""

    def __init__(self, register: Register, lookup: Lookup) -> None:
        super().__init__(register, lookup)
        self._who: dict[str, str] = {}

    def cell(self, row: int, field: Field) -> str:
        if field is WHEN:
            return short_date(self.record(row).binned_at[:_MINUTE], self._lookup.year)
        if field is WHO:
            return self._who.get(self.record(row).id, "")
        return super().cell(row, field)

    def _read(self, start: int) -> list[Record]:
        page = super()._read(start)
        ids = [record.id for record in page]
        self._who |= binned_by(self._lookup.book, self.register.key, ids)
        return page
