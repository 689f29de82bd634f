"""The few questions that may stop a person, and the file choosers; one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QInputDialog
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QWidget

from tecdesk.ui.parts.letters import lettered

if TYPE_CHECKING:
    from tecdesk.ui.preferences import Preferences


class Dialogs:
    """Asks on top of one window; tests replace `choose` and the choosers."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        self._parent = parent
        self._preferences = preferences

    def choose(self, question: str, detail: str, answers: dict[str, str]) -> str:
        """Let the person choose; Esc is the last answer, the safe one.

        The letter behind an answer chooses it.

        Args:
            question: what is to be decided, naming the record.
            detail: what follows from it.
            answers: key to the verb on the button; the last is the default.

        Returns:
            The key of the answer.
        """
        box = QMessageBox(self._parent)
        box.setWindowTitle("农技台账")
        box.setText(question)
        box.setInformativeText(detail)
        role = QMessageBox.ButtonRole.ActionRole
        shown = zip(answers, lettered(list(answers.values())), strict=True)
        made = {key: box.addButton(text, role) for key, text in shown}
        safe = list(answers)[-1]
        box.setDefaultButton(made[safe])
        box.setEscapeButton(made[safe])
        box.exec()
        clicked = box.clickedButton()
        return next((key for key, made_ in made.items() if made_ is clicked), safe)

    def reason(self, question: str, detail: str, verb: str) -> str:
        """Ask why something is done; empty when the person changed their mind.

        Args:
            question: what is to be done.
            detail: what becomes of the reason.
            verb: what the button does.
        """
        said = self.line(question, detail, verb)
        while said is not None and not said:
            said = self.line(f"{question}\n还没写，写一句就行。", detail, verb)
        return said or ""

    def line(
        self, question: str, detail: str, verb: str, given: str = ""
    ) -> str | None:
        """Ask for a line of text; None when the person changed their mind.

        Args:
            question: what is to be done.
            detail: what is to be written.
            verb: what the button does.
            given: stands there already.
        """
        box = QInputDialog(self._parent)
        box.setWindowTitle("农技台账")
        box.setLabelText(f"{question}\n{detail}")
        box.setTextValue(given)
        box.setOkButtonText(verb)
        box.setCancelButtonText("不要了")
        if box.exec() != QInputDialog.DialogCode.Accepted:
            return None
        return " ".join(box.textValue().split())

    def open_file(self, title: str, kinds: str, use: str) -> Path | None:
        """Choose a file that exists; None when the person changed their mind."""
        folder = str(self._preferences.folder(use))
        chosen, _ = QFileDialog.getOpenFileName(self._parent, title, folder, kinds)
        return self._kept(chosen, use)

    def open_files(self, title: str, kinds: str, use: str) -> list[Path]:
        """Choose any number of files that exist."""
        folder = str(self._preferences.folder(use))
        chosen, _ = QFileDialog.getOpenFileNames(self._parent, title, folder, kinds)
        found = [Path(each) for each in chosen]
        if found:
            self._preferences.used_folder(use, found[0].parent)
        return found

    def save_file(self, title: str, name: str, kinds: str, use: str) -> Path | None:
        """Choose where to write a file."""
        start = str(self._preferences.folder(use) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, start, kinds)
        return self._kept(chosen, use)

    def folder(self, title: str, use: str) -> Path | None:
        """Choose a folder."""
        start = str(self._preferences.folder(use))
        chosen = QFileDialog.getExistingDirectory(self._parent, title, start)
        if chosen:
            self._preferences.used_folder(use, Path(chosen))
        return Path(chosen) if chosen else None

    def _kept(self, chosen: str, use: str) -> Path | None:
        if not chosen:
            return None
        self._preferences.used_folder(use, Path(chosen).parent)
        return Path(chosen)
