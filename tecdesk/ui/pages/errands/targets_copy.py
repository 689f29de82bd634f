"""定年度目标: a year's targets from the years before, seen before they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.desk.batch import make
from tecdesk.desk.yearly import targets_copied
from tecdesk.desk.yearly import targets_from_done
from tecdesk.desk.yearly import targets_label
from tecdesk.desk.yearly import targets_proposed
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.tally.proposal import proposals
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.entry import Column
from tecdesk.ui.models.entry import EntryRow
from tecdesk.ui.pages.errands.errand import ErrandPage
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.desk.batch import Batch
    from tecdesk.desk.batch import Row
    from tecdesk.domain.record import Values
    from tecdesk.tally.proposal import Proposal

_VALUE, _SOURCE = REGISTERS["target"]["value"], REGISTERS["target"]["source"]
_HISTORY, _SAME, _DONE = "history", "same", "done"
_WAYS: list[tuple[object, str]] = [
    (_HISTORY, "往年的数"),
    (_SAME, "上年的目标"),
    (_DONE, "上年的完成数"),
]


class TargetsCopyPage(ErrandPage):
    """Left the years before, right what is proposed; all of it may be changed.

    A row without a number is not written.

    Attributes:
        into: the year that gets the targets. way: what is proposed.
    """

    key = "copy-targets"
    title = "定年度目标"
    meaning = "年度目标"
    do_words = "记下这些目标"
    columns = (
        Column("指标"),
        Column("单位"),
        Column("三年前", number=True, spare=True),
        Column("前年", number=True, spare=True),
        Column("上年完成", number=True),
        Column("上年目标", number=True),
        Column("定为", _VALUE, width=5),
        Column("任务来源", _SOURCE, width=6),
        Column("依据", spare=True),
    )

    def made_top(self) -> QWidget:
        self._year = 0
        self._told: dict[tuple[str, str], Proposal] = {}
        self.into = Chooser("定哪一年", self._on_year)
        self.way = Segments("按什么提", self._on_chosen)
        self.way.offer(list(_WAYS), _HISTORY)
        made = QWidget()
        made.setFixedHeight(lines(2.6))
        words = label("按", tone="hint")
        made.setLayout(row(self.into, words, self.way, None, edge=1.0))
        return made

    def reload(self) -> None:
        year = self._year or self.desk.bus.year + 1
        years = [(each, f"{each} 年") for each in range(year - 2, year + 3)]
        self.into.offer([*years], self.into.value or year)
        self._year = self._into
        self.header.sub.setText("已有的目标不动；不要的清空")
        self._list()

    def texts(self) -> dict[str, str]:
        return {"into": str(self._into), "way": str(self.way.value)}

    def put(self, texts: Mapping[str, str]) -> None:
        self._year = int(texts["into"])
        self.into.show_value(self._year)
        self.way.offer(list(_WAYS), texts["way"])
        self._list()

    def settle(self, argument: object) -> None:
        if isinstance(argument, int) and argument != self.into.value:
            self.put_aside()
            self._year = self.into.value = argument
            self.reload()
        super().settle(argument)

    def batch(self) -> Batch:
        found = self._found
        kept: list[Row] = []
        for each in found.rows:
            values = self.model.values(_id(each.values))
            if "value" in values:
                marks = self.model.marks(_id(each.values))
                told = {**each.values, **values}
                kept.append(replace(each, values=told, marks=marks))
        if not kept:
            return found
        return make("target", targets_label(self._into, len(kept)), kept)

    def row_ids(self, batch: Batch) -> Sequence[str]:
        return [_id(each.values) for each in batch.rows]

    def promise(self, batch: Batch) -> str:
        return f"{self._into} 年新增 {len(batch.rows)} 项目标。"

    def look(self) -> None:
        super().look()
        count = len(self.made.rows) if self.made else 0
        self.do.setText(f"记下 {count} 项" if count else "记下")

    @property
    def _into(self) -> int:
        return int(str(self.into.value))

    def _list(self) -> None:
        today = date.today()  # noqa: DTZ011 - the desk's own day
        told = proposals(self.desk.book, self._into, today)
        self._told = {(each.indicator.key, each.unit): each for each in told}
        self._found = self._proposed(told)
        self.model.know(
            {
                (_id(each.values), field.key): text
                for each in self._found.rows
                for field in (_VALUE, _SOURCE)
                if (text := show(field.kind, each.values.get(field.key)))
            }
        )
        self.model.show_rows([self._row(each) for each in self._found.rows])
        self.look()
        self.table.share()

    def _proposed(self, told: Sequence[Proposal]) -> Batch:
        book, into = self.desk.book, self._into
        if self.way.value == _SAME:
            return targets_copied(book, into - 1, into)
        if self.way.value == _DONE:
            return targets_from_done(book, into - 1, into)
        return targets_proposed(book, into, told)

    def _row(self, each: Row) -> EntryRow:
        """The indicator and its history; a target in 万元 has none of its own."""
        unit = str(each.values["unit"] or "")
        told = self._told.get((str(each.values["indicator"]), unit))
        if told is None:
            return EntryRow(_id(each.values), (each.name, unit, "", "", "", "", ""))
        kind = told.indicator.kind
        done = ["—" if n is None else show(kind, n) for n in told.done.values()]
        target = "—" if told.target is None else show(kind, told.target)
        basis = told.basis if self.way.value == _HISTORY else ""
        texts = (each.name, unit, *done, target, basis)
        return EntryRow(_id(each.values), texts)

    def _on_chosen(self, _value: object) -> None:
        """Other numbers are proposed; what was typed stays."""
        self._list()

    def _on_year(self, value: object) -> None:
        """What was typed is of the year before: it waits."""
        self.into.value = self._year
        self.put_aside()
        self._year = int(str(value))
        self.into.show_value(value)
        self._list()
        self.keeper.offer()


def _id(values: Values) -> str:
    return f"{values['indicator']} {values.get('unit') or ''}"
