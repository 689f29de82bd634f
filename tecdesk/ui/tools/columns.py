"""Choosing, ordering, sizing and sorting the columns of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QPushButton

from tecdesk.ui.fonts import lines
from tecdesk.ui.models.cells import heading
from tecdesk.ui.parts.button import Slot
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.tools.side import Tool

if TYPE_CHECKING:
    from tecdesk.ui.pages.records.record_list import RecordList

_KEY = Qt.ItemDataRole.UserRole
_STEP = 0.6
"""By so many lines a column gets wider or narrower."""


class ColumnsTool(Tool):
    """A tick shows a column; every change is seen at once and kept.

    Attributes:
        box: the columns in their order.
    """

    title = "列表的列"

    def __init__(self, shown: RecordList, year: int) -> None:
        super().__init__()
        self._list = shown
        self._year = year
        self.box = QListWidget()
        self.box.setAccessibleName("列，空格打勾")
        self.box.setMinimumHeight(lines(2))
        self._left_out = label("", "note", tone="amber", wrap=True)
        made = column(
            label("打勾的显示在列表里，从上到下就是从左到右。", "note", wrap=True),
            self.box,
            self._left_out,
            label(
                "Alt+↑ ↓ 移动　Alt+← → 宽窄　Alt+S 排序", "note", tone="hint", wrap=True
            ),
            row(
                self._button("上移", "Alt+Up", lambda: self.move_column(-1)),
                self._button("下移", "Alt+Down", lambda: self.move_column(1)),
                self._button("窄一点", "Alt+Left", lambda: self.widen(-_STEP)),
                self._button("宽一点", "Alt+Right", lambda: self.widen(_STEP)),
                None,
            ),
            row(
                self._button("按它排序", "Alt+S", self.sort),
                button("恢复原样", self.reset),
                None,
            ),
            edge=0.8,
        )
        made.setStretch(1, 1)
        self.setLayout(made)
        self._offer("")
        self.box.itemChanged.connect(self._on_ticked)
        shown.model.modelReset.connect(self._say_left_out)

    @property
    def key(self) -> str:
        """The column that is marked."""
        item = self.box.currentItem()
        return str(item.data(_KEY)) if item else ""

    def focus_first(self) -> None:
        self.box.setFocus()

    def move_column(self, step: int) -> None:
        """Move the marked column."""
        self._list.columns.move(self.key, step)
        self._renew()

    def widen(self, step: float) -> None:
        """Make the marked column wider or narrower, by so many lines."""
        keys = [field.key for field in self._list.model.fields]
        if self.key in keys:
            now = self._list.table.columnWidth(keys.index(self.key))
            width = max(now + lines(step), lines(1.5))
            self._list.columns.size({self.key: width})
            self._renew()

    def sort(self) -> None:
        """Sort by the marked column, then downwards, then newest first again."""
        key, order = self.key, self._list.columns.layout.order
        by = order[0] if order else ""
        after = {key: [f"-{key}"], f"-{key}": []}
        self._list.columns.sort(after.get(by, [key]))
        self._renew()

    def reset(self) -> None:
        """Go back to the columns that were there at first."""
        self._list.columns.reset()
        self._list.filters.show_group("")
        self._renew()

    def _button(self, text: str, keys: str, pressed: Slot) -> QPushButton:
        made = button(text)
        made.clicked.connect(pressed)
        shortcut = QShortcut(QKeySequence(keys), self.box)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(pressed)
        return made

    def _renew(self) -> None:
        self._list.renew()
        self._offer(self.key)

    def _offer(self, marked: str) -> None:
        columns = self._list.columns.layout.columns
        self.box.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.box.clear()
        for at, each in enumerate(columns):
            field = self._list.register[each.key]
            item = QListWidgetItem(heading(field, self._year))
            item.setData(_KEY, each.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = Qt.CheckState.Unchecked if each.hidden else Qt.CheckState.Checked
            item.setCheckState(ticked)
            item.setSizeHint(QSize(0, lines(1.4)))
            self.box.addItem(item)
            if each.key == marked or not at:
                self.box.setCurrentItem(item)
        self.box.blockSignals(False)  # noqa: FBT003
        self._say_left_out()

    def _say_left_out(self) -> None:
        names = "、".join(field.heading for field in self._list.sizing.left_out)
        self._left_out.setText(f"现在放不下：{names}。关上这一栏就宽了。")
        self._left_out.setVisible(bool(names))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        shown = item.checkState() is Qt.CheckState.Checked
        self._list.columns.show(str(item.data(_KEY)), shown=shown)
        self._renew()
