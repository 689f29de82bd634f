"""A sheet that was not understood: which ledger it is, and what its columns are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.exchange.ledgers.recognise import missing_from
from tecdesk.exchange.ledgers.slots import IMPORTABLE
from tecdesk.exchange.ledgers.slots import slots_of
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from tecdesk.exchange.ledgers.unread import Unread

_HEADS = ("文件里的列", "里面写的", "是什么")
_WIDEST = 34
_IN_A_ROW = 4


class ColumnChooser(QWidget):
    """One line for each column of the file; reading begins when nothing is missing.

    Attributes:
        chosen: heading to the drop-down of what it is.

    Signals:
        register_chosen: key of the register the sheet is a ledger of.
        read_wanted: heading to slot key, None for a column that is not wanted.
        given_up: another file is wanted.
    """

    register_chosen = Signal(str)
    read_wanted = Signal(object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Unread | None = None
        self._first: QPushButton | None = None
        self.chosen: dict[str, DropDown] = {}
        self._title = label("", "section", bold=True, wrap=True)
        self._why = label("", tone="hint", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(lines(0.8))
        self._grid.setVerticalSpacing(lines(0.4))
        self._lacks = Elided()
        self.go = button("照这样读", self.read, look="filled")
        inside = QWidget()
        inside.setMaximumWidth(lines(_WIDEST))
        inside.setLayout(column(self._title, self._why, self._grid, None, gap=0.6))
        ground = area("surface")
        held = row(inside, None)
        held.setStretch(0, 1)
        held.setContentsMargins(lines(1.0), lines(1.0), lines(1.0), lines(1.0))
        ground.setLayout(held)
        self.setLayout(column(framed(ground), self._foot(), gap=0))

    def show_sheet(self, sheet: Unread) -> None:
        """Show what is known of a sheet, and ask for the rest."""
        self._sheet = sheet
        clear(self._grid)
        self.chosen = {}
        self._why.setText(f"工作表“{sheet.sheet}”{sheet.reason}")
        if sheet.register is None:
            self._title.setText("这是哪本台账？")
            self._ask_register()
        else:
            self._title.setText(f"说一下各列是什么，就能当作{sheet.register.label}导入")
            self._ask_columns(sheet)
        self._look()

    def focus_first(self) -> None:
        """Put the cursor on the first thing to choose."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def mapping(self) -> dict[str, str | None]:
        """Heading to what it is."""
        values = {heading: drop.value for heading, drop in self.chosen.items()}
        return {heading: str(value) or None for heading, value in values.items()}

    @property
    def lacking(self) -> list[str]:
        """Names of what must be there and is not."""
        if self._sheet is None or self._sheet.register is None:
            return []
        keys = {key for key in self.mapping.values() if key}
        return [f.label for f in missing_from(self._sheet.register, keys)]

    def read(self) -> None:
        """Read the file with these columns."""
        self._look()
        if self.go.isEnabled():
            self.read_wanted.emit(self.mapping)

    def _ask_register(self) -> None:
        self._grid.setColumnStretch(1, 0)
        self._grid.setColumnStretch(_IN_A_ROW, 1)
        self._first = None
        for at, register in enumerate(IMPORTABLE):
            tell = partial(self.register_chosen.emit, register.key)
            made = button(register.label, tell)
            self._grid.addWidget(made, at // _IN_A_ROW, at % _IN_A_ROW)
            self._first = self._first or made

    def _ask_columns(self, sheet: Unread) -> None:
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(_IN_A_ROW, 0)
        for at, words in enumerate(_HEADS):
            self._grid.addWidget(label(words, "note", tone="hint"), 0, at)
        for at, heading in enumerate(sheet.headings, 1):
            drop = DropDown(f"“{heading}”是什么", partial(self._on_chosen, heading))
            slots = slots_of(sheet.register) if sheet.register else {}
            choices = [(key, slot.field.label) for key, slot in slots.items()]
            drop.offer([("", "不要"), *choices], sheet.columns.get(heading, ""))
            self.chosen[heading] = drop
            name = label(heading)
            name.setMaximumWidth(lines(12))
            examples = "、".join(sheet.examples.get(heading, ()))
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(Elided(examples, "note", tone="hint"), at, 1)
            self._grid.addWidget(drop, at, 2, Qt.AlignmentFlag.AlignLeft)
        self._first = next(iter(self.chosen.values()), None)

    def _on_chosen(self, heading: str, value: object) -> None:
        """What one column is, no other is."""
        for other, drop in self.chosen.items():
            if other != heading and value and drop.value == value:
                drop.show_value("")
        self._look()

    def _look(self) -> None:
        """Say what is still missing."""
        known = self._sheet is not None and self._sheet.register is not None
        lacking = self.lacking
        if not known:
            self._lacks.say("先选这是哪本台账。")
        elif lacking:
            self._lacks.say(f"还缺：{'、'.join(lacking)}。选好才能读。")
        else:
            self._lacks.say("够了。读出来先看，还不会写进台账。")
        self._mark.setVisible(known and bool(lacking))
        self.go.setEnabled(known and not lacking)

    def _foot(self) -> QWidget:
        foot = area("foot")
        foot.setFixedHeight(lines(2.7))
        self._mark = picture("triangle-alert", "amber")
        give_up = button("换文件", self.given_up.emit, look="bare")
        parts = (self._mark, self._lacks, give_up, self.go, key_cap("Ctrl+Enter"))
        inside = row(*parts, edge=1.0)
        inside.setStretch(1, 1)
        foot.setLayout(inside)
        return foot
