"""一种资料发多村: one material, one day, a quantity for each village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.many import handouts
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.store.terms.villages import valid
from tecdesk.ui.models.entry import Column
from tecdesk.ui.models.entry import EntryRow
from tecdesk.ui.pages.errands.shared_errand import SharedErrand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.batch import Batch

_HANDOUT = REGISTERS["handout"]


class LeafletsPage(SharedErrand):
    """The villages in county order; blank and 0 leave a village out.

    Attributes:
        shared: date, material and occasion of all.
    """

    key = "leaflets"
    title = "一种资料发多村"
    meaning = "村和数量"
    rows_of = "village"
    do_words = "登记发放"
    of = "handout"
    common = (_HANDOUT["date"], _HANDOUT["material"], _HANDOUT["occasion"])
    widths = (6.5, 14.0)
    _material: object = None
    columns = (
        Column("村(社区)"),
        Column("今年已登记", number=True),
        Column("数量", _HANDOUT["quantity"], width=6),
    )

    def reload(self) -> None:
        self.header.sub.setText("填上每个村的数量，空着的村不登记")
        self._list()
        self.look()

    def batch(self) -> Batch:
        rows = [row.id for row in self.model.rows]
        quantities = {id_: _count(self.model.values(id_)) for id_ in rows}
        marks = {id_: self.model.marks(id_) for id_ in rows}
        told, new = self.shared.values(), self.shared.new()
        return handouts(self.desk.book, told, quantities, marks, new)

    def row_ids(self, batch: Batch) -> Sequence[str]:
        return [str(row.values["village"]) for row in batch.rows]

    def promise(self, batch: Batch) -> str:
        total = sum(_count(row.values) or 0 for row in batch.rows)
        unit = batch.rows[0].values["unit"] if batch.rows else ""
        return f"给 {len(batch.rows)} 个村各登记一次，合计 {total} {unit}。"

    def look(self) -> None:
        if self.shared.value("material") != self._material:
            self._list()
        super().look()
        rows = len(self.made.rows) if self.made else 0
        self.do.setText(f"登记 {rows} 个村" if rows else "登记")

    def _list(self) -> None:
        """Every village of the year, with what it was given of the material."""
        book, year = self.desk.book, self.desk.bus.year
        given: dict[str, int] = {}
        if material := self.shared.value("material"):
            for row in book.find("handout", Filter({"material": material})):
                if row.text("date").startswith(str(year)):
                    village = row.text("village")
                    given[village] = given.get(village, 0) + (
                        row.number("quantity") or 0
                    )
        self._material = material
        self.model.show_rows(
            [
                EntryRow(id_, (name, str(given.get(id_, "")) if material else ""))
                for id_, name in valid(book, year).items()
            ]
        )


def _count(values: object) -> int | None:
    found = values.get("quantity") if isinstance(values, dict) else None
    return found if isinstance(found, int) else None
