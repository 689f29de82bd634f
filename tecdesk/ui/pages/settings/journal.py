"""修改记录: on paper, how the book once was, and whether somebody else changed it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.desk.looking_back import changes_of
from tecdesk.desk.looking_back import moment
from tecdesk.desk.looking_back import outside
from tecdesk.domain.period import Period
from tecdesk.store.log.written import years_written
from tecdesk.store.past import as_of
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.printed import Printed

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QHBoxLayout

    from tecdesk.desk.looking_back import Outside
    from tecdesk.store.book import Book
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.printed import Made

_ABOUT = "谁、什么时候、改了哪一条，都留着"
_PAST = "整本台账那一天的样子，另存一本，只看不改。照片不在里面，设置是现在的。"
_CHECK = "在程序外改过台账，查得出是哪一条"
_KIND = "台账 (*.tecdesk)"


class JournalSection(Section):
    """What the journal is good for.

    Attributes:
        years: the year to print. said: what the last look found.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("修改记录", _ABOUT)
        self._desk = desk
        self.years = DropDown("年份", lambda _value: None)
        self.said = label("", "note", wrap=True)
        both = row(self.years, button("看修改记录", self.print_changes), None, gap=0.6)
        self.add("打印", _held(both))
        self.add("过去的样子", button("看某一天…", self.look_back), _PAST)
        self.add("检查", button("查一遍", self.check), _CHECK)
        self.fill(self.said)
        self.said.hide()

    def reload(self) -> None:
        """Offer the years in which something was done."""
        years: list[tuple[object, str]] = [
            (each, f"{each} 年") for each in years_written(self._desk.book)
        ]
        self.years.offer(years, years[0][0] if years else "")

    def print_changes(self) -> None:
        """Show 修改记录 of the year as it will be printed."""
        if not self.years.value:
            self._desk.bus.say("这本台账还没有修改记录")
            return
        year = int(str(self.years.value))
        name = f"{year}年修改记录"
        wanted = Printed(name, partial(_made, Period(year)), back="settings")
        self._desk.bus.wanted.emit("paper", wanted)

    def look_back(self) -> None:
        """Ask for a day, and open a copy of the book as it was then."""
        asked = "看哪一天的样子？"
        said = self._desk.dialogs.reason(asked, "写日期，如 2025-06-15", "往回看")
        if not said:
            return
        try:
            at = moment(said)
        except ValueError:
            self._desk.bus.say(f"看不懂“{said}”，写成 2025-06-15")
            return
        own = self._desk.book.path
        name = f"{own.stem}_{at[:10]}的样子.tecdesk"
        target = self._desk.dialogs.save_file("存成一本，只看", name, _KIND, "books")
        if target:
            work = partial(_walk, own, at, target)
            self._desk.jobs.start("往回看", work, self._on_made)

    def check(self) -> None:
        """Look whether the book was changed without the program."""
        own = self._desk.book.path
        self._desk.jobs.start("检查修改记录", lambda _job: outside(own), self._on_found)

    def _on_made(self, target: Path) -> None:
        self._desk.bus.book_wanted.emit(target)

    def _on_found(self, found: Outside | None) -> None:
        lines = found.sentences if found else ["这本台账还没有开始记。"]
        self.said.setText("\n".join(lines))
        self.said.show()


def _held(line: QHBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(line)
    return made


def _made(period: Period, book: Book) -> Made:
    return changes_of(book, period)["pdf"], ""


def _walk(own: Path, at: str, target: Path, job: Job) -> Path:
    as_of(own, at, target, job.cancelled)
    return target
