"""Joins a colleague's package that was looked at, in one step."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.safeguard import safeguard
from tecdesk.domain.stamp import together
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.locked import unlocked
from tecdesk.store.backups.names import Why
from tecdesk.store.colleagues import records as rows
from tecdesk.store.colleagues.conflicts import keep_conflicts
from tecdesk.store.colleagues.joins import Brought
from tecdesk.store.colleagues.joins import Join
from tecdesk.store.colleagues.joins import keep_join
from tecdesk.store.colleagues.stamps import last_step
from tecdesk.store.log import journal
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.desk.colleagues.looking import Joining
    from tecdesk.domain.change import Change
    from tecdesk.exchange.colleagues.differences import Outcome
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit


def join(book: Book, joining: Joining) -> Change:
    """Do it: one step, which one undo takes back.

    Args:
        book: open for writing, and as it was when it was looked at.
        joining: from `look`.

    Raises:
        PeriodLocked: it would change what was reported and is locked.
        DeskError: the book changed meanwhile, or its disk refuses.
    """
    safeguard(book.path, Why.MERGE)
    _keep_photos(book, joining)
    with book.edit(f"和同事合并：{joining.source}") as edit:
        if last_step(book) != joining.known.step:
            raise DeskError("台账刚才又改过。", "再看一遍，再合并。")
        if joining.is_news:
            _write(book, edit, joining)
    _keep_apart(book, joining.manifest.apart)
    return edit.change_made


def _write(book: Book, edit: Edit, joining: Joining) -> None:
    rows.rows_in_any_order(book)
    for key, found in joining.found.items():
        rows.add(book, edit, key, {e.id: e.made for e in found if _is_added(e)})
    for key, found in joining.found.items():
        pairs = ((e.id, e.ours, e.made) for e in found if e.ours and e.ours.is_whole)
        rows.change(book, edit, key, pairs)
    rows.refuse_loose(book, joining.found)
    changed = bool(edit.change_made.count)
    step = edit.begin()
    here, card = joining.known, joining.bundle.card
    told = Join(joining.source, card.clock, together(here.vector, card.vector))
    keep_join(book.connection, step, told, here.vector, _brought(joining))
    keep_conflicts(book, step, joining.conflicts)
    if not changed:
        journal.keep_noted(book.connection, step)


def _is_added(each: Outcome) -> bool:
    """True for a record that has no row here yet, and whose values are known now."""
    return each.made.is_whole and not (each.ours and each.ours.is_whole)


def _brought(joining: Joining) -> Iterator[Brought]:
    for key, found in joining.found.items():
        for each in found:
            was = each.ours.stamps if each.ours else None
            yield Brought(key, each.id, each.made.stamps, was)


def _keep_photos(book: Book, joining: Joining) -> None:
    """Put the photos beside the book; more than records speak of do no harm."""
    if not joining.photos:
        return
    path = joining.path
    with (
        os_errors(path, "读取"),
        path.open("rb") as stream,
        unlocked(stream, joining.passphrase, path) as plain,
        zipfile.ZipFile(plain) as archive,
        Companion.begin(book.path) as companion,
    ):
        for name in joining.photos:
            companion.keep(name.rpartition(".")[2], archive.read(name))


def _keep_apart(book: Book, told: Mapping[str, int]) -> None:
    """What one of us said only looks the same does not ask the other again."""
    if any(count > book.settings.apart.get(mark, 0) for mark, count in told.items()):
        book.change_settings(lambda s: replace(s, apart=together(s.apart, told)))
