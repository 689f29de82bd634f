"""Right of the form: the figure of the cell picked, and everything that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget

from tecdesk.desk.filling.binding import What
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.filling.choices import unit_word
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.recipe import Recipe
from tecdesk.ui.pages.filling.sheet_model import TONES
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import Binding
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.filling.held import Entry
    from tecdesk.ui.pages.filling.held import Held

_NOT_YET = "这格还没有定填哪个数。在下面选指标，打拼音首字母就行。"
_NO_CELL = "用方向键在表里走，走到哪格，这里就说那格填什么。"


class CellPanel(QFrame):
    """Shows one cell, or one mark in it, and lets a person say what it gets.

    Attributes:
        place: what is shown; None for a cell that is not to be filled.
        recipe: the choices that make the figure.

    Signals:
        bound: place and Binding chosen. left: place to stay as it is.
        settled: place whose proposal is right. settled_alike: so are all that ask
        for the same reason. told: place whose figure opens.
        ended: Enter after the last choice.
    """

    bound = Signal(object, object)
    left = Signal(object)
    settled = Signal(object)
    told = Signal(object)
    settled_alike = Signal()
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setAccessibleName("这格填什么")
        self.place: Place | None = None
        self._held: Held | None = None
        self._where = label("", "note", tone="hint")
        self._state = label("", "note", bold=True)
        self._label = label("", "section", bold=True, wrap=True)
        self._figure = label("", "figure", bold=True)
        self._unit = label("", tone="hint")
        self._open = button("这个数怎么来的", self._tell, look="link")
        self._why = label("", "note", tone="hint", wrap=True)
        self._alike = button("", self.settled_alike.emit, look="link")
        self._marks = Segments("这格里的第几处", self._on_mark)
        self.recipe = Recipe(desk)
        self.recipe.chosen.connect(self._on_chosen)
        self.recipe.ended.connect(self.ended)
        self._settle = button("就这样定", self._on_settled, icon="check")
        self._leave = button("这格不填", self._on_left)
        self._arrange()
        self.show_cell(None, None)

    def show_cell(self, held: Held | None, cell: Place | None) -> None:
        """Show a cell; of several marks the one shown last, or the first."""
        self._held = held
        objection = held.objection(cell) if held and cell else _NO_CELL
        places = held.at(cell) if held and cell and not objection else []
        kept = self.place if self.place in places else None
        self.place = kept or next(iter(places), None if objection else cell)
        self._marks.setVisible(len(places) > 1)
        marks = [(place, f"第{at}处") for at, place in enumerate(places, 1)]
        self._marks.offer(list(marks), self.place)
        self._where.setText(held.form.named(cell) if held and cell else "")
        if self.place is None:
            words = held.text(cell) if held and cell else ""
            self._say_nothing(words, objection)
        else:
            self._show_entry()

    def show_place(self, held: Held, place: Place) -> None:
        """Show one mark of a cell."""
        self.place = place
        self.show_cell(held, place.cell)

    def focus(self) -> None:
        """Put the cursor on the first choice."""
        if self.place is not None:
            self.recipe.focus()

    def _say_nothing(self, title: str, words: str) -> None:
        self._label.setText(title)
        self._label.setVisible(bool(title))
        self._why.setText(words)
        self._why.show()
        for each in (*self._fillable, self._state):
            each.hide()

    def _show_entry(self) -> None:
        if self._held is None or self.place is None:
            return
        entry = self._held.entries.get(self.place)
        for each in self._fillable:
            each.show()
        self._state.setVisible(entry is not None)
        self._state.setText(entry.state.value if entry else "")
        tone(self._state, "tone", _tone(entry))
        self._label.setText(entry.label if entry else "")
        self._label.setVisible(bool(entry and entry.label))
        self._show_figure(entry)
        self._why.setText(_reason(entry))
        self._why.setVisible(bool(_reason(entry)))
        asks = entry is not None and entry.state is State.ASKS and entry.binding
        self._settle.setVisible(bool(asks))
        alike = len(self._held.alike(self.place))
        self._alike.setText(f"同样原因的 {alike} 格都这样定")
        self._alike.setVisible(alike > 1)
        self._leave.setVisible(entry is None or entry.state is not State.LEFT)
        self.recipe.show_binding(entry.binding if entry else None)

    def _show_figure(self, entry: Entry | None) -> None:
        figure = entry.shown if entry else ""
        self._figure.setText(figure)
        self._figure.setVisible(bool(figure))
        tone(self._figure, "tone", "amber" if entry and entry.lacks else "")
        binding = entry.binding if entry else None
        known = binding is not None and not (entry and entry.lacks)
        self._unit.setText(unit_word(binding) if binding and known else "")
        self._unit.setVisible(bool(self._unit.text()))
        self._open.setVisible(binding is not None and _opens(binding, known=known))

    def _on_mark(self, place: object) -> None:
        self.place = place  # type: ignore[assignment]  # what was offered
        self._show_entry()

    def _on_chosen(self, binding: object) -> None:
        if self.place is not None:
            self.bound.emit(self.place, binding)

    def _on_settled(self) -> None:
        if self.place is not None:
            self.settled.emit(self.place)

    def _on_left(self) -> None:
        if self.place is not None:
            self.left.emit(self.place)

    def _tell(self) -> None:
        if self.place is not None:
            self.told.emit(self.place)

    def _arrange(self) -> None:
        number = row(self._figure, self._unit, None)
        number.setAlignment(self._unit, Qt.AlignmentFlag.AlignBottom)
        inside = QWidget()
        line = rule()
        made = column(
            row(self._where, None, self._state),
            self._label,
            row(self._marks, None),
            number,
            row(self._open, None),
            self._why,
            row(self._alike, None),
            line,
            self.recipe,
        )
        inside.setLayout(made)
        made.setContentsMargins(0, 0, 0, 0)
        foot = area("foot")
        foot.setFixedHeight(lines(2.5))
        foot.setLayout(row(self._settle, self._leave, None, edge=0.8))
        whole = column(scrolled(inside), foot, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._fillable: tuple[QWidget, ...] = (
            self._figure,
            self._unit,
            self._open,
            self._alike,
            line,
            self.recipe,
            foot,
        )


def _opens(binding: Binding, *, known: bool) -> bool:
    """True for a number with records behind it, also where they do not say it."""
    if binding.what is What.TARGET:
        return False
    return known or binding.what is What.VALUE


def _tone(entry: Entry | None) -> str:
    tones = {"text3": "dim"}
    named = TONES[entry.state] if entry else ""
    return tones.get(named, named)


def _reason(entry: Entry | None) -> str:
    """Why it asks, why there is no figure, or what to know of it."""
    if entry is None:
        return _NOT_YET
    answer = entry.answer
    words = [entry.why if entry.state is not State.SET else ""]
    if answer is not None and entry.binding is not None:
        words += [answer.why, answer.note]
    return "；".join(dict.fromkeys(word for word in words if word))
