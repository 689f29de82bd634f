"""The bar that asks for the passphrase of a book, or of a backup of it.

What it was given opens files for as long as the first page is shown; an open book
holds its own key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLineEdit

from tecdesk.errors import DeskError
from tecdesk.store.locked import ring
from tecdesk.store.locked.key import WrongPassphrase
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.store.locked.key import Key
    from tecdesk.store.locked.key import PassphraseNeeded


class Secret(QFrame):
    """Hidden until a file asks; Enter gives what is typed.

    Attributes:
        line: where it is typed; shows dots.
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", wrap=True)
        self.line = Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("密码")
        self.line.setPlaceholderText("密码")
        self.line.setFixedWidth(lines(12))
        self.line.returnPressed.connect(self._give)
        self._path: Path | None = None
        self._run: Callable[[], object] = self.hide
        self._keys: list[Key] = []
        go = button("打开", self._give, look="filled")
        close = button("先不打开", self.forget, look="link")
        mark = picture("shield-check", "text2")
        inside = row(mark, self._text, self.line, go, close, edge=1.0, gap=0.6)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setMinimumHeight(lines(2.2))
        self.hide()

    def hold(self, path: Path, words: str = "") -> None:
        """Keep the key of a file, by its passphrase or as somebody holds it now.

        Raises:
            PassphraseNeeded: the passphrase is another, or there is none.
        """
        key = ring.taken(path, words)
        if key:
            self._keys.append(key)

    def leave(self) -> None:
        """Let go of all keys."""
        self.forget()
        while self._keys:
            ring.RING.release(self._keys.pop())

    def ask(
        self,
        error: PassphraseNeeded,
        run: Callable[[], object],
        path: Path | None = None,
    ) -> None:
        """Ask for a passphrase.

        Args:
            error: says which file, and whether one was wrong.
            run: what is to be tried again with it.
            path: a file with the same key, where that one is gone by then.
        """
        wrong = isinstance(error, WrongPassphrase)
        tone(self, "area", "red" if wrong else "amber")
        self._text.setText(str(error))
        self._path, self._run = path or error.path, run
        self.line.clear()
        self.show()
        self.line.setFocus()

    def forget(self) -> None:
        """Nothing is asked any more, and nothing typed stays."""
        self.line.clear()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def _give(self) -> None:
        words, path = self.line.text().strip(), self._path
        if not words or path is None:
            return
        try:
            self.hold(path, words)
        except WrongPassphrase as error:
            self.ask(error, self._run, path)
            return
        except DeskError as error:
            self._text.setText(str(error))
            return
        self.forget()
        self._run()
