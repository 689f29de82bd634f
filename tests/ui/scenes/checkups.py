"""Scenes of 体检: as the samples are, with something wrong, explained, and clean."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.ui.pages.checkup.page import CheckupPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tests.tally.entering import session
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def page_of(shell: Shell) -> CheckupPage:
    """The page, with what the checks found on it."""
    shell.go("checkup")
    page = shell.page("checkup")
    assert isinstance(page, CheckupPage)
    settle(shell)
    return page


def _plant(shell: Shell) -> None:
    book = shell.desk.book
    place = next(iter(book.names("village")))
    session(book, "2025-11-05", village=place, women=68)
    for _ in range(2):
        session(book, "2025-12-09", village=place, title="淡水鱼养殖与水质调控")


def _wrong(shell: Shell) -> None:
    _plant(shell)
    page_of(shell)


def _said(shell: Shell) -> None:
    page = page_of(shell)
    for words in ("县里统一安排在国庆期间下乡。", "去年只记了镇级以上的基地。"):
        page.list.next()
        page.panel.note.setPlainText(words)
        page.keep()
        settle(shell)
    page.panel.note.setPlainText("写了一半")
    page.list.next()


def _submit(shell: Shell) -> None:
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    page.use(Path(tempfile.mkdtemp()))
    page.submit()


def _submit_wrong(shell: Shell) -> None:
    _plant(shell)
    _submit(shell)


CHECKUPS = (
    Scene("checkup", page_of),
    Scene("checkup-wrong", _wrong),
    Scene("checkup-said", _said),
    Scene("checkup-clean", page_of, "new"),
    Scene("submit-check", _submit),
    Scene("submit-wrong", _submit_wrong),
)
"""体检 in its states, and on the way out."""
