"""Reports as they went out: figures, words, texts, records, files of that day."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.store.reading import Reader

PACKAGE, PAPER = "package", "paper"
"""How it went out: as a package on a stick, or handed in on paper."""

_COLUMNS = "id, period, revision, way, digest, at, operator, step"


@dataclass(frozen=True, slots=True)
class Report:
    """That something was reported.

    Attributes:
        id: number in the book; 0 before it is kept.
        period: code of its period, see `domain.period_code`.
        revision: which report of the period it is, from 1.
        way: PACKAGE or PAPER.
        digest: stands for what was reported; the 校验码 is made from it.
        at: local time, ISO text to the second.
        operator: who was at the desk; empty when nobody said.
        step: the last journal step before its records were read.
    """

    id: int
    period: str
    revision: int
    way: str
    digest: str
    at: str
    operator: str
    step: int


@dataclass(frozen=True, slots=True)
class Content:
    """What a report said; plain data that JSON can hold.

    Attributes:
        figures: see `tally.reported.figures`.
        words: names of villages and word lists in use then.
        summary: the lines of the written summary; none for a part of a year.
        records: register key to id to [values, marks].
        files: file name to bytes, in the order of the work.
    """

    figures: list[dict[str, Any]]
    words: dict[str, Any]
    summary: list[str]
    records: dict[str, dict[str, Any]]
    files: Mapping[str, bytes] = attribute(default_factory=dict)


def keep(book: Reader, report: Report, content: Content) -> None:
    """Keep a report for good; the caller holds the transaction."""
    said = (content.figures, content.words, content.summary, content.records)
    book.connection.execute(
        "INSERT INTO reported(period, revision, way, digest, at, operator, step, "
        "figures, words, summary, records) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            report.period,
            report.revision,
            report.way,
            report.digest,
            report.at,
            report.operator,
            report.step,
            *(_packed(each) for each in said),
        ),
    )
    asked = "SELECT last_insert_rowid()"
    number = book.connection.execute(asked).fetchone()[0]
    for position, (name, data) in enumerate(content.files.items()):
        _keep_file(book, number, position, name, data)


def reports(book: Reader, period: str = "") -> list[Report]:
    """The reports kept, of one period or of all, the newest first."""
    which = "WHERE period = ?" if period else ""
    sql = f"SELECT {_COLUMNS} FROM reported {which} ORDER BY id DESC"
    return [Report(*row) for row in book.rows(sql, [period] if period else [])]


def last_report(book: Reader, period: str) -> Report | None:
    """What was reported last of a period."""
    return next(iter(reports(book, period)), None)


def figures_of(book: Reader, report: Report) -> list[dict[str, Any]]:
    """Its figures, as they were kept."""
    found: list[dict[str, Any]] = _read(book, report, "figures")
    return found


def words_of(book: Reader, report: Report) -> dict[str, Any]:
    """The names and words of its time."""
    found: dict[str, Any] = _read(book, report, "words")
    return found


def summary_of(book: Reader, report: Report) -> list[str]:
    """The lines of its written summary; none for a part of a year."""
    found: list[str] = _read(book, report, "summary")
    return found


def records_of(book: Reader, report: Report) -> dict[str, dict[str, Any]]:
    """Register key to id to [values, marks] of its records."""
    found: dict[str, dict[str, Any]] = _read(book, report, "records")
    return found


def file_names(book: Reader, report: Report) -> list[str]:
    """The files that went out with it."""
    sql = "SELECT name FROM reported_file WHERE report = ? ORDER BY position"
    return [str(row[0]) for row in book.rows(sql, [report.id])]


def file_of(book: Reader, report: Report, name: str) -> bytes:
    """The bytes of a file, exactly as they went out.

    Raises:
        DeskError: the book no longer holds them whole.
        KeyError: no such file went out.
    """
    sql = (
        "SELECT k.digest, k.data FROM reported_file f JOIN kept_file k "
        "ON k.digest = f.digest WHERE f.report = ? AND f.name = ?"
    )
    rows = book.rows(sql, [report.id, name])
    if not rows:
        raise KeyError(name)
    digest, packed = rows[0]
    try:
        data = zlib.decompress(packed)
    except zlib.error:
        data = b""
    if _digest(data) != digest:
        raise DeskError(
            f"存底的“{name}”已损坏，印不出原样。", "从备份恢复，或找盖了章的纸。"
        )
    return data


def _keep_file(
    book: Reader, report: int, position: int, name: str, data: bytes
) -> None:
    digest = _digest(data)
    book.connection.execute(
        "INSERT INTO kept_file(digest, data) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (digest, zlib.compress(data, 9)),
    )
    book.connection.execute(
        "INSERT INTO reported_file(report, position, name, digest) VALUES (?,?,?,?)",
        (report, position, name, digest),
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _packed(data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def _read(book: Reader, report: Report, column: str) -> Any:
    sql = f"SELECT {column} FROM reported WHERE id = ?"
    return json.loads(zlib.decompress(book.rows(sql, [report.id])[0][0]))
