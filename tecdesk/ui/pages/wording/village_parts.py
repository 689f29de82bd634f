"""What only villages have in the panel: records left behind, parting into several."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.year import YearLine
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.ui.pages.wording.word_kinds import Entry
    from tecdesk.ui.pages.wording.word_kinds import KeptVillages

_BETWEEN = re.compile(r"[、,，;；\s]+")
_HOW = "写上新的村名，用顿号隔开；原来的村名也写上，它就接着用。"


class LeftBehind(QWidget):
    """Records of years in which their village was no more; nothing while none are.

    Signals:
        open_wanted: key of a register, and Rows.
    """

    open_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._said = label("", wrap=True, tone="amber")
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        head = row(picture("triangle-alert", "amber"), self._said, gap=0.3)
        head.setStretch(1, 1)
        how = "打开后全选，按 Ctrl+R 改成新的村；往年的数不会变。"
        words = label(how, "note", tone="hint", wrap=True)
        self.setLayout(column(head, self._links, words, gap=0.3))
        self.hide()

    def show_records(
        self, village: Entry, left: Mapping[str, Sequence[Record]]
    ) -> None:
        """Say how many there are in which register, and lead to them."""
        clear(self._links)
        count = sum(map(len, left.values()))
        after = (village.until or 0) + 1
        self._said.setText(f"{after} 年起还有 {count} 条写的是{village.text}。")
        for key, records in left.items():
            register = REGISTERS[key]
            words = f"{register.label} {len(records)} {register.word}"
            rows = Rows(tuple(r.id for r in records), f"{village.text} {after} 年起")
            link = button(words, partial(self.open_wanted.emit, key, rows), look="link")
            self._links.addLayout(row(link, None))
        self.setVisible(bool(left))


class Parting(QWidget):
    """Ends a village and begins several in its place, from a year on.

    Attributes:
        names, since: what is typed. do: the button.

    Signals:
        changed: a Change was made.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kept: KeptVillages | None = None
        self._key = ""
        self.names = Line()
        self.names.setAccessibleName("分成哪几个村")
        self.since = YearLine("从哪一年起分开")
        self._said = label(_HOW, "note", tone="hint", wrap=True)
        self.do = button("拆分", self.part)
        years = row(self.since, label("起", tone="hint"), None, gap=0.4)
        made = column(
            rule(),
            label("分成几个村", bold=True),
            row(label("分为", tone="hint"), self.names, gap=0.4),
            years,
            self._said,
            row(self.do, None),
            gap=0.5,
        )
        self.setLayout(made)
        for line in (self.names, self.since):
            line.textChanged.connect(lambda _text: self.look())

    @property
    def said(self) -> str:
        """What parting would do, or why it cannot be done."""
        return self._said.text()

    def show_village(self, kept: KeptVillages, key: str) -> None:
        """Offer to part this one."""
        self._kept, self._key = kept, key
        self.names.clear()
        self.since.clear()
        self.look()

    def look(self) -> None:
        """Say what parting would do, or why it cannot be done."""
        names, (year, wrong) = self._names(), self.since.read()
        if self._kept is None or not (names or year or wrong):
            self._explain(_HOW, ok=False)
            return
        objection = wrong or self._kept.splitting(self._key, names, year)
        if objection:
            self._explain(objection, ok=False, bad=True)
            return
        words = f"从 {year} 年起分为{'、'.join(names)}；往年不变。"
        self._explain(f"{words}{year} 年起的记录要自己看着改。", ok=True)

    def part(self) -> None:
        """Part the village."""
        self.look()
        year, _ = self.since.read()
        if self.do.isEnabled() and self._kept is not None and year is not None:
            self.changed.emit(self._kept.split(self._key, self._names(), year))

    def _names(self) -> list[str]:
        return [name for name in _BETWEEN.split(self.names.text()) if name]

    def _explain(self, words: str, *, ok: bool, bad: bool = False) -> None:
        self._said.setText(words)
        tone(self._said, "tone", "red" if bad else "hint")
        self.do.setEnabled(ok)
