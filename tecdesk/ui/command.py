"""A thing the person can do: its name, its key and what runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Command:
    """One entry of the key map and of 全部功能.

    Attributes:
        label: what it does, as a button would say it.
        run: what runs; None for keys that a widget handles itself.
        keys: shortcut, e.g. Ctrl+N; empty when there is none.
        group: heading it stands under.
        hint: stands in the status line of its page.
        shown: how the key is written, when not as `keys`.
    """

    label: str
    run: Callable[[], object] | None = None
    keys: str = ""
    group: str = ""
    hint: bool = False
    shown: str = ""

    @property
    def cap(self) -> str:
        """The key as it stands on a key cap."""
        return self.shown or self.keys.replace("Del", "Delete")


class Keys:
    """The shortcuts in force: those of the window and of the page shown."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._bound: list[QShortcut] = []

    def bind(self, *layers: Iterable[Command]) -> None:
        """Replace all shortcuts; a later layer wins over an earlier one."""
        for old in self._bound:
            old.setEnabled(False)
            old.deleteLater()
        chosen = {c.keys: c for layer in layers for c in layer if c.keys and c.run}
        self._bound = [
            self._made(spelling, command)
            for keys, command in chosen.items()
            for spelling in _spellings(keys)
        ]

    def _made(self, keys: str, command: Command) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        if command.run is not None:
            shortcut.activated.connect(command.run)
        return shortcut


def _spellings(keys: str) -> list[str]:
    if keys.endswith("Enter"):
        return [keys, keys.replace("Enter", "Return")]
    return [keys]
