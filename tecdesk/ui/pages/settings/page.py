"""设置: everything takes hold at once; nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout

from tecdesk.ui.breaks import TWO_COLUMNS
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.settings.away import AwaySection
from tecdesk.ui.pages.settings.journal import JournalSection
from tecdesk.ui.pages.settings.look import LookSection
from tecdesk.ui.pages.settings.numbers import NumbersSection
from tecdesk.ui.pages.settings.safe import SafeSection
from tecdesk.ui.pages.settings.secret import SecretSection
from tecdesk.ui.pages.settings.whose import PlaceSection
from tecdesk.ui.pages.settings.whose import UnitSection
from tecdesk.ui.pages.settings.work import WorkSection
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.desk import Desk


class SettingsPage(Page):
    """What belongs to this computer first, then what is kept in the book.

    Attributes:
        look, work, numbers, unit, place, safe, secret, journal, away: its sections.
    """

    key = "settings"
    title = "设置"
    registers = frozenset({"unit"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.look = LookSection(desk)
        self.work = WorkSection(desk)
        self.away = AwaySection(desk)
        self.numbers = NumbersSection(desk)
        self.unit = UnitSection(desk)
        self.place = PlaceSection(desk)
        self.safe = SafeSection(desk)
        self.secret = SecretSection(desk)
        self.journal = JournalSection(desk)
        self.header.sub.setText("改了马上算数，不用另外保存")
        mine = (self.work, self.numbers, self.secret)
        left = column(self.look, *mine, None, gap=1.2)
        kept = (self.safe, self.journal, self.away)
        right = column(self.unit, self.place, *kept, None, gap=1.2)
        self._both = row(left, right, gap=1.2)
        self._both.setStretch(0, 1)
        self._both.setStretch(1, 1)
        edge = lines(1.0)
        self._both.setContentsMargins(edge, edge, edge, edge)
        ground = area("surface")
        ground.setLayout(self._both)
        self.body.addWidget(framed(ground), 1)

    def commands(self) -> Sequence[Command]:
        return (
            Command("下一项", shown="Tab", hint=True),
            Command("换选项", shown="← →", hint=True),
            Command("改单位资料", self.unit.change.click, "F2"),
        )

    def reload(self) -> None:
        for here in (self.look, self.work, self.away):
            here.reload()
        kept = (self.unit, self.place, self.safe, self.secret, self.journal)
        for in_book in kept:
            in_book.reload()
        self.numbers.reload()

    def settle(self, argument: object) -> None:
        self.reload()
        self.look.type_size.focus_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = is_wide(self, TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)
