"""Whether a passphrase locks the package, typed twice so that it is what was meant."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.tick import Tick

_HINT = (
    "U盘丢了，没有口令谁也打不开。至少 8 个字，另外告诉县里，不要写在U盘上；"
    "忘了就再报一次。"
)


class Passphrase(QWidget):
    """A box to tick; ticked, two lines to type in.

    Attributes:
        tick: on when the package is locked. first, second: the lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tick = Tick("加口令")
        self.first, self.second = _secret("口令"), _secret("再写一遍")
        hint = label(_HINT, "note", tone="hint", wrap=True)
        self._asked = QWidget()
        both = row(self.first, self.second, gap=0.6)
        self._asked.setLayout(column(both, hint, gap=0.3))
        self.setLayout(column(row(self.tick, None), self._asked, lines(0.5), gap=0.2))
        self.tick.toggled.connect(self._on_ticked)
        self._asked.hide()

    @property
    def words(self) -> str:
        """The passphrase; empty when none is wanted."""
        return self.first.text().strip() if self.tick.isChecked() else ""

    def check(self) -> None:
        """Refuse what was not typed well, and put the cursor there.

        Raises:
            DeskError: empty, too short, or typed twice in two ways.
        """
        if not self.tick.isChecked():
            return
        from tecdesk.exchange.packages.locked import require_strong

        try:
            require_strong(self.first.text())
        except DeskError:
            self.first.setFocus()
            raise
        if self.first.text().strip() != self.second.text().strip():
            self.second.setFocus()
            raise DeskError("两遍口令不一样。", "再写一遍。")

    def forget(self) -> None:
        """Leave nothing of it on the screen."""
        self.tick.setChecked(False)

    def _on_ticked(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._asked.setVisible(on)
        if on:
            self.first.setFocus()
            return
        self.first.clear()
        self.second.clear()


def _secret(meaning: str) -> Line:
    made = Line()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setPlaceholderText(meaning)
    made.setAccessibleName(meaning)
    return made
