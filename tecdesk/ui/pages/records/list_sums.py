"""What a list, its groups or its marked rows come to, added up in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics

from tecdesk.domain.values import show
from tecdesk.store.book import Book
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.totals import summary_of
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.store.lists.totals import Summary
    from tecdesk.store.lists.view import View
    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.models.records import RecordsModel
    from tecdesk.ui.parts.record_table import RecordTable
    from tecdesk.ui.parts.totals import Totals

_PATIENCE_MS = 60
Found = tuple["Summary", "Mapping[Value, Summary]"]
"""What all rows come to, and those of each group."""


class ListSums:
    """Fills the footer of a list.

    Sums of the columns with a fixed unit; 份, 册 and 张 are not added.
    """

    def __init__(self, table: RecordTable, totals: Totals, jobs: Jobs) -> None:
        self._table = table
        self._totals = totals
        self._jobs = jobs
        self._model: RecordsModel = table.model()  # type: ignore[assignment]
        self._register = self._model.register
        self._path: Path | None = None
        self._view: View | None = None
        self._whole: dict[str, str] = {}
        self._sums: dict[str, str] = {}
        self._marked: list[int] = []
        self._wait = QTimer(table, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(self._count_marked)
        self._painted = QTimer(table, singleShot=True, interval=0)
        self._painted.timeout.connect(self._count_all)
        table.selectionModel().selectionChanged.connect(lambda *_: self._wait.start())

    @property
    def keys(self) -> list[str]:
        """The fields that are summed."""
        fields = self._register.fields
        return [f.key for f in fields if f.unit and f.kind.is_number]

    def count(self, path: Path, view: View) -> None:
        """Sum the whole list, once its rows are painted."""
        self._path, self._view, self._marked = path, view, []
        self._totals.setVisible(bool(self._model.count))
        self._painted.start()
        self.place()

    def width(self, key: str) -> int:
        """What the longest sum of a column needs, in pixels."""
        if key not in self.keys:
            return 0
        kind = self._register[key].kind
        totals = [g.summary.totals.get(key) for g in self._model.grouping.groups]
        said = [show(kind, t.value) for t in totals if t and t.value is not None]
        longest = max([*said, self._whole.get(key, "")], key=len)
        metrics = QFontMetrics(sized("body", bold=True))
        return metrics.horizontalAdvance(longest) + lines(1.4)

    def place(self) -> None:
        """Put the sums under their columns."""
        keys = [field.key for field in self._model.fields]
        words, sums = self._words(), self._sums
        at = {keys.index(key): text for key, text in sums.items() if key in keys}
        room = self._room(at)
        self._totals.say(words, at, short=room < lines(9))

    def _room(self, sums: dict[int, str]) -> int:
        header = self._table.horizontalHeader()
        return min((header.sectionPosition(at) for at in sums), default=header.width())

    def _words(self) -> str:
        word = self._register.word
        if self._marked:
            return f"已选 {len(self._marked)} {word}"
        return f"{self._model.count} {word}"

    def _count_all(self) -> None:
        path, view = self._path, self._view
        if path is not None and view is not None and self.keys and self._model.count:
            self._start(lambda: summed(path, view, self.keys), "", self._show_all)

    def _count_marked(self) -> None:
        if not self._table.isVisible():
            return
        marked = self._table.marked_rows()
        marked = marked if len(marked) > 1 else []
        if marked == self._marked:
            return
        self._marked = marked
        if not marked:
            self._sums = self._whole
        elif self._path is not None and self._view is not None and self.keys:
            self._sums = {}
            numbers, path = self._model.numbers(marked), self._path
            self._start(
                lambda: summed_rows(path, self._register.key, self.keys, numbers),
                "marked",
                self._show_marked,
            )
        self.place()

    def _start(
        self, work: Callable[[], Any], what: str, done: Callable[[Any], None]
    ) -> None:
        key = f"totals of {self._register.key} {what}"
        self._jobs.look("算合计", lambda _job: work(), done, key=key)

    def _show_all(self, found: Found) -> None:
        summary, groups = found
        self._whole = self._texts(summary)
        if not self._marked:
            self._sums = self._whole
        if groups:
            self._model.show_subtotals(groups)
        self.place()

    def _show_marked(self, found: Summary) -> None:
        if self._marked:
            self._sums = self._texts(found)
        self.place()

    def _texts(self, found: Summary) -> dict[str, str]:
        return {
            key: _said(self._register[key], total.value)
            for key, total in found.totals.items()
            if total.value is not None
        }


def summed(path: Path, view: View, keys: list[str]) -> Found:
    """The sums of a list and of its groups, on a connection of its own."""
    with Book.open(path, writing=False) as book:
        listing = Lists(book).open(view)
        return listing.summary(keys), listing.subtotals(keys) if view.group else {}


def summed_rows(
    path: Path, register: str, keys: list[str], numbers: list[int]
) -> Summary:
    """The same of some rows by their numbers."""
    with Book.open(path, writing=False) as book:
        return summary_of(book, register, numbers, keys)


def _said(field: Field, value: int | None) -> str:
    return show(field.kind, value)
