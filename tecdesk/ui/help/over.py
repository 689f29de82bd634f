"""Shows the manual in the place of what a window shows, which stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from tecdesk.report.manual.topics import Topic
    from tecdesk.ui.help.book import HelpBook
    from tecdesk.ui.keymap import Line


ABOUT = "关于"
"""Its page on the program itself."""


class HelpOver(QObject):
    """The manual over one window: built when first wanted, gone with the focus back.

    Args:
        ground: the window. shown: what it shows otherwise.
        can_print: there is a page on which paper is seen.

    Attributes:
        book: the manual; None until it was wanted.

    Signals:
        turned: it was opened, or left: other keys are in force.
        print_wanted: the topic to be printed; it is left already.
    """

    turned = Signal()
    print_wanted = Signal(object)

    def __init__(self, ground: QWidget, shown: QLayout, *, can_print: bool) -> None:
        super().__init__(ground)
        self._ground, self._can_print = ground, can_print
        # On the ground from the first: without a parent it would be a window a moment.
        self._shown = QWidget(ground)
        self._shown.setLayout(shown)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(self._shown)
        self._before: QWidget | None = None
        self.book: HelpBook | None = None

    @property
    def is_open(self) -> bool:
        """True while the manual is shown."""
        return self._stack.currentWidget() is not self._shown

    def open(
        self, place: str, title: str, found: Sequence[Line], wanted: str = ""
    ) -> None:
        """Show the page that fits.

        Args:
            place: key of the page somebody stands on; `unit` before a book is open.
            title: what that page is called.
            found: its keys.
            wanted: name of the page to show instead.
        """
        from tecdesk.report.manual.topics import topic_at

        book = self.book or self._built()
        self._before = self._ground.window().focusWidget()
        self._stack.setCurrentWidget(book)
        book.open(wanted or topic_at(place).name, title, found)
        self.turned.emit()

    def close(self) -> None:
        """Show again what was there before, with the cursor where it was."""
        if not self.is_open:
            return
        self._stack.setCurrentWidget(self._shown)
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.turned.emit()

    def _built(self) -> HelpBook:
        from tecdesk.ui.help.book import HelpBook

        self.book = book = HelpBook(can_print=self._can_print)
        book.left.connect(self.close)
        book.print_wanted.connect(self._on_print_wanted)
        self._stack.addWidget(book)
        return book

    def _on_print_wanted(self, topic: Topic) -> None:
        self.close()
        self.print_wanted.emit(topic)
