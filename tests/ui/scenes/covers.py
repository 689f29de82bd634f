"""Scenes of the page that covers the book, and of who is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk.gate import OPEN
from tecdesk.desk.gate import Gate
from tecdesk.desk.people import sit_down
from tecdesk.ui.away import Away
from tecdesk.ui.cover import Cover
from tecdesk.ui.pages.records.register import RegisterPage
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell

_PEOPLE = ("彭桂兰", "林海燕", "欧阳建国", "阿依古丽·买买提", "王芳")
_LOCKED = Gate(asks=True, unlocks=lambda _typed: False)


def _put_over(shell: Shell, cover: QWidget) -> None:
    """As the window does, which the shell of a scene does not have."""
    shown = shell.sidebar.parentWidget()
    whole = shown.layout() if shown else None
    assert isinstance(whole, QBoxLayout)
    for each in (shell.sidebar, shell.notice, shell.lock, shell.status):
        each.hide()
    shell._stack.hide()
    whole.setStretch(1, 0)
    whole.addWidget(cover, 1)
    if isinstance(cover, Cover):
        cover.begin()


def _away(shell: Shell, gate: Gate = OPEN) -> Away:
    away = Away(shell, gate)
    away.covered.connect(lambda cover: _put_over(shell, cover))
    return away


def _sit(shell: Shell, *names: str) -> None:
    for name in names:
        sit_down(shell.desk.book, name)


def _empty(shell: Shell) -> None:
    _away(shell).leave()


def _begin(shell: Shell) -> None:
    _sit(shell, *_PEOPLE)
    _away(shell).begin()


def _locked(shell: Shell) -> None:
    _sit(shell, *_PEOPLE[:3])
    away = _away(shell, _LOCKED)
    away.leave()
    assert away.cover is not None
    away.cover.go_on()


def _seated(shell: Shell) -> None:
    """Who is there stands in the sidebar and in the settings."""
    _sit(shell, *_PEOPLE)
    shell.desk.bus.seated.emit()
    shell.go("settings")


def _looking(shell: Shell) -> None:
    """Somebody else writes into the book."""
    name = "台账 清河镇.tecdesk 正在电脑“农技站2”上用着（林海燕，从 08:15 起）。"
    shell.desk.book.looking = name
    shell.go("training")
    settle(shell)
    page = shell.page("training")
    assert isinstance(page, RegisterPage)
    page.list.mark(0)
    page.edit_current()


COVERS = (
    Scene("cover", _empty),
    Scene("cover-begin", _begin),
    Scene("cover-locked", _locked),
    Scene("settings-people", _seated),
    Scene("looking", _looking),
)
"""Nobody there, who is it, a passphrase, the people; a book that is looked at."""
