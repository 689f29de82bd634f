"""谁在记、哪一年: what is kept in the book and stands in its history and figures."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk.completion import Offer
from tecdesk.desk.people import people
from tecdesk.desk.people import strike_off
from tecdesk.domain.change import Change
from tecdesk.domain.registers import LEDGERS
from tecdesk.errors import DeskError
from tecdesk.store.log.people import operators
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.editors.offers import matching
from tecdesk.ui.editors.year import YearLine
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.settings.names import Names
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import tone
from tecdesk.ui.seats import Seats

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings
    from tecdesk.ui.desk import Desk

_WHO = "每次改动都在“经过”里记下是谁改的；Ctrl+Shift+L 换人。"
_PEOPLE = "不止一个人时，打开台账先问是谁。拿掉的人，经过里照样有。"
_WHOLE = "从这一年起记全了，才拿来当“上年”比；空着就不比。"


class WorkSection(Section):
    """Who is at the desk, the year being worked on, and since when ledgers are whole.

    Attributes:
        operator: name of who is at the desk. people: everybody who may be.
        year: being worked on.
        since: register key to the line of its first whole year.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("做事", "记在这本台账里")
        self._desk = desk
        self.operator = OfferLine(self._offers)
        self.operator.setAccessibleName("经办人")
        self.operator.setFixedWidth(lines(9))
        self.people = Names("从名单里拿掉", self._strike_off)
        self.operator.left.connect(self._keep_operator)
        self.operator.returnPressed.connect(self._keep_operator)
        self.year = Chooser("做哪一年", lambda year: desk.work_on(int(str(year))))
        self.since = {
            each.key: YearLine(f"{each.label}记全的头一年") for each in LEDGERS
        }
        self._wrong = label("", "note", tone="red")
        self._arrange()

    def reload(self) -> None:
        """Show what is kept."""
        settings, year = self._desk.book.settings, self._desk.bus.year
        self.operator.setText(settings.operator)
        self.people.show_names(people(self._desk.book))
        self.year.offer([(each, f"{each}年度") for each in self._desk.years], year)
        for key, line in self.since.items():
            line.setText(str(settings.complete_since.get(key, "")))
        self._say("")

    @property
    def wrong(self) -> str:
        """What is wrong with a year that was typed."""
        return self._wrong.text()

    def _arrange(self) -> None:
        self.add("经办人", self.operator, _WHO)
        self.add("用这本台账的人", self.people, _PEOPLE)
        self.add("做哪一年", self.year, "首页、汇总、报表、上报都按这一年。")
        for register in LEDGERS:
            line = self.since[register.key]
            line.left.connect(partial(self._keep_since, register.key))
            line.returnPressed.connect(partial(self._keep_since, register.key))
        self.add("记全的头一年", self._pairs(), _WHOLE)

    def _pairs(self) -> QWidget:
        """The lines of the first whole years, two by two."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(lines(0.4))
        grid.setVerticalSpacing(lines(0.3))
        for at, register in enumerate(LEDGERS):
            name, line = label(register.label), self.since[register.key]
            name.setBuddy(line)
            name.setContentsMargins(lines(0.8) if at % 2 else 0, 0, 0, 0)
            grid.addWidget(name, at // 2, at % 2 * 2)
            grid.addWidget(line, at // 2, at % 2 * 2 + 1)
        made = QWidget()
        inside = column(row(grid, None), self._wrong, gap=0.2)
        made.setLayout(inside)
        return made

    def _offers(self, typed: str, most: int) -> list[Offer]:
        book = self._desk.book
        known = dict.fromkeys([*people(book), *operators(book), _clerk(book)])
        names = [name for name in known if name]
        return [Offer(name, name) for name in matching(typed, names)[:most]]

    def _keep_operator(self) -> None:
        name = self.operator.text().strip()
        if name == self._desk.book.settings.operator:
            return
        seats = Seats(self._desk.book, self._desk.preferences)
        if self._done(lambda: seats.take(name)):
            self._desk.bus.say(f"经办人换成{name}" if name else "经办人空着了")

    def _strike_off(self, name: str) -> None:
        if self._done(lambda: strike_off(self._desk.book, name)):
            self._desk.bus.say(f"名单里没有{name}了，经过里的照旧")

    def _done(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DeskError as error:
            self._desk.bus.trouble(error)
            return False
        self._desk.bus.seated.emit()
        self.reload()
        return True

    def _keep_since(self, register: str) -> None:
        year, wrong = self.since[register].read()
        self._say(wrong)
        tone(self.since[register], "state", "red" if wrong else "")
        before = self._desk.book.settings.complete_since.get(register)
        if wrong or year == before:
            return

        def changed(now: Settings) -> Settings:
            since = {k: v for k, v in now.complete_since.items() if k != register}
            return replace(
                now, complete_since=since | ({register: year} if year else {})
            )

        if self._desk.keep(changed):
            # Figures of last year appear or go where they are shown.
            self._desk.bus.changed.emit(Change("", {register: ()}), self)
            named = next(each.label for each in LEDGERS if each.key == register)
            words = f"从 {year} 年起记全" if year else "没有记全的年份"
            self._desk.bus.say(f"{named}：{words}")

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))


def _clerk(book: Book) -> str:
    return book.unit.text("clerk")
