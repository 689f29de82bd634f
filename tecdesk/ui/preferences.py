"""What this machine remembers of its person: never in the book."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from tecdesk.paths import data_folder

_RECENT = 8


class Preferences:
    """Recent books, folders, size of type, light or dark; one ini file."""

    def __init__(self) -> None:
        path = data_folder() / "window.ini"
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A remembered word."""
        return str(self._kept.value(key, default))

    def remember(self, key: str, value: str) -> None:
        """Keep a word for the next start."""
        self._kept.setValue(key, value)

    @property
    def recent(self) -> list[Path]:
        """Books opened lately, newest first, also those whose stick is not in."""
        return [Path(line) for line in self.text("recent").split("|") if line]

    def opened(self, book: Path) -> None:
        """Put a book on top of the recent ones."""
        self.forget(book)
        self._keep_recent([book, *self.recent])

    def forget(self, book: Path) -> None:
        """Take a book off the recent ones; the file stays where it is."""
        self._keep_recent([path for path in self.recent if path != book])

    def _keep_recent(self, paths: list[Path]) -> None:
        self.remember("recent", "|".join(str(path) for path in paths[:_RECENT]))

    def files(self, use: str) -> list[Path]:
        """Files used lately for something that are still there, newest first."""
        kept = [Path(line) for line in self.text(f"files/{use}").split("|") if line]
        return [path for path in kept if path.is_file()]

    def used_file(self, use: str, file: Path) -> None:
        """Put a file on top of those used lately."""
        paths = [file, *(path for path in self.files(use) if path != file)]
        self.remember(f"files/{use}", "|".join(str(path) for path in paths[:_RECENT]))

    def folder(self, use: str) -> Path:
        """The folder last used for something, or the home folder."""
        kept = self.text(f"folder/{use}")
        return Path(kept) if kept and Path(kept).is_dir() else Path.home()

    def used_folder(self, use: str, folder: Path) -> None:
        """Remember the folder for next time."""
        self.remember(f"folder/{use}", str(folder))
