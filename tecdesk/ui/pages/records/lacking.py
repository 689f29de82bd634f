"""The chip 缺佐证: how many records have no proof, and only these when pressed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from tecdesk.domain.register import EVIDENCE
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.store.book import Book
from tecdesk.store.photos.attached import is_kept
from tecdesk.ui.fonts import sized

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.register import Register
    from tecdesk.store.query import Filter
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.jobs import Jobs


class Lacking(QPushButton):
    """Out of sight where nothing is missing, or where no photos are kept."""

    def __init__(self, register: Register, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setFont(sized("note"))
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setVisible(False)
        self._register = register
        self._jobs = jobs

    def count(self, path: Path, chosen: Filter) -> None:
        """Count again, in the worker, what is missing among the records of a filter."""
        if self._register.proven:
            key = self._register.key
            where = narrowed(replace(chosen, words=""))
            work = partial(_counted, path, key, where)
            self._jobs.look("数缺的佐证", work, self._show, key=f"lacking {key}")

    def narrow(self, where: Filter) -> Filter:
        """The filter, and only records without proof while the chip is pressed."""
        return narrowed(where) if self.isChecked() else where

    def show_filter(self, where: Filter) -> None:
        """Be pressed when a kept filter says so."""
        self.setChecked(where.without == ATTACHMENT.key)

    def _show(self, missing: int) -> None:
        self.setText(f"缺佐证 {missing}")
        self.setVisible(missing > 0 or self.isChecked())


def narrowed(where: Filter) -> Filter:
    """Of these the records about whose proof nothing is written, without photos."""
    equals = {**where.equals, EVIDENCE: None}
    return replace(where, equals=equals, without=ATTACHMENT.key)


def _counted(path: Path, register: str, where: Filter, _job: Job) -> int:
    with Book.open(path, writing=False) as book:
        return book.count(register, where) if is_kept(book, register) else 0
