"""目标照抄: the targets of one year as those of another, seen before they are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.desk.batch import make
from tecdesk.desk.yearly import targets_copied
from tecdesk.desk.yearly import targets_from_done
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.entry import Column
from tecdesk.ui.models.entry import EntryRow
from tecdesk.ui.pages.errands.errand import ErrandPage
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.batch import Batch
    from tecdesk.desk.batch import Row
    from tecdesk.domain.record import Values

_VALUE = REGISTERS["target"]["value"]
_SAME, _DONE = "same", "done"


class TargetsCopyPage(ErrandPage):
    """Left what is copied, right what it will be; any of it may be changed or emptied.

    Attributes:
        into: the year that gets the targets. source: the year they come from.
        way: as they were, or what was done.
    """

    key = "copy-targets"
    title = "照抄年度目标"
    meaning = "照抄的目标"
    do_words = "记下这些目标"
    columns = (
        Column("指标"),
        Column("单位"),
        Column("那一年的数", number=True),
        Column("定为", _VALUE, width=6),
    )

    def made_top(self) -> QWidget:
        self._year = 0
        self.source = DropDown("从哪一年抄", self._on_chosen)
        self.into = DropDown("抄到哪一年", self._on_chosen)
        self.way = Segments("抄什么", self._on_chosen)
        self.way.offer([(_SAME, "当年的目标"), (_DONE, "当年的完成数")], _SAME)
        made = QWidget()
        made.setFixedHeight(lines(2.6))
        parts = (
            label("从", tone="hint"),
            self.source,
            label("抄到", tone="hint"),
            self.into,
            label("按", tone="hint"),
            self.way,
        )
        made.setLayout(row(*parts, None, edge=1.0))
        return made

    def reload(self) -> None:
        year = self._year or self.desk.bus.year + 1
        years = [(each, f"{each} 年") for each in range(year - 4, year + 3)]
        into = self.into.value if self.into.value else year
        source = self.source.value if self.source.value else year - 1
        self.into.offer([*years], into)
        self.source.offer([*years], source)
        self.header.sub.setText("已有的目标不动；不要的清空")
        self._list()

    def settle(self, argument: object) -> None:
        if isinstance(argument, int) and argument != self.into.value:
            self._year = argument
            self.into.value, self.source.value = argument, argument - 1
            self.reload()
        super().settle(argument)

    def batch(self) -> Batch:
        found = self._copied
        kept: list[Row] = []
        for each in found.rows:
            values = self.model.values(_id(each.values))
            if "value" in values:
                marks = self.model.marks(_id(each.values))
                told = {**each.values, **values}
                kept.append(replace(each, values=told, marks=marks))
        if not kept:
            return found
        return make("target", f"抄 {self._into()} 年目标：{len(kept)} 项", kept)

    def row_ids(self, batch: Batch) -> Sequence[str]:
        return [_id(each.values) for each in batch.rows]

    def promise(self, batch: Batch) -> str:
        return f"{self._into()} 年新增 {len(batch.rows)} 项目标。"

    def look(self) -> None:
        super().look()
        count = len(self.made.rows) if self.made else 0
        self.do.setText(f"记下 {count} 项" if count else "记下")

    def _list(self) -> None:
        source, into = int(str(self.source.value)), self._into()
        copy = targets_copied if self.way.value == _SAME else targets_from_done
        self._copied = copy(self.desk.book, source, into)
        self.model.forget()
        self.model.know(
            {(_id(r.values), "value"): _shown(r) for r in self._copied.rows}
        )
        self.model.show_rows(
            [
                EntryRow(
                    _id(r.values), (r.name, str(r.values["unit"] or ""), _shown(r))
                )
                for r in self._copied.rows
            ]
        )
        self.look()
        self.table.share()

    def _into(self) -> int:
        return int(str(self.into.value))

    def _on_chosen(self, _value: object) -> None:
        self._list()


def _id(values: Values) -> str:
    return f"{values['indicator']} {values.get('unit') or ''}"


def _shown(each: Row) -> str:
    return show(_VALUE.kind, each.values["value"])
