"""Backups nobody has to think of: late ones are told, large work waits for them."""

from __future__ import annotations

from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.safeguard import late
from tecdesk.desk.safeguard import safeguard
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def _in(days: float) -> datetime:
    return datetime.now().astimezone() + timedelta(days=days)


def test_a_backup_is_late_after_a_week_in_which_something_changed(book: Book) -> None:
    assert late(book.path) == ""
    keep(book.path, Why.CLOSING)
    assert late(book.path, _in(30)) == ""
    with book.edit("新增") as edit:
        edit.add("training", {"title": "甲"})
    assert late(book.path, _in(6.9)) == ""
    assert late(book.path, _in(9.5)) == "最近一份备份已是 9 天前的"
    assert late(book.path, _in(-400)) == ""


def test_a_folder_that_cannot_be_read_is_told(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_book: object) -> None:
        raise DeskError("读不了。")

    monkeypatch.setattr(shelf, "newest", refuse)
    assert late(book.path) == "读不了"


def test_large_work_is_stopped_with_its_backup(book: Book) -> None:
    with pytest.raises(Cancelled):
        safeguard(book.path, Why.IMPORT, lambda: True)
    safeguard(book.path, Why.IMPORT)
    (made,) = shelf.backups(shelf.folder_of(book.path))
    assert made.named.why == "导入前"
