"""How the column of 佐证 reads: how many photos, what is written, or 缺."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.register import EVIDENCE
from tecdesk.store.moment import moment
from tecdesk.store.photos.attached import counts
from tecdesk.store.photos.attached import is_kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

MISSING = "缺"
_MOST = 5000


class Proof:
    """Photos are counted for a page of records at a time.

    缺 is only said in an office that keeps photos with its records at all.
    """

    def __init__(self, register: Register, book: Book) -> None:
        self._register = register
        self._book = book
        self._counts: dict[str, int] = {}
        self._moment = -1
        self._wanted = False

    def forget(self) -> None:
        """The list is read again."""
        self._counts.clear()
        now = moment(self._book) if self._register.proven else -1
        if now != self._moment:
            self._moment = now
            self._wanted = is_kept(self._book, self._register.key)

    def text(self, record: Record, page: Sequence[Record]) -> str:
        """What stands in the cell of a record; the others of its page come next."""
        if record.id not in self._counts:
            self._count([each.id for each in page])
        photos = self._counts.get(record.id, 0)
        said = [record.text(EVIDENCE), str(photos or "")]
        missing = MISSING if self._wanted and record.id else ""
        return " ".join(part for part in said if part) or missing

    def _count(self, ids: list[str]) -> None:
        if len(self._counts) > _MOST:
            self._counts.clear()
        found = counts(self._book, ids)
        self._counts |= {id_: found.get(id_, 0) for id_ in ids}
