"""全部功能: every command in its group, with its key; typing filters."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.command import Command
from tecdesk.ui.dress import COLOURS
from tecdesk.ui.dress import SIZES
from tecdesk.ui.editors.offers import matching
from tecdesk.ui.ledgers import OTHERS
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import Role
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.settings.look import choose_colours
from tecdesk.ui.pages.settings.look import choose_size
from tecdesk.ui.parts.search import Search
from tecdesk.ui.parts.table import Table
from tecdesk.ui.printed import blank
from tecdesk.ui.printed import calibration

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("功能", "在哪一组", "按键")
_ERRANDS = {
    "visits": "一次走访多户",
    "leaflets": "一种资料发多村",
    "base-years": "基地年度情况",
    "copy-targets": "定年度目标",
}
_NOT_HERE = {"Alt+M", "Ctrl+F"}
"""What leads to this page, or does here what it says."""
_BOOKS = ("unit", "village", "target", "material", "stock_in")


class _Commands(HeadedModel):
    """The commands that match what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Command] = []

    def show(self, commands: Sequence[Command], typed: str) -> None:
        self.beginResetModel()
        by_name = {f"{c.label} {c.group}": c for c in commands}
        names = matching(typed, list(by_name))
        self.shown = [by_name[name] for name in names]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        command = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (command.label, command.group, command.cap)[index.column()]
        if role == Role.TONE and index.column():
            return "text2"
        return None

    def head(self, section: int) -> Heading:
        return Heading(_HEADS[section])


class EverythingPage(Page):
    """One searchable list; Enter does what is marked.

    It is given what can be done on every page: what 撤销 would take back is named.
    """

    key = "everything"
    title = "全部功能"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._everywhere: Callable[[], Sequence[Command]] = tuple
        self.search = Search("功能的名字、拼音首字母")
        self.header.add(self.search)
        self.model = _Commands()
        self.table = Table(self.model)
        self.table.setAccessibleName("功能")
        self.body.addWidget(self.table)
        self.search.searched.connect(self._on_searched)
        self.search.textEdited.connect(self._on_searched)
        self.search.down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self._do)
        self.table.opened.connect(lambda _index: self._do())
        self._on_searched("")

    def commands(self) -> Sequence[Command]:
        return (
            Command("走", shown="↑ ↓", hint=True),
            Command("就去", shown="Enter", hint=True),
            Command("查找", self.search.go, "Ctrl+F"),
            Command("回首页", self._goer("home"), "Esc"),
        )

    def reload(self) -> None:
        self._on_searched(self.search.text())

    def settle(self, argument: object) -> None:
        if callable(argument):
            self._everywhere = argument
        self.search.clear()
        self._on_searched("")
        self.search.setFocus()

    def _commands(self) -> list[Command]:
        pages = [
            Command(place.label, self._goer(place.page), f"Alt+{at}", "做事")
            for at, place in enumerate(self.desk.places, 1)
        ]
        kept = [
            Command(REGISTERS[key].label, self._goer(key), group="台账的底子")
            for key in _BOOKS
        ]
        others = [
            Command(
                REGISTERS[key].label,
                self._goer(key),
                group="更多台账",
                shown=f"Alt+0 {at}",
            )
            for at, key in enumerate(OTHERS, 1)
        ]
        errands = [
            Command(name, self._goer(key), group="一次记多条")
            for key, name in _ERRANDS.items()
        ]
        return [
            *pages[1:5],
            *others,
            *errands,
            Command("导入台账", self._goer("import"), "Ctrl+I", "做事"),
            *pages[5:],
            Command("总结：写工作总结及下年计划", self._goer("summary"), group="做事"),
            Command("填县里的表：认格、填数", self._goer("filling"), group="做事"),
            Command("体检：查错、写说明", self._goer("checkup"), group="做事"),
            *self._papers(),
            Command("已报出：原样再印、报后变动", self._goer("reported"), group="做事"),
            Command(
                "和同事合并：两台电脑记一本", self._goer("colleagues"), group="做事"
            ),
            *self._county(),
            *kept,
            Command("自加栏目：县里另要的", self._goer("fields"), group="台账的底子"),
            Command(
                "词表与村：改名、合并、年份", self._goer("words"), group="台账的底子"
            ),
            Command("回收站", self._goer("bin"), "Ctrl+Shift+B", "台账的底子"),
            Command("备份和恢复", self._goer("backups"), group="台账的底子"),
            Command("设置", self._goer("settings"), "Alt+9", "窗口"),
            *self._looks(),
            Command("打开台账所在的文件夹", self._open_folder, group="窗口"),
            pages[0],
        ]

    def _county(self) -> list[Command]:
        """What the sidebar of the other kind of book has."""
        if self.desk.places[0].page == "county":
            return [Command("上报给上级", self._goer("submit"), group="做事")]
        return [
            Command("县里收报：谁报了、收上报包", self._goer("county"), group="做事")
        ]

    def _papers(self) -> list[Command]:
        sheets = [
            Command(f"空白的{each.name}", self._printer(key), group="空白表")
            for key, each in BLANKS.items()
        ]
        check = Command("打印校准页", self._calibrate, group="空白表")
        return [*sheets, check]

    def _printer(self, key: str) -> Callable[[], None]:
        return lambda: self.desk.bus.wanted.emit("paper", blank(key, back=self.key))

    def _calibrate(self) -> None:
        self.desk.bus.wanted.emit("paper", calibration())

    def _looks(self) -> list[Command]:
        sizes = [
            Command(f"字号：{name}", partial(choose_size, self.desk, key), group="窗口")
            for key, name in SIZES.items()
        ]
        colours = [
            Command(
                f"颜色：{name}", partial(choose_colours, self.desk, key), group="窗口"
            )
            for key, name in COLOURS.items()
        ]
        return [*sizes, *colours]

    def _on_searched(self, typed: str) -> None:
        own = self._commands()
        keys = {command.keys for command in own if command.keys} | _NOT_HERE
        others = [c for c in self._everywhere() if c.keys not in keys]
        self.model.show([*own, *others], typed)
        none = typed and not self.model.rowCount()
        words = "没有叫这个的功能" if none else "打几个字或拼音首字母，回车就去"
        self.header.sub.setText(words)
        self.table.fit(len(_HEADS) - 1, gap=3.0)
        if self.model.rowCount():
            self.table.selectRow(0)

    def _do(self) -> None:
        row = max(self.table.currentIndex().row(), 0)
        if row < self.model.rowCount():
            run = self.model.shown[row].run
            if run:
                run()

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self.desk.bus.wanted.emit(key, None)

    def _open_folder(self) -> None:
        folder = Path(self.desk.book.path).parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
