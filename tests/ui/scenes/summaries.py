"""Scenes of 总结: as generated, with wrong numbers and own words, half a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from tecdesk.ui.pages.summing import sheet_text
from tecdesk.ui.pages.summing.page import SummaryPage
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def page_of(shell: Shell) -> SummaryPage:
    """The page, with its text on it."""
    shell.go("summary")
    page = shell.page("summary")
    assert isinstance(page, SummaryPage)
    settle(shell)
    return page


def retype(page: SummaryPage, old: str, new: str, place: str = "training/0") -> None:
    """Type over some words of a paragraph."""
    block = sheet_text.block_at(page.editor.document(), place)
    assert block is not None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(old))
    keep = QTextCursor.MoveMode.KeepAnchor
    cursor.setPosition(cursor.position() + len(old), keep)
    cursor.insertText(new, sheet_text.words_format())


def _wrong(shell: Shell) -> None:
    page = page_of(shell)
    retype(page, "4374", "4734")
    retype(page, "全年走访", "一年来，帮扶干部走村入户，全年走访", "pairing/0")
    block = sheet_text.block_at(page.editor.document(), "training/1")
    assert block is not None
    cursor = QTextCursor(block)
    end = QTextCursor.MoveOperation.EndOfBlock
    cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    page.keep()
    page.reload()
    settle(shell)
    page.next()


def _half(shell: Shell) -> None:
    page = page_of(shell)
    page.variant.choose("half")
    settle(shell)


def _envoys(shell: Shell) -> None:
    page = page_of(shell)
    page.variant.choose("envoy")
    settle(shell)


def _new(shell: Shell) -> None:
    page = page_of(shell)
    page.next()


SUMMARIES = (
    Scene("summary", page_of),
    Scene("summary-wrong", _wrong),
    Scene("summary-half", _half),
    Scene("summary-envoys", _envoys, "twelve"),
    Scene("summary-new", _new, "new"),
)
"""总结 in its states."""
