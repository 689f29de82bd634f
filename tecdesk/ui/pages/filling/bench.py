"""The form being filled and what stands right of it: walk, look, settle, choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.exchange.forms.grid import FormKind
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.pages.figures.evidence import EvidencePanel
from tecdesk.ui.pages.filling.cell_panel import CellPanel
from tecdesk.ui.pages.filling.filled_panel import FilledPanel
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.inquiry import Inquiry
from tecdesk.ui.pages.filling.progress import Progress
from tecdesk.ui.pages.filling.sheet_view import SheetView
from tecdesk.ui.pages.filling.sides import Sides
from tecdesk.ui.parts.notice import Notice
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QResizeEvent

    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.figures import Answer
    from tecdesk.desk.filling.filling import Filled
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.tally.evidence import Evidence
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.filling.held import Held


class Bench(QWidget):
    """Left the form, right one panel at a time.

    Attributes:
        held: the form; None before one is open. notice: how it differs from the
            one filled before. progress, sheet: its parts.
        cell, evidence, filled: the panels.

    Signals:
        changed: a person said something of a cell.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._inquiry = Inquiry(desk)
        self.held: Held | None = None
        self.progress = Progress(self._on_sheet, self.next_open)
        self.sheet = SheetView()
        self.cell = CellPanel(desk)
        self.evidence = EvidencePanel(Lookup(desk.book, desk.bus))
        self.filled = FilledPanel()
        # The form begins where the titles of all pages do.
        inside = column(self.sheet, gap=0)
        inside.setContentsMargins(lines(1.0), lines(0.5), 0, 0)
        ground = QWidget()
        ground.setLayout(column(self.progress, inside, gap=0))
        panels = (self.cell, self.filled)
        self._sides = Sides(self, ground, self.evidence, *panels)
        both = row(ground, self.evidence, *panels, gap=0)
        both.setStretch(0, 1)
        self.notice = Notice()
        made = column(self.notice, both, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
        self._sides.show(self.cell)
        self._connect()

    def show_form(self, held: Held) -> None:
        """Show a form; the cursor goes to the first cell that asks."""
        self.held = held
        self.progress.offer(held)
        self._show_sheet(self.progress.which.value)
        self._count()
        self.notice.say(held.differs, grave=False)
        self.notice.setVisible(bool(held.differs))
        self._sides.show(self.cell)
        first = held.open_after(None) or next(iter(sorted(held.entries)), None)
        if first is not None:
            self.stand_on(first)
        elif box := next(iter(self.sheet.cells.laid.boxes.values()), None):
            self.sheet.stand_on(box.place)

    def focus(self) -> None:
        """Put the cursor on the form."""
        self.sheet.setFocus()

    def step_back(self) -> bool:
        """From a panel back to the form; False when the cursor is there already."""
        if self._sides.shown is not self.cell:
            self._sides.show(self.cell)
        elif self.sheet.hasFocus():
            return False
        self.sheet.setFocus()
        return True

    def next_open(self) -> None:
        """Go to the next cell that asks."""
        place = self.held.open_after(self._here()) if self.held else None
        if place is None:
            self._desk.bus.say("没有待定的格了，Ctrl+Enter 填好")
            self.focus()
        else:
            self.stand_on(place)

    def stand_on(self, place: Place) -> None:
        """Show a cell, whatever sheet it is on, and what it gets."""
        if self.held is None:
            return
        if self.sheet.cells.laid.box_of(place) is None:
            self.progress.which.show_value(place.sheet)
            self._show_sheet(place.sheet)
        self._sides.show(self.cell)
        self.sheet.stand_on(place)
        self.cell.show_place(self.held, place)
        self.sheet.setFocus()

    def open_cell(self) -> None:
        """Enter on a cell: what is proposed is right; else choose what it gets."""
        place = self._here()
        entry = self.held.entries.get(place) if self.held and place else None
        if place and entry and entry.state is State.ASKS and entry.binding:
            self.settle(place)
        else:
            self._sides.show(self.cell)
            self.cell.focus()

    def settle(self, place: Place) -> None:
        """A proposal is right; go on to the next cell that asks."""
        self._change(place, state=State.SET)
        if self.held is not None and self.held.open_after(place) is not None:
            self.next_open()
        else:
            self._desk.bus.say("待定的都定了，Ctrl+Enter 填好")
            self.focus()

    def settle_alike(self) -> None:
        """So are all proposals that ask for the same reason as the cell picked."""
        place = self._here()
        if self.held is None or place is None:
            return
        self._change(*self.held.alike(place), state=State.SET)
        self.next_open()

    def take_back(self) -> None:
        """Take back what was said of a cell last."""
        places = self.held.take_back() if self.held else []
        if not places:
            self._desk.bus.say("这张表里没有可以撤销的了")
            return
        self._retell(places)
        self.stand_on(places[0])
        self.changed.emit()

    def bind(self, place: Place, binding: Binding) -> None:
        """A person says what a cell gets."""
        self._change(place, state=State.SET, binding=binding, answer=None)
        self._inquiry.answers({place: binding}, self._on_answers)

    def recount(self) -> None:
        """Records were changed: ask for every figure again."""
        if self.held is None:
            return
        bound = {p: e.binding for p, e in self.held.entries.items() if e.binding}
        self._inquiry.answers(bound, self._on_answers)

    def leave(self) -> None:
        """The cell picked stays as it is."""
        if place := self._here():
            self._change(place, state=State.LEFT, binding=None, answer=None)
            self.focus()

    def tell(self) -> None:
        """Show the records behind the figure of the cell picked."""
        place = self._here()
        entry = self.held.entries.get(place) if self.held and place else None
        if entry is not None and entry.binding is not None:
            self._inquiry.evidence(entry.binding, self._on_evidence)

    def show_filled(self, filled: Filled) -> None:
        """Show the receipt and put the cursor on what is left."""
        if self.held is None:
            return
        self.filled.tell(filled, self.held)
        self._sides.show(self.filled)
        self.filled.focus()

    def other_side(self) -> None:
        """Walk between the form and what stands right of it."""
        panel = self._sides.shown
        if not self.sheet.hasFocus():
            self.sheet.setFocus()
        elif panel is self.filled:
            self.filled.focus()
        elif panel is self.evidence:
            self.evidence.table.setFocus()
        else:
            self.cell.focus()

    def turn(self, by: int) -> None:
        """Show the next sheet of a workbook, or the one before."""
        shown = (
            [s.number for s in self.held.form.sheets if not s.hidden]
            if self.held
            else []
        )
        value = self.progress.which.value
        if self.progress.which.isHidden() or value not in shown:
            return
        self.progress.which.choose(shown[(shown.index(value) + by) % len(shown)])

    def _here(self) -> Place | None:
        """The cell picked, or the mark of it that the panel shows."""
        return self.cell.place

    def _change(self, *places: Place, **changes: object) -> None:
        if self.held is not None and places:
            self.held.say(places, **changes)
            self._retell(places)
            self.changed.emit()

    def _retell(self, places: Collection[Place]) -> None:
        """Show cells again as they are now."""
        for place in places:
            self.sheet.cells.tell(place)
        self._count()
        here = self._here()
        if self.held is not None and here is not None and here in places:
            self.cell.show_place(self.held, here)

    def _count(self) -> None:
        if self.held is not None:
            self.progress.count(self.held)

    def _on_answers(self, found: dict[Place, tuple[Binding, Answer]]) -> None:
        if self.held is None:
            return
        for place, (binding, answer) in found.items():
            self.held.answer(place, binding, answer)
        self.sheet.fit()
        self._retell(found)

    def _on_evidence(self, found: Evidence) -> None:
        self.evidence.tell(found)
        self._sides.show(self.evidence)
        self.evidence.table.setFocus()

    def _on_moved(self) -> None:
        box = self.sheet.box
        if self.held is not None:
            self.cell.show_cell(self.held, box.place if box else None)

    def _on_ended(self) -> None:
        self.focus()

    def _on_sheet(self, number: object) -> None:
        self._show_sheet(number)
        if box := next(iter(self.sheet.cells.laid.boxes.values()), None):
            self.sheet.stand_on(box.place)
        self.focus()

    def _show_sheet(self, number: object) -> None:
        """One sheet of a workbook, all tables of a document."""
        if self.held is None:
            return
        form = self.held.form
        every = [sheet.number for sheet in form.sheets]
        one = form.kind is FormKind.WORKBOOK
        shown = [n for n in every if n == number] if one else every
        self.sheet.cells.show(self.held, shown)
        self.sheet.show_sheets()

    def _connect(self) -> None:
        self.sheet.moved.connect(self._on_moved)
        self.sheet.opened.connect(self.open_cell)
        self.cell.bound.connect(self.bind)
        self.cell.settled.connect(self.settle)
        self.cell.settled_alike.connect(self.settle_alike)
        self.cell.left.connect(lambda _place: self.leave())
        self.cell.told.connect(lambda _place: self.tell())
        self.cell.ended.connect(self._on_ended)
        self.evidence.close_wanted.connect(self.step_back)
        self.evidence.open_wanted.connect(self._desk.bus.wanted)
        self.filled.wanted.connect(self.stand_on)
        self.filled.closed.connect(self.step_back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sides.show(self._sides.shown)
