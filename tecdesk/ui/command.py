"""A thing the person can do: its name, its key and what runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
    """The shortcuts in force: those of the window and of the page shown.

    A key is made once and then does what it stands for at the moment: making the
    fifty of a page takes as long as painting its list.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._made: dict[str, QShortcut] = {}
        self._runs: dict[str, Callable[[], object]] = {}

    def bind(self, *layers: Iterable[Command]) -> None:
        """Replace what the keys do; a later layer wins over an earlier one."""
        chosen = {c.keys: c.run for layer in layers for c in layer if c.keys and c.run}
        self._runs = {
            spelling: run
            for keys, run in chosen.items()
            for spelling in _spellings(keys)
        }
        for spelling in self._runs.keys() - self._made.keys():
            self._made[spelling] = self._shortcut(spelling)
        for spelling, shortcut in self._made.items():
            shortcut.setEnabled(spelling in self._runs)

    def _shortcut(self, keys: str) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self._window)
        made.activated.connect(partial(self._run, keys))
        return made

    def _run(self, keys: str) -> None:
        self._runs[keys]()


def _spellings(keys: str) -> list[str]:
    if keys.endswith("Enter"):
        return [keys, keys.replace("Enter", "Return")]
    return [keys]
