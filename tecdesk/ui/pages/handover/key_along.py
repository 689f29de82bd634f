"""统一密钥 at a submission: whether hashes of persons go along, and whose key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.paths import KEY_SUFFIX
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.errors import DeskError
    from tecdesk.store.book import Book
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_WITHOUT = (
    "县里没有给就不用管；给了收下，县里才数得出两个乡镇都报的户；包里没有证件号。"
)
_WITH = "每户带一个去重码，县里数得出两个乡镇都报的户；包里没有证件号。密钥 {number}。"
_KINDS = f"统一密钥 (*{KEY_SUFFIX})"


class KeyAlong(QWidget):
    """Without a key a way to take one in; with one, what it does and a way out.

    Attributes:
        take: asks for the file. forget: does without from now on.
        words: the passphrase, where the county told one instead of a file.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.take = button("收下文件…", self.choose, look="link")
        self.forget = button("不带了", self._forget, look="link")
        self.words = Line()
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self.words.setPlaceholderText("或写县里的口令，按回车")
        self.words.setAccessibleName("统一密钥的口令")
        self.words.setMaximumWidth(lines(11))
        self.words.returnPressed.connect(self._type)
        self._told = label("", "note", tone="hint", wrap=True)
        top = row(label("统一密钥"), self.take, self.words, self.forget, None, gap=0.6)
        self.setLayout(column(top, self._told, lines(0.5), gap=0.2))

    def count(self) -> None:
        """Show whether there is a key."""
        from tecdesk.desk.person_key import key_number

        number = key_number(self._desk.book)
        self._told.setText(_WITH.format(number=number) if number else _WITHOUT)
        self.take.setVisible(not number)
        self.words.setVisible(not number)
        self.forget.setVisible(bool(number))

    def choose(self) -> None:
        """Let the person choose the county's file."""
        path = self._desk.dialogs.open_file("县里给的统一密钥", _KINDS, "submit")
        if path is not None:
            self.use(path)

    def use(self, path: Path) -> None:
        """Take the county's key in."""
        from tecdesk.desk.person_key import take_key

        self._change(lambda book: take_key(book, path))

    def _type(self) -> None:
        from tecdesk.desk.person_key import type_key

        words = self.words.text()
        self._change(lambda book: type_key(book, words))

    def _forget(self) -> None:
        from tecdesk.desk.person_key import forget_key

        self._change(forget_key)

    def _change(self, change: Callable[[Book], str | None]) -> None:
        book = self._desk.book

        def work(_job: Job) -> str:
            with book.sibling() as own:
                return change(own) or ""

        def done(number: str) -> None:
            book.reread_settings()
            self.words.clear()
            self._desk.bus.trouble(None)
            said = f"收下了统一密钥 {number}" if number else "以后上报不带去重码"
            self._desk.bus.say(said)
            self.count()

        def failed(error: DeskError) -> None:
            self._desk.bus.trouble(error)

        self._desk.jobs.start(
            "收统一密钥，台账暂时只能看", work, done, failed=failed, exclusive=True
        )
