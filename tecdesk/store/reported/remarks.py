"""What the county remarked on a report it gave back, at exact records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark.

    Attributes:
        text: what is wrong, as the county wrote it.
        register: key of the record's register; empty for the report as a whole.
        record: id of the record; empty likewise.
        field: key of the field meant; empty for the whole record.
    """

    text: str
    register: str = ""
    record: str = ""
    field: str = ""


def keep(
    book: Reader,
    slip: str,
    period: str,
    revision: int,
    at: str,
    remarks: Iterable[Remark],
) -> None:
    """Write down the remarks of a slip; the caller holds the transaction.

    Args:
        book: the township's book.
        slip: digest of the slip: one opened twice is known.
        period: code of the period given back.
        revision: which report of it.
        at: local time, ISO text to the second.
        remarks: in the order of the slip.
    """
    for each in remarks:
        book.rows(
            "INSERT INTO report_remark"
            "(slip, period, revision, register, record, field, text, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                slip,
                period,
                revision,
                each.register,
                each.record,
                each.field,
                each.text,
                at,
            ],
        )


def remarks_on(book: Reader, period: str, revision: int) -> list[Remark]:
    """What was remarked on one report, in the order of the slip."""
    return _remarks(book, "period = ? AND revision = ?", [period, revision])


def remarks_at(book: Reader, register: str, record: str) -> list[Remark]:
    """What was ever remarked at a record, oldest first."""
    return _remarks(book, "register = ? AND record = ?", [register, record])


def knows_slip(book: Reader, slip: str) -> bool:
    """True for a slip whose remarks are here already."""
    sql = "SELECT 1 FROM report_remark WHERE slip = ? LIMIT 1"
    return bool(book.rows(sql, [slip]))


def _remarks(book: Reader, condition: str, values: list[str | int]) -> list[Remark]:
    sql = (
        "SELECT text, register, record, field FROM report_remark "
        f"WHERE {condition} ORDER BY id"
    )
    return [Remark(*row) for row in book.rows(sql, [*values])]
