"""Has the window built anew once registers have other fields than its pages know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.additions import in_force
from tecdesk.store.terms.added import touched

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.ui.shell import Shell

_DEFINES = "fields"
"""The page on which fields are added: nothing is built anew while it is shown."""


class Reshaped:
    """Looks at every change; whoever turns to a page asks it first."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._waits = shell, False
        self._known = in_force()
        shell.desk.bus.changed.connect(self._on_changed)

    def leads(self, key: str) -> bool:
        """True when the window is built anew, and shows the page then.

        Args:
            key: of the page wanted.
        """
        shell = self._shell
        if not self._waits or key == _DEFINES:
            return False
        if shell.current and not shell.page(shell.current).may_leave():
            return False
        self._waits = False
        shell.desk.bus.reshaped.emit(key)
        return True

    def _on_changed(self, change: Change, _source: object) -> None:
        if touched(change.registers):
            self._waits = in_force() != self._known
            if self._shell.current != _DEFINES:
                self.leads(self._shell.current)
