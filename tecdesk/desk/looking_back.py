"""The journal for people: is it whole, what was changed, how the book once was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.safeguard import safeguard
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.safe_file import write_atomically
from tecdesk.store.backups.names import Why
from tecdesk.store.checkup import looked_through
from tecdesk.store.compacting import compact
from tecdesk.store.compacting import foreseen
from tecdesk.store.expiry.due import cutoff

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.compacting import Compacted
    from tecdesk.store.log.altered import Altered
    from tecdesk.store.log.verifying import Links

LEAST_YEARS = 2
"""The running year and the one before are always kept whole."""
_NAMED = 20
"""So many records are named in words."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What was changed without the program.

    Attributes:
        links: what became of the chain.
        records: the records that are not what the journal makes of them.
        names: one line for each of the first of them.
    """

    links: Links
    records: list[Altered]
    names: list[str]

    @property
    def whole(self) -> bool:
        """True when nothing was."""
        return self.links.whole and not self.records

    @property
    def sentences(self) -> list[str]:
        """What is to be said, a line each."""
        links = self.links
        if self.whole:
            since = f"（{links.since[:10]} 起，{links.checked} 步）"
            return [f"修改记录前后连得上{since}，没有在程序外改过。"]
        said = []
        if links.broken:
            steps = "、".join(map(str, links.broken[:_NAMED]))
            said.append(f"修改记录在程序外改过：第 {steps} 步对不上。")
        if links.changed:
            said.append(f"压缩、清理过的修改记录有 {links.changed} 处对不上。")
        if not links.guarded:
            said.append("修改记录的防改已经被拿掉。")
        if self.records:
            said.append(f"有 {len(self.records)} 条记录在程序外改过：")
            said += [f"  {name}" for name in self.names]
        return said

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        links = self.links
        return {
            "whole": self.whole,
            "since": links.since,
            "steps": links.checked,
            "chain": links.last,
            "broken": links.broken,
            "changed": links.changed,
            "guarded": links.guarded,
            "records": [
                {
                    "register": each.register,
                    "id": each.record,
                    "fields": list(each.fields),
                    "missing": each.missing,
                    "strange": each.strange,
                }
                for each in self.records
            ],
        }


def outside(path: Path) -> Outside | None:
    """Look what was changed in a book without the program.

    Returns:
        None for a book of an older form, whose journal is not chained yet.

    Raises:
        DeskError: it cannot be read.
    """
    found = looked_through(path)
    if found is None or not found[0].since:
        return None
    links, records = found
    names = [_name(*each) for each in records[:_NAMED]]
    return Outside(links, [each for each, _ in records], names)


def _name(each: Altered, text: str) -> str:
    register = REGISTERS[each.register]
    name = f"{register.label}“{text}”" if text else f"{register.label} {each.record}"
    if each.missing:
        return f"{name}：不见了"
    if each.strange:
        return f"{name}：多出来的"
    known = [register[key].label for key in each.fields if key in register.by_key]
    return f"{name}：{'、'.join(known) or '内容'}对不上"


def changes_of(book: Book, period: Period) -> dict[str, bytes]:
    """修改记录 of a period: ending to content."""
    from tecdesk.report.page import output
    from tecdesk.report.sheets.change_sheet import change_sheet

    blocks = [change_sheet(book, period)]
    return {"pdf": output.pdf_bytes(blocks), "xlsx": output.xlsx_bytes(blocks)}


def save_changes(book: Book, period: Period, target: Path) -> Path:
    """Write 修改记录 of a period as what the file's ending says.

    Raises:
        DeskError: another ending, or the disk refuses.
    """
    kind = target.suffix.lower().lstrip(".")
    if kind not in {"pdf", "xlsx"}:
        raise DeskError(
            f"{target.name} 不是 PDF 也不是 xlsx。", "文件名写成 .pdf 或 .xlsx。"
        )
    data = changes_of(book, period)[kind]
    write_atomically(target, lambda stream: stream.write(data))
    return target


def moment(text: str) -> str:
    """2025-06-01, also with 10:30 or 10:30:15, as the last second that is meant.

    Raises:
        ValueError: it is no such time.
    """
    day, _, clock = text.strip().replace("T", " ").partition(" ")
    clock = clock or "23:59:59"
    parts = [int(each) for each in clock.split(":")]
    limits = zip(parts, (24, 60, 60), strict=False)
    if len(parts) not in {2, 3} or not all(0 <= p < most for p, most in limits):
        raise ValueError(text)
    hour, minute, second = (*parts, 59)[:3]
    whole = date.fromisoformat(day).isoformat()
    return f"{whole} {hour:02}:{minute:02}:{second:02}"


def compact_years(
    book: Book, years: int, today: date, *, dry: bool = False
) -> Compacted:
    """Fold what was changed longer ago than so many years, after a backup.

    Raises:
        DeskError: there is nothing so old, the years are too few, or the backup
            cannot be made.
    """
    if years < LEAST_YEARS:
        raise DeskError(
            f"最近 {LEAST_YEARS} 年的修改记录都要留着。", f"写 {LEAST_YEARS} 或更多。"
        )
    day = cutoff(today, years)
    if dry:
        return foreseen(book, day)
    safeguard(book.path, Why.BULK)
    return compact(book, day, f"压缩 {day} 以前的修改记录")
