"""Says when a book is opened that a form was not finished, and leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import drafts
from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def say_unfinished(shell: Shell) -> None:
    """Offer the draft kept last, whatever page the window begins with."""
    waiting = drafts.waiting(shell.desk.book)
    if not waiting:
        return
    labels = "、".join(REGISTERS[draft.register].label for draft in waiting)
    first = waiting[0].register
    shell.notice.say(
        f"上次没写完的{labels}还留着。",
        grave=False,
        action="接着填",
        run=lambda: _go_on(shell, first),
    )
    shell.notice.go()


def _go_on(shell: Shell, register: str) -> None:
    shell.go(register, New())
    page = shell.page(register)
    if isinstance(page, RegisterPage):
        page.panel.keeper.go_on()
