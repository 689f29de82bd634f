"""What a person chooses before printing: printer, pages, copies, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import tone
from tecdesk.ui.printing.order import PAPERS

if TYPE_CHECKING:
    from tecdesk.ui.preferences import Preferences
    from tecdesk.ui.printing.printers import Printers

_KEPT = "printer"
_ALL, _SOME = "all", "some"
_MOST_COPIES = 99
_NARROW = 3.0
_LONGEST = 6.4
"""The name of a printer, in lines; the rest of it is in the tooltip."""


class PrintChoices(QWidget):
    """The printer chosen is the one offered next time.

    Attributes:
        printer, span, first, last, copies, paper: its parts.
        all_pages: how many there are; 0 while that is not known.
        own_paper: the size of the pages themselves.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.all_pages = 0
        self.printer = Chooser("打印机", self._on_printer)
        self.span = Segments("印哪些页", self._on_span)
        self.span.offer([(_ALL, "全部"), (_SOME, "只印几页")], _ALL)
        self.first, self.last = _number("从第几页"), _number("到第几页")
        self.copies = _number("份数")
        self.copies.setText("1")
        self.paper = Segments("纸张", lambda _value: self.changed.emit())
        self.own_paper = ""
        self.offer_paper(large=False)
        self._some = QWidget()
        pages = row(
            label("第"), self.first, label("到"), self.last, label("页"), None, gap=0.3
        )
        self._some.setLayout(pages)
        self._some.hide()
        for line in (self.first, self.last, self.copies):
            line.textChanged.connect(self.changed)
        self.setLayout(
            column(
                _named("打印机", self.printer),
                _named("页", self.span),
                self._some,
                _named("份数", self.copies),
                _named("纸张", self.paper),
                gap=0.5,
            )
        )

    def offer_printers(self, printers: Printers) -> None:
        """Set what there is to print on."""
        names: list[tuple[object, str]] = [(n, self._short(n)) for n in printers.names]
        kept = self._preferences.text(_KEPT)
        chosen = printers.chosen(kept)
        self.printer.offer(names or [("", "没有打印机")], chosen)
        self.printer.setEnabled(len(names) > 0)
        self.printer.setToolTip(chosen)
        self.changed.emit()

    def offer_pages(self, pages: int) -> None:
        """Set how many pages there are; all of them are wanted."""
        self.all_pages = pages
        self.show_span(1, pages)
        self.span.show_value(_ALL)
        self._some.hide()
        self.changed.emit()

    def show_span(self, first: int, last: int) -> None:
        """Want these pages."""
        self.first.setText(str(first))
        self.last.setText(str(last))
        self.span.show_value(_SOME)
        self._some.show()

    def offer_paper(self, *, large: bool) -> None:
        """Set what may be printed on; the size of the pages themselves is wanted."""
        own = "A3" if large else "A4"
        if own != self.own_paper:  # else what a person chose stays
            self.own_paper = own
            self.paper.offer(list(PAPERS[own].items()), own)

    @property
    def printer_name(self) -> str:
        """The printer; empty while there is none."""
        return str(self.printer.value or "")

    @property
    def pages(self) -> tuple[int, int]:
        """First and last page wanted, from 1."""
        if self.span.value == _ALL:
            return 1, self.all_pages
        return _read(self.first), _read(self.last)

    @property
    def count(self) -> int:
        """How many copies are wanted; 0 for what is no number."""
        return _read(self.copies)

    def problem(self) -> str:
        """What cannot be printed as it stands; empty for nothing. Marks it, too."""
        first, last = self.pages
        wrong_pages = not 1 <= first <= last <= self.all_pages
        wrong_copies = not 1 <= self.count <= _MOST_COPIES
        for line in (self.first, self.last):
            tone(line, "state", "red" if wrong_pages else "")
        tone(self.copies, "state", "red" if wrong_copies else "")
        if wrong_pages:
            most = self.all_pages
            return f"一共 {most} 页，页码要在 1–{most} 之间，小的在前。"
        return f"份数要在 1–{_MOST_COPIES} 之间。" if wrong_copies else ""

    def _short(self, name: str) -> str:
        metrics = self.printer.fontMetrics()
        room = lines(_LONGEST)
        taken = len(name)
        while metrics.horizontalAdvance(name[:taken]) > room:
            taken -= 1
        return name if taken == len(name) else f"{name[: taken - 1]}…"

    def _on_printer(self, name: object) -> None:
        self._preferences.remember(_KEPT, str(name))
        self.printer.setToolTip(str(name))
        self.changed.emit()

    def _on_span(self, value: object) -> None:
        self._some.setVisible(value == _SOME)
        if value == _SOME:
            self.first.setFocus()
            self.first.selectAll()
        self.changed.emit()


def _read(line: Line) -> int:
    text = line.text().strip()
    return int(text) if text.isdecimal() else 0


def _number(meaning: str) -> Line:
    made = Line()
    made.setAccessibleName(meaning)
    made.setFixedWidth(lines(_NARROW))
    return made


def _named(name: str, part: QWidget) -> QWidget:
    made = QWidget()
    words = label(name)
    words.setFixedWidth(lines(2.6))
    made.setLayout(row(words, part, None, gap=0.3))
    return made
