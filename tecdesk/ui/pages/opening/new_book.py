"""The form for a new book: unit, villages pasted from a sheet, and where it lies."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.paths import BOOK_SUFFIX
from tecdesk.paths import books_folder
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.opening.pasted import pasted
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.starred import Starred
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit
    from tecdesk.ui.dialogs import Dialogs

_BACK = 4
_WIDEST = 36.0
TOWN, COUNTY = "town", "county"
_AREA = {
    TOWN: re.compile(r"(.+?[镇乡]|.+?街道)"),
    COUNTY: re.compile(r"(.+?[县旗]|.+?[市区])"),
}
_PARENTS: dict[object, str] = {TOWN: "县科技局", COUNTY: "市科技局"}
_TODO = {
    TOWN: "建好后先做什么？导入去年的台账，或者直接记第一次培训。",
    COUNTY: "建好后插上乡镇的U盘，收上报包；谁报了、谁没报一张表看清。",
}
_LISTS = {
    TOWN: ("村(社区)名单", "没写到的村，导入台账时会自动补上，再由你核对。"),
    COUNTY: (
        "单位名单",
        "收哪些乡镇的报：名称、代码。没写到的报来了先放着，再由你收下。",
    ),
}


class NewBook(QWidget):
    """One required field; the rest can be changed any time.

    Attributes:
        whose: TOWN or COUNTY.

    Signals:
        made: path of the book that was made. refused: a DeskError.
    """

    made = Signal(Path)
    refused = Signal(object)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._chosen: Path | None = None
        self.full_name = _line("单位名称", "清河镇农业农村服务中心")
        self.short_name = _line("简称", "清河镇")
        self.parent_unit = _line("报给", "县科技局")
        self.clerk = _line("填报人", "")
        self.year = DropDown("从哪一年记起", lambda _year: None)
        self.year.setProperty("look", "")
        this = date.today().year  # noqa: DTZ011 - the desk's own day
        years = [(year, f"{year}") for year in range(this + 1, this - _BACK, -1)]
        self.year.offer(list(years), this)
        self.year.setChecked(False)
        self.whose = Segments("谁的台账", self._for)
        self.whose.offer([(TOWN, "乡镇的"), (COUNTY, "县里的")], TOWN)
        self._listed_name = label(bold=True)
        self._hint = label("", "note", tone="hint", wrap=True)
        self.villages = QPlainTextEdit()
        self._listed_name.setBuddy(self.villages)
        self.villages.setTabChangesFocus(True)
        self.villages.setMinimumHeight(lines(5))
        self._todo = label("", "note", tone="hint", wrap=True)
        self._count = label("还没有填。", "note", tone="hint")
        self._place = label("", wrap=True)
        self.problem = label("", "note", tone="red")
        self.problem.hide()
        self.full_name.editingFinished.connect(self._propose)
        self.short_name.editingFinished.connect(self._show_place)
        self.villages.textChanged.connect(self._count_villages)
        inside = QWidget()
        inside.setMaximumWidth(lines(_WIDEST))
        inside.setLayout(self._arranged())
        ground = area("surface")
        ground.setLayout(_centred(inside))
        self.setLayout(column(framed(ground), self._foot(), gap=0))
        self._for(TOWN)
        self._show_place()

    def make(self) -> None:
        """Make the book, or say what is missing."""
        from tecdesk.desk.county.deciding import close_list
        from tecdesk.store.book import Book

        unit = self.unit_name()
        if not unit:
            self._complain("先写单位名称，印表时要用。")
            self.full_name.setFocus()
            return
        try:
            self.place().parent.mkdir(parents=True, exist_ok=True)
            with Book.create(self.place(), unit) as book:
                with book.edit("新建台账") as edit:
                    edit.change("unit", book.settings.unit, self._unit_values())
                    self._add_list(edit)
                    self._begin_work(book)
                if self.whose.value == COUNTY and self.listed():
                    close_list(book)
        except DeskError as error:
            self.refused.emit(error)
            return
        self.made.emit(self.place())

    def _add_list(self, edit: Edit) -> None:
        if self.whose.value == TOWN:
            edit.add_many("village", [(each, {}) for each in self.listed()])
            return
        for each in self.listed():
            card = {"name": each["name"], "code": each["code"] or ""}
            edit.add("unit", {**card, "parent": self.unit_name()})

    def _begin_work(self, book: Book) -> None:
        """Who fills it in is at the desk; a year that is not this one is kept."""
        year, clerk = int(str(self.year.value)), self.clerk.text().strip()
        # Without one the book goes on to the next year by itself.
        kept = None if year == date.today().year else year  # noqa: DTZ011
        book.change_settings(lambda now: replace(now, year=kept, operator=clerk))

    def unit_name(self) -> str:
        """The short name, or the full one where there is none."""
        return self.short_name.text().strip() or self.full_name.text().strip()

    def place(self) -> Path:
        """Where the book will lie."""
        name = re.sub(r'[\\/:*?"<>|\s]', "", self.unit_name()) or "台账"
        return self._chosen or books_folder() / f"{name}{BOOK_SUFFIX}"

    def listed(self) -> list[dict[str, Value]]:
        """The villages as pasted; for a county its townships."""
        return pasted(self.villages.toPlainText())

    def _for(self, whose: object) -> None:
        """Ask for what a township's book begins with, or a county's."""
        town = whose == TOWN
        name, hint = _LISTS[str(whose)]
        self._listed_name.setText(name)
        self.villages.setAccessibleName(name)
        self._hint.setText(hint)
        example = ("清河镇农业农村服务中心", "清河镇", "县科技局")
        others = ("青山县农业农村局", "青山县", "市科技局")
        lines_ = (self.full_name, self.short_name, self.parent_unit)
        for line, words in zip(lines_, example if town else others, strict=True):
            line.setPlaceholderText(f"例如 {words}")
        self._todo.setText(_TODO[str(whose)])

    def _unit_values(self) -> dict[str, Value]:
        return {
            "full_name": self.full_name.text().strip() or None,
            "parent": self.parent_unit.text().strip() or _PARENTS[self.whose.value],
            "clerk": self.clerk.text().strip() or None,
        }

    def _arranged(self) -> QVBoxLayout:
        three = row(
            _named("简称", "窗口和文件名用", self.short_name),
            _named("报给", "", self.parent_unit),
            _named("填报人", "可不填", self.clerk),
            _named("年度", "", self.year),
            gap=0.8,
        )
        for at in range(three.count() - 1):
            three.setStretch(at, 1)
        where = area("box")
        change = button("换地方", self._choose_place, look="link")
        inside = row(picture("hard-drive"), self._place, change, edge=0.6)
        inside.setStretch(1, 1)
        where.setLayout(inside)
        where.setMinimumHeight(lines(2.4))
        return column(
            row(label("新建一本台账", "title", bold=True), None, self.whose),
            label("只有单位名称必填，其余随时可在“全部功能 › 设置”里改。", tone="hint"),
            lines(0.3),
            _named(
                "单位名称",
                "印在每张表的“填报单位”后面",
                self.full_name,
                required=True,
            ),
            self.problem,
            lines(0.3),
            three,
            lines(0.3),
            row(
                self._listed_name,
                label("一行一个，从 Excel 复制过来粘上即可", "note", tone="hint"),
                None,
            ),
            self.villages,
            row(self._count, self._hint, gap=0.6),
            lines(0.3),
            label("存在哪里", bold=True),
            where,
            None,
            gap=0.3,
            edge=1.2,
        )

    def _foot(self) -> QWidget:
        foot = area("foot")
        foot.setFixedHeight(lines(2.8))
        press = button("建台账", self.make, look="filled")
        inside = row(self._todo, press, key_cap("Ctrl+Enter"), edge=1.2)
        inside.setStretch(0, 1)
        held = QWidget()
        held.setMaximumWidth(lines(_WIDEST))
        held.setLayout(inside)
        foot.setLayout(_centred(held))
        return foot

    def _complain(self, words: str) -> None:
        """Say what is missing, under the field; nothing takes no room."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        tone(self.full_name, "state", "red" if words else "")

    def _propose(self) -> None:
        self._complain("")
        match = _AREA[str(self.whose.value)].match(self.full_name.text().strip())
        if match and not self.short_name.text():
            self.short_name.setText(match[1])
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(str(self.place()))

    def _choose_place(self) -> None:
        kinds = f"农技台账 (*{BOOK_SUFFIX})"
        chosen = self._dialogs.save_file("存在哪里", self.place().name, kinds, "books")
        if chosen:
            self._chosen = chosen.with_suffix(BOOK_SUFFIX)
            self._show_place()

    def _count_villages(self) -> None:
        count = len(self.listed())
        self._count.setText(f"已填 {count} 个。" if count else "还没有填。")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.full_name.setFocus()


def _centred(inside: QWidget) -> QHBoxLayout:
    made = row(None, inside, None, edge=0.6)
    made.setStretch(1, 30)
    return made


def _line(name: str, example: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(f"例如 {example}" if example else "")
    return made


def _named(
    name: str, hint: str, widget: QWidget, *, required: bool = False
) -> QVBoxLayout:
    called = Starred(name, bold=True) if required else label(name, bold=True)
    called.setBuddy(widget)
    head = row(called, label(hint, "note", tone="hint"), None)
    return column(head, widget, gap=0.25)
