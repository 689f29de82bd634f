"""A township is master of its records: the county reads, remarks, and never edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from tecdesk.store.edit import Edit
    from tecdesk.store.reading import Reader


class NotOurs(DeskError):  # noqa: N818 - a rule, not a fault
    """A step would have changed what a township reported; nothing was written."""

    def __init__(self, unit: str, count: int) -> None:
        super().__init__(
            f"{count} 条是{unit}报来的记录，县里不改。",
            "写上退回意见，请他们改了再报。",
        )


def refuse_foreign(book: Reader, edit: Edit) -> None:
    """Look at what a step wrote, before it is for good.

    Raises:
        NotOurs: it changed records that came in a package.
    """
    if edit.merges or not book.rows("SELECT 1 FROM county_source LIMIT 1", []):
        return
    asked = "SELECT DISTINCT register FROM journal_row WHERE step = ?"
    found: dict[str, set[str]] = {}
    for (key,) in book.rows(asked, [edit.step]):
        sql = (
            f'SELECT t.owner, t.id FROM journal_row j JOIN "{REGISTERS[key].key}" t '
            "ON t.id = j.record JOIN county_source s ON s.member = t.owner "
            "WHERE j.step = ? AND j.register = ?"
        )
        for owner, record in book.rows(sql, [edit.step, key]):
            found.setdefault(owner, set()).add(record)
    if found:
        names = [_name(book, owner) for owner in sorted(found)]
        raise NotOurs("、".join(names), sum(map(len, found.values())))


def _name(book: Reader, unit: str) -> str:
    record = book.get("unit", unit)
    return record.text("name") if record else "别的单位"
