"""基地年度情况: the year's figures of every base in use, in one grid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.yearly import base_lines
from tecdesk.desk.yearly import base_years
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.ui.models.entry import Column
from tecdesk.ui.models.entry import EntryRow
from tecdesk.ui.pages.errands.errand import ErrandPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.batch import Batch
    from tecdesk.desk.yearly import BaseLine
    from tecdesk.domain.record import Record

_YEAR = REGISTERS["base_year"]
_TYPED = ("area", "households", "output")


class BaseYearsPage(ErrandPage):
    """What is known stands in the cells; what is typed replaces it.

    Beside them stand the figures of the year before; the base's own where there are
    none.
    """

    key = "base-years"
    title = "基地年度情况"
    meaning = "基地和当年的数"
    rows_of = "base"
    none_now = "这一年没有在用的示范基地。"
    do_words = "记下"
    columns = (
        Column("基地"),
        Column("村(社区)", spare=True),
        Column("原来面积(亩)", number=True),
        Column("原来带动户", number=True, spare=True),
        Column("面积(亩)", _YEAR["area"], width=5),
        Column("带动户(户)", _YEAR["households"], width=5),
        Column("产值(元)", _YEAR["output"], width=6),
        Column("备注", replace(_YEAR["note"], kind=Kind.TEXT), width=6),
    )

    def reload(self) -> None:
        year = self.desk.bus.year
        self.header.sub.setText(f"{year} 年在用的基地，填当年的数")
        found = base_lines(self.desk.book, year)
        villages = self.lookup.names("village")
        self.model.know(
            {
                (each.base.id, key): _shown(each.line, key)
                for each in found
                for key in (*_TYPED, "note")
            }
        )
        self.model.show_rows([_row(each, villages) for each in found])
        self.look()

    def batch(self) -> Batch:
        touched = self.model.touched
        given = {
            row.id: self.model.values(row.id, changed=True)
            for row in self.model.rows
            if row.id in touched
        }
        marks = {id_: self.model.marks(id_, changed=True) for id_ in given}
        return base_years(self.desk.book, self.desk.bus.year, given, marks)

    def row_ids(self, batch: Batch) -> Sequence[str]:
        return [str(each.values["base"]) for each in batch.rows]

    def promise(self, batch: Batch) -> str:
        new = sum(not each.id for each in batch.rows)
        changed = len(batch.rows) - new
        parts = [f"新填 {new} 个基地" if new else ""]
        parts += [f"改 {changed} 个" if changed else ""]
        return f"{'，'.join(filter(None, parts))}。"

    def look(self) -> None:
        super().look()
        count = len(self.made.rows) if self.made else 0
        self.do.setText(f"记下 {count} 个基地" if count else "记下")


def _row(each: BaseLine, villages: dict[str, str]) -> EntryRow:
    base = each.base
    texts = (
        base.text("name"),
        villages.get(base.text("village"), ""),
        _shown(each.before or base, "area"),
        _shown(each.before or base, "households"),
    )
    return EntryRow(base.id, texts)


def _shown(line: Record | None, key: str) -> str:
    if line is None:
        return ""
    return show(_YEAR[key].kind, line[key], line.marks.get(key, ""))
