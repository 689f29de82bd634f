"""What else of a book remembers a record: drafts, open conflicts, reports kept."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.field import Kind
from tecdesk.domain.persons import SAME
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from tecdesk.store.book import Book


def clear_drafts(
    book: Book, records: Mapping[str, Collection[str]], numbers: Collection[str]
) -> None:
    """Blank the numbers in half-filled forms, of these records and of any other."""
    sql = "SELECT register, record, fields FROM draft"
    for register, record, text in book.connection.execute(sql).fetchall():
        fields = told(text)
        if record in records.get(register, ()):
            personal = {f.key for f in REGISTERS[register].fields if f.personal}
            fields = {k: "" if k in personal else v for k, v in fields.items()}
        cleared = json.dumps(fields, ensure_ascii=False)
        for number in numbers:
            cleared = cleared.replace(number, "")
        if cleared != text:
            book.connection.execute(
                "UPDATE draft SET fields = ? WHERE register = ?", (cleared, register)
            )


def clear_conflicts(book: Book, records: Mapping[str, Collection[str]]) -> None:
    """Blank both sides where two colleagues wrote different numbers."""
    nothing = json.dumps((None, ""))
    for register, ids in records.items():
        personal = [f.key for f in REGISTERS[register].fields if f.personal]
        book.connection.execute(
            "UPDATE joined_conflict SET ours = :nothing, theirs = :nothing "
            "WHERE register = :register "
            "AND field IN (SELECT value FROM json_each(:fields)) "
            "AND record IN (SELECT value FROM json_each(:ids))",
            {
                "nothing": nothing,
                "register": register,
                "fields": json.dumps(personal),
                "ids": json.dumps(list(ids)),
            },
        )


def clear_reports(
    book: Book,
    records: Mapping[str, Collection[str]],
    persons: Mapping[str, Mapping[str, str]],
) -> None:
    """Take the numbers out of the records kept with each report.

    They get the marks that the records got, so nothing looks changed since. The files
    of a report stay as they went out, sealed; numbers are in them only where somebody
    sent them along on purpose.
    """
    for report, packed in book.connection.execute(
        "SELECT id, records FROM reported"
    ).fetchall():
        kept = json.loads(zlib.decompress(packed))
        changed = [
            _clear_kept(register, kept.get(register, {}), id_, persons[register])
            for register, ids in records.items()
            for id_ in ids
        ]
        if any(changed):
            text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
            book.connection.execute(
                "UPDATE reported SET records = ? WHERE id = ?",
                (zlib.compress(text.encode(), 9), report),
            )


def _clear_kept(
    register: str, kept: dict[str, Any], id_: str, persons: Mapping[str, str]
) -> bool:
    """[values, marks] of a record without its numbers; False when it has none."""
    values, marks = kept.get(id_, ({}, {}))
    fields = [f for f in REGISTERS[register].fields if values.get(f.key) and f.personal]
    for field in fields:
        del values[field.key]
        marks.pop(field.key, None)
        if field.kind is Kind.ID_NUMBER and id_ in persons:
            marks[field.key] = SAME + persons[id_]
    return bool(fields)
