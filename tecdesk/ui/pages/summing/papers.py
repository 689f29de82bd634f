"""The summary on its way out and back: Word, PDF, a look before printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.papers import letter
from tecdesk.desk.stamp import stamp_of
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import write_atomically
from tecdesk.ui.parts.button import button
from tecdesk.ui.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tecdesk.desk.papers import Made
    from tecdesk.desk.stamp import Stamp
    from tecdesk.desk.summary import Summary
    from tecdesk.report.letter.document import Document
    from tecdesk.store.book import Book
    from tecdesk.ui.desk import Desk

_WORD, _PDF = "Word 文档 (*.docx)", "PDF (*.pdf)"


class SummaryPapers:
    """Writes what is shown.

    Args:
        desk: the window's services.
        made: gives the summary with everything typed so far in it.
        read: takes over a Word file into that summary.

    Attributes:
        buttons: for the header, weak to strong. back: takes a file over.
    """

    def __init__(
        self,
        desk: Desk,
        made: Callable[[], Summary | None],
        read: Callable[[Summary, Path], object],
    ) -> None:
        self._desk, self._made, self._read = desk, made, read
        self._word = button("", self.save_word, look="filled", icon="save")
        self.back = button("读回 Word", self.read_word)
        self.buttons: tuple[QWidget, ...] = (
            button("预览", self.preview, icon="eye"),
            button("PDF", self.save_pdf),
            self._word,
        )
        self.name(draft=False)

    def name(self, draft: bool) -> None:  # noqa: FBT001 - one question
        """Say on the button whether it would be a draft."""
        self._word.setText("存为 Word 草稿" if draft else "存为 Word")

    def save_word(self) -> None:
        """Write the Word file."""
        self._save("docx", _WORD)

    def save_pdf(self) -> None:
        """Write the PDF."""
        self._save("pdf", _PDF)

    def preview(self) -> None:
        """Show the pages as they will be printed."""
        asked = self._asked()
        if asked is None:
            return
        document, stamp = asked

        def make(_book: Book) -> tuple[bytes, str]:
            made = letter(document, stamp)
            return made.files["pdf"], "".join(made.warnings)

        self._desk.bus.wanted.emit("paper", Printed(document.name, make, "summary"))

    def read_word(self) -> None:
        """Take over what was written on in Word or WPS."""
        now = self._made()
        if now is None:
            return
        title = "读回哪一份改过的 Word"
        path = self._desk.dialogs.open_file(title, _WORD, "reports")
        if path is not None:
            self._read(now, path)

    def _asked(self) -> tuple[Document, Stamp] | None:
        """What is shown, and how far it is reported."""
        now = self._made()
        if now is None:
            return None
        stamp = stamp_of(self._desk.book, now.variant.period(now.year))
        return now.draft.document(), stamp

    def _save(self, kind: str, kinds: str) -> None:
        asked = self._asked()
        if asked is None:
            return
        document, stamp = asked
        name = f"{document.name}.{kind}"
        path = self._desk.dialogs.save_file("存到哪里", name, kinds, "reports")
        if path is None:
            return

        def work(_job: object) -> Made:
            made = letter(document, stamp)
            with os_errors(path, "写入"):
                write_atomically(path, lambda file: file.write(made.files[kind]))
            return made

        self._desk.jobs.start("写总结", work, lambda made: self._saved(path, made))

    def _saved(self, path: Path, made: Made) -> None:
        self._desk.bus.say(f"已存到 {path}")
        if made.warnings:
            self._desk.bus.trouble(DeskError("".join(made.warnings)))
