"""Which columns of a list there is room for, and how wide they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Self

from PySide6.QtCore import Qt

from tecdesk.ui.models.columns import fitting
from tecdesk.ui.models.columns import spread

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.store.lists.view import View
    from tecdesk.ui.models.columns import Columns
    from tecdesk.ui.models.records import RecordsModel
    from tecdesk.ui.pages.records.list_sums import ListSums
    from tecdesk.ui.parts.record_table import RecordTable


class Quiet:
    """Marks the time in which the program itself changes a table."""

    def __init__(self) -> None:
        self._depth = 0

    @property
    def on(self) -> bool:
        """True while the program changes it; nobody chose anything."""
        return self._depth > 0

    def __enter__(self) -> Self:
        self._depth += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._depth -= 1


class Sizing:
    """Fits the columns of a list into its room, over and over at little cost."""

    def __init__(
        self, table: RecordTable, columns: Columns, sums: ListSums, quiet: Quiet
    ) -> None:
        self._table = table
        self._model: RecordsModel = table.model()  # type: ignore[assignment]
        self._register = self._model.register
        self._columns = columns
        self._sums = sums
        self._quiet = quiet
        self._needed: dict[Field, int] = {}
        self._seen: tuple[View, int, int] | None = None

    @property
    def left_out(self) -> list[Field]:
        """The columns that are wanted and for which there is no room."""
        return [f for f in self._columns.fields if f not in self._model.fields]

    def expect(self, view: View, moment: int, year: int) -> None:
        """Another list is shown; while words are typed the columns stay as they are."""
        bare = replace(view, where=replace(view.where, words="")), moment, year
        if view.where.words and bare == self._seen:
            return
        self._seen = None if view.where.words else bare
        self._needed = {}

    def fit(self) -> None:
        """Show the columns there is room for; the name takes what is left."""
        needed = self._measured(self._columns.fields)
        widths = {
            field: self._columns.width(field) or max(need, self._sums.width(field.key))
            for field, need in needed.items()
        }
        room = self._table.room
        shown = fitting(self._register, widths, room, chosen=self._columns.chosen)
        self._show_fields(shown)
        keys = [field.key for field in shown]
        name = self._register.named_by
        at = keys.index(name) if name in keys else 0
        drawn = {n for n, field in enumerate(shown) if self._columns.width(field)}
        shared = spread([widths[field] for field in shown], room, at, drawn)
        with self._quiet:
            self._table.fit(-1, widths=shared)
            self._table.span_headings()
            self._point_order()
        self._sums.place()

    def _measured(self, fields: list[Field]) -> dict[Field, int]:
        """What the columns need; measured once for a list, however often it is fit."""
        if list(self._needed) != fields:
            self._show_fields(fields)
            widths = self._table.wanted_widths()
            self._needed = dict(zip(fields, widths, strict=True))
        return self._needed

    def _show_fields(self, fields: list[Field]) -> None:
        if self._model.fields == fields:
            return
        marked = self._table.marked_rows()
        row = self._table.currentIndex().row()
        with self._quiet:
            self._model.show_fields(fields)
            if len(marked) <= 1:
                self._table.mark(row)
            else:
                self._table.mark_rows(marked)

    def _point_order(self) -> None:
        """Put the arrow on the column that the list is sorted by."""
        keys = [field.key for field in self._model.fields]
        order = self._columns.layout.order
        by = order[0].removeprefix("-") if order else ""
        down = bool(order) and order[0].startswith("-")
        arrow = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        at = keys.index(by) if by in keys else -1
        self._table.horizontalHeader().setSortIndicator(at, arrow)
