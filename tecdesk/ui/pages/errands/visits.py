"""一次走访多户: one date, way and content for the households that are ticked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.many import Helped
from tecdesk.desk.many import visits
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import initials
from tecdesk.domain.values import show
from tecdesk.store.latest import latest
from tecdesk.store.query import Filter
from tecdesk.tally.households import first_day
from tecdesk.tally.households import last_day
from tecdesk.ui.command import Command
from tecdesk.ui.models.entry import Column
from tecdesk.ui.models.entry import EntryRow
from tecdesk.ui.pages.errands.shared_errand import SharedErrand
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.search import Search
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.batch import Batch
    from tecdesk.domain.record import Record
    from tecdesk.ui.desk import Desk

_AID = REGISTERS["aid"]
_CONTENT = replace(_AID["content"], kind=Kind.TEXT)
_ALL = ""


class VisitsPage(SharedErrand):
    """Tick the households, by village or by search; each may say its own.

    Attributes:
        shared: date, way and content of all. search, villages: which are listed.
    """

    key = "visits"
    title = "一次走访多户"
    meaning = "结对户"
    rows_of = "pairing"
    do_words = "给选中的户记下"
    ticks = True
    of = "aid"
    common = (_AID["date"], _AID["way"], _CONTENT)
    widths = (6.5, 6.0)
    columns = (
        Column("户主"),
        Column("村(社区)"),
        Column("组", spare=True),
        Column("责任人"),
        Column("上次走访"),
        Column("资金(元)", _AID["money"], width=5),
        Column("这户另写的内容", _CONTENT, width=12),
    )

    def __init__(self, desk: Desk) -> None:
        self._every: list[tuple[Record, EntryRow]] = []
        self._only: Rows | None = None
        super().__init__(desk)
        self.search = Search("户主、村、责任人")
        self.villages = DropDown("村", lambda _value: self._list())
        self._chip = button("", self._show_all, look="chip")
        self._chip.setCheckable(True)
        self._chip.setAccessibleName("只列出选来的户，按下列出全部")
        self._chip.hide()
        self.header.add(self._chip, self.villages, self.search)
        self.search.searched.connect(lambda _text: self._list())
        self.search.down.connect(self.table.go)
        self.shared.editors["way"].show_value(VISIT)
        self.begin()

    def commands(self) -> Sequence[Command]:
        return (*super().commands(), Command("查找", self.search.go, "Ctrl+F"))

    def reload(self) -> None:
        self.header.sub.setText("勾上去过的户，一次记下")
        self._every = self._read()
        choices = {r.text("village"): row.texts[1] for r, row in self._every}
        offered = [(id_, name or "村未填") for id_, name in choices.items()]
        value = self.villages.value if self.villages.value in choices else _ALL
        self.villages.offer([(_ALL, "全部村"), *offered], value or _ALL)
        self._list()
        self.look()

    def settle(self, argument: object) -> None:
        if isinstance(argument, Rows) and self.model.ticked is not None:
            self._only = argument
            self._list()
            self.model.ticked.clear()
            for row in self.model.rows:
                self.model.tick(row.id, on=True)
        super().settle(argument)

    def batch(self) -> Batch:
        return visits(self.desk.book, self.shared.values(), self._helped())

    def row_ids(self, batch: Batch) -> Sequence[str]:
        return [str(row.values["pairing"]) for row in batch.rows]

    def promise(self, batch: Batch) -> str:
        way = self.shared.value("way") or VISIT
        money = sum(int(row.values.get("money") or 0) for row in batch.rows)
        also = f"，资金合计 {show(Kind.MONEY, money)} 元" if money else ""
        return f"给 {len(batch.rows)} 户各记一次{way}{also}。"

    def done(self) -> None:
        super().done()
        self._only = None

    def look(self) -> None:
        super().look()
        count = len(self.model.ticked or ())
        self.do.setText(f"记下 {count} 户" if count else "记下")

    def _helped(self) -> list[Helped]:
        ticked = self.model.ticked or set()
        order = [row.id for _, row in self._every if row.id in ticked]
        model = self.model
        return [Helped(id_, model.values(id_), model.marks(id_)) for id_ in order]

    def _read(self) -> list[tuple[Record, EntryRow]]:
        """The pairings in force in the year, in the order of the villages."""
        book, year = self.desk.book, str(self.desk.bus.year)
        called = self.lookup.names("village")
        seen = latest(book, "aid", "pairing", Filter({"way": VISIT}))
        return [
            (record, _row(record, called, max(seen.get(record.id, [""]))))
            for record in book.find("pairing", order=("village", "group", "name"))
            if _in_force(record, year)
        ]

    def _list(self) -> None:
        wanted = fold(self.search.text())
        village, only = self.villages.value, self._only
        self._chip.setVisible(only is not None)
        if only is not None:
            self._chip.setText(f"{only.words}  ×")
            self._chip.setChecked(True)
        self.model.show_rows(
            [
                row
                for record, row in self._every
                if (only is None or row.id in only.ids)
                and village in {_ALL, None, record.text("village")}
                and _matches(wanted, row)
            ]
        )
        self.table.share()

    def list_all(self) -> None:
        """Take off all that narrows the list."""
        self._only = None
        self.search.clear()
        self.villages.show_value(_ALL)
        self._list()
        self.table.go()

    def _show_all(self) -> None:
        self._only = None
        self._list()


def _row(record: Record, villages: dict[str, str], last: str) -> EntryRow:
    texts = (
        record.text("name"),
        villages.get(record.text("village"), ""),
        record.text("group"),
        record.text("helper"),
        last,
    )
    return EntryRow(record.id, texts)


def _in_force(record: Record, year: str) -> bool:
    since, until = record.text("since"), record.text("until")
    begun = not since or first_day(since)[:4] <= year
    return begun and (not until or last_day(until)[:4] >= year)


def _matches(wanted: str, row: EntryRow) -> bool:
    if not wanted:
        return True
    for text in (row.texts[0], row.texts[1], row.texts[3]):
        plain = (fold(text), *(initials(text) if wanted.isascii() else ()))
        if any(wanted in each for each in plain):
            return True
    return False
