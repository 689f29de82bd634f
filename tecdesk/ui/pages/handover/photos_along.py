"""The question of a submission whether the photos go along: no, unless ticked."""

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


class PhotosAlong(QWidget):
    """Out of sight where the year has no photos.

    Attributes:
        tick: on when they go along.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tick = Tick("佐证照片一起带走")
        words = "不带，包里只有记录和数字；带上，县里能看到照片。"
        hint = label(words, "note", tone="hint", wrap=True)
        self.setLayout(column(row(self.tick, None), hint, lines(0.5), gap=0.2))
        self.hide()

    @property
    def wanted(self) -> bool:
        """True when the photos go along."""
        return self.tick.isChecked() and not self.isHidden()

    def count(self, period: Period) -> None:
        """Find out, in the worker, how many there are and how large."""
        work = partial(_counted, self._desk.book.path, period)
        self._desk.jobs.look("数佐证照片", work, self._show, key="photos along")

    def _show(self, found: tuple[int, int]) -> None:
        from tecdesk.desk.attaching import spoken_size

        count, size = found
        self.tick.setText(f"佐证照片一起带走：{count} 张，{spoken_size(size)}")
        self.setVisible(count > 0)


def _counted(path: Path, period: Period, _job: Job) -> tuple[int, int]:
    from tecdesk.exchange.packages.selection import photos_of_year

    with Book.open(path, writing=False) as book:
        return photos_of_year(book, period)
