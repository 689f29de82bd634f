"""A window that somebody left: its cover, and a lock on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.gate import Gate
from tecdesk.ui.away import Away
from tecdesk.ui.shell import Shell
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from tecdesk.ui.cover import Cover

Opened = tuple[Window, Shell]
LOCKED = Gate(asks=True, unlocks=lambda typed: typed == "茶园 2025")


def away_of(window: Window) -> Away:
    assert window._away is not None
    return window._away


def cover_of(window: Window) -> Cover:
    """What covers a window; nothing of the book is seen."""
    cover = away_of(window).cover
    assert cover is not None
    assert cover.isVisible()
    assert window.shell is not None
    assert not window.shell.isVisible()
    return cover


def lock(window: Window, shell: Shell, gate: Gate = LOCKED) -> Away:
    """As if the book had a passphrase."""
    away = Away(shell, gate)
    away.covered.connect(window._cover)
    away.uncovered.connect(window._uncover)
    window._away = away
    return away
