"""The packages a county received: what each says about itself, and when it came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.period_code import reported
from tecdesk.domain.period_code import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.period import Period
    from tecdesk.store.reading import Reader

_KEYS = (
    "file, unit, name, code, parent, year, period, revision, digest, written, "
    "photos, wrong, size, called, at, operator, copied_from"
)

_KEPT = "kept_as"
"""Entry beside what a package says about itself: where it lies without its photos."""


@dataclass(frozen=True, slots=True)
class Received:
    """One package, told by its bytes.

    Attributes:
        file: SHA-256 of its bytes, hexadecimal; see `kept_as`.
        unit: id of the unit that wrote it, as its own book has it.
        name: what the unit calls itself.
        code: its 统计用区划代码; empty when it left it blank.
        parent: to whom it says it reports.
        year: the year reported.
        period: what part of the year.
        revision: which report of the year.
        digest: data digest; the 校验码 is made from it.
        written: local time when it was made, ISO text.
        photos: how many photos are inside.
        wrong: how many things its checks found wrong when it was written.
        size: bytes.
        called: file name it came under.
        at: local time when it came.
        operator: who read it in.
        copied_from: id of the unit with whose records some of its own are the same;
            empty for all but copied books.
    """

    file: str
    unit: str
    name: str
    code: str
    parent: str
    year: int
    period: str
    revision: int
    digest: str
    written: str
    photos: int
    wrong: int
    size: int
    called: str
    at: str
    operator: str
    copied_from: str = ""

    @property
    def rank(self) -> tuple[int, str, str, str]:
        """Of the packages of one year the one with the greatest rank counts."""
        return (self.revision, self.written, self.digest, self.file)

    @property
    def age(self) -> tuple[str, int, int, str, str]:
        """Of packages of several years the one with the greatest age knows most."""
        return (self.written, self.year, self.revision, self.digest, self.file)

    @property
    def title(self) -> str:
        """清河镇 2025年度 第1次."""
        when = spoken(self.about) if self.about else f"{self.year}年{self.period}"
        return f"{self.name} {when} 第{self.revision}次"

    @property
    def about(self) -> Period | None:
        """The year or half of it that is reported; None for another part."""
        return reported(self.year, self.period)


def received(book: Reader) -> list[Received]:
    """Every package that was not taken out again, in the order of their bytes."""
    sql = f"SELECT {_KEYS} FROM county_package WHERE withdrawn = 0 ORDER BY file"
    return [Received(*row) for row in book.rows(sql, [])]


def is_county(book: Reader) -> bool:
    """True once a package was ever received."""
    return bool(book.rows("SELECT 1 FROM county_package LIMIT 1", []))


def keep(
    book: Reader, new: Received, manifest: Mapping[str, Any], kept: str = ""
) -> None:
    """Write down a package; one that was taken out before is back again.

    The caller holds the transaction and has put its bytes on disk.

    Args:
        book: the county's.
        new: the package.
        manifest: what it says about itself.
        kept: digest under which it lies beside the book, if not its own.
    """
    where = {} if kept in {"", new.file} else {_KEPT: kept}
    said = json.dumps({**manifest, **where}, ensure_ascii=False)
    values = [getattr(new, key.strip()) for key in _KEYS.split(",")]
    holes = ", ".join("?" * (len(values) + 1))
    book.rows(
        f"INSERT INTO county_package({_KEYS}, manifest) VALUES ({holes}) "
        "ON CONFLICT(file) DO UPDATE SET withdrawn = 0, at = excluded.at",
        [*values, said],
    )


def manifest_of(book: Reader, file: str) -> dict[str, Any]:
    """What a package said about itself."""
    rows = book.rows("SELECT manifest FROM county_package WHERE file = ?", [file])
    said: dict[str, Any] = json.loads(rows[0][0])
    return said


def kept_as(book: Reader, file: str) -> str:
    """Under which digest a package lies beside the book."""
    sql = (
        f"SELECT json_extract(manifest, '$.{_KEPT}') FROM county_package WHERE file = ?"
    )
    rows = book.rows(sql, [file])
    return str(rows[0][0] or file) if rows else file


def told_apart(book: Reader) -> dict[str, int]:
    """What townships said only looks the same: marks and how many; see `Manifest`."""
    rows = book.rows(
        "SELECT a.key, max(a.value) FROM county_package p, "
        "json_each(p.manifest, '$.apart') a WHERE p.withdrawn = 0 GROUP BY a.key",
        [],
    )
    return {str(mark): int(count) for mark, count in rows}


def withdraw(book: Reader, file: str) -> None:
    """Leave a package out from now on; its bytes stay. The caller's transaction."""
    book.rows("UPDATE county_package SET withdrawn = 1 WHERE file = ?", [file])


def mark_copied(book: Reader, file: str, unit: str) -> None:
    """Note that records of a package are another unit's; the caller's transaction."""
    sql = "UPDATE county_package SET copied_from = ? WHERE file = ?"
    book.rows(sql, [unit, file])


def applied(book: Reader) -> dict[str, str]:
    """Member to the packages, as text, that its records in the tables come from."""
    return {
        str(member): str(files)
        for member, files in book.rows("SELECT member, files FROM county_source", [])
    }


def set_applied(book: Reader, member: str, files: str) -> None:
    """Note from which packages a member's records come; the caller's transaction."""
    book.rows(
        "INSERT INTO county_source(member, files) VALUES (?, ?) "
        "ON CONFLICT(member) DO UPDATE SET files = excluded.files",
        [member, files],
    )
