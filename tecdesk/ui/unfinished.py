"""Says what somebody must know of a book just opened: upgraded, not finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.upgrading import upgraded
from tecdesk.store import drafts
from tecdesk.ui import places
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def say_upgraded(shell: Shell) -> None:
    """Say that the form of the book was changed, and which copy was kept."""
    if words := upgraded(shell.desk.book):
        shell.notice.say(words, grave=False)


def say_unfinished(shell: Shell) -> None:
    """Offer the draft kept last, whatever page the window begins with."""
    waiting = drafts.waiting(shell.desk.book)
    if not waiting:
        return
    labels = "、".join(places.title(draft.register) for draft in waiting)
    first = waiting[0].register
    shell.notice.say(
        f"{shell.notice.text}上次没写完的{labels}还留着。",
        grave=False,
        action="接着填",
        run=lambda: _go_on(shell, first),
    )
    shell.notice.go()


def _go_on(shell: Shell, key: str) -> None:
    shell.go(key, New())
    shell.page(key).go_on()
