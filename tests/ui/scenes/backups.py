"""Scenes of 备份: none, a list, one compared, its records, and a damaged book."""

from __future__ import annotations

from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.ui.pages.backups.page import BackupsPage
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def page_of(shell: Shell) -> BackupsPage:
    """The page, with what there is on it."""
    shell.go("backups")
    page = shell.page("backups")
    assert isinstance(page, BackupsPage)
    settle(shell)
    return page


def changed(shell: Shell) -> None:
    """A backup, and since then one session changed, one gone, one new."""
    book = shell.desk.book
    with book.edit("新增") as edit:
        edit.add("training", {"held_on": "2025-12-01", "title": "冬管", "people": 20})
    keep(book.path, Why.CLOSING)
    book.undo()
    first, second = book.find("training", limit=2)
    with book.edit("改") as edit:
        edit.change("training", first.id, {"people": 99, "title": "冬季果树修剪和清园"})
        edit.bin("training", second.id)
        edit.add("training", {"held_on": "2025-12-30", "title": "补的", "people": 3})


def _several(shell: Shell) -> None:
    path = shell.desk.book.path
    for why in (Why.HAND, Why.IMPORT, Why.WORKING, Why.BULK):
        made = keep(path, Why.HAND).path
        made.rename(made.with_stem(made.stem.replace("手动", why.value)))
    oldest = shelf.backups(shelf.folder_of(path))[-1]
    shelf.pin(oldest.path, pinned=True)


def _listed(shell: Shell) -> None:
    changed(shell)
    _several(shell)
    page_of(shell)


def compared(shell: Shell) -> BackupsPage:
    """The oldest backup compared with the book."""
    changed(shell)
    page = page_of(shell)
    page.look()
    settle(shell)
    return page


def records(shell: Shell) -> BackupsPage:
    """The sessions that differ, two of them marked."""
    page = compared(shell)
    keys = [each.thing for each in page.preview.model.rows]
    page.preview.table.selectRow(keys.index("training"))
    page.preview.open()
    settle(shell)
    return page


def late(shell: Shell) -> None:
    """A backup of three weeks ago, and changes since."""
    changed(shell)
    path = shell.desk.book.path
    ago = (datetime.now().astimezone() - timedelta(days=21)).strftime("%Y%m%d_%H%M%S")
    for each in shelf.backups(shelf.folder_of(path)):
        at = each.named.at.strftime("%Y%m%d_%H%M%S")
        each.path.rename(each.path.with_stem(each.path.stem.replace(at, ago)))
    shell.go("home")
    settle(shell)


BACKUP_SCENES = (
    Scene("backups-none", page_of),
    Scene("backups", _listed),
    Scene("backups-compared", compared),
    Scene("backups-records", records),
    Scene("backups-late", late),
)
"""备份 in its states."""
