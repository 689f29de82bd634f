"""Whether numbers of persons go along with a submission: no, unless ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.store.book import Book
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.tick import Tick

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.period import Period
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job


class PersonalAlong(QWidget):
    """Says what would leave the house; out of sight where there is nothing.

    Attributes:
        tick: on when they go along.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tick = Tick("身份证号、电话一起带走")
        self._told = label("", "note", tone="hint", wrap=True)
        self.setLayout(column(row(self.tick, None), self._told, lines(0.5), gap=0.2))
        self.tick.toggled.connect(lambda _on: self._say())
        self._found: list[str] = []
        self.hide()

    @property
    def wanted(self) -> bool:
        """True when they go along."""
        return self.tick.isChecked() and not self.isHidden()

    def count(self, period: Period) -> None:
        """Find out, in the worker, which there are and how many."""
        work = partial(_found, self._desk.book.path, period)
        self._desk.jobs.look("数证件号和电话", work, self._show, key="personal along")

    def _show(self, found: list[str]) -> None:
        self._found = found
        self.setVisible(bool(found))
        self._say()

    def _say(self) -> None:
        what = "、".join(self._found)
        words = f"会带走：{what}。县里没有要就不带；带就最好加口令。"
        self._told.setText(words if self.tick.isChecked() else f"不带：{what}。")


def _found(path: Path, period: Period, _job: Job) -> list[str]:
    from tecdesk.desk.personal import personal_of_year

    with Book.open(path, writing=False) as book:
        return personal_of_year(book, period)
