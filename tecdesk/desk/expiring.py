"""到期清理: numbers of persons taken out when they are no longer needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.expiry.clearing import clear
from tecdesk.store.expiry.due import Due
from tecdesk.store.expiry.due import cutoff
from tecdesk.store.expiry.due import due

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.store.book import Book

SUGGESTED = 3
"""Years after the end; no rule gives a number for this work."""
YEARS = (1, 2, SUGGESTED, 5, 10)
FOR_GOOD = (
    "清掉就找不回来，也不能撤销；人数、户数、历年的数都不变。"
    "以前的备份里还有这些号码，要等备份按老规矩清掉（最久两年），钉住的备份一直有。"
    "报过的文件和给过同事的一份原样不动。"
)


@dataclass(frozen=True, slots=True)
class Expiry:
    """What would be cleared.

    Attributes:
        years: so long ago it ended.
        due: the numbers.
    """

    years: int
    due: Due

    @property
    def lines(self) -> list[str]:
        """What goes and what stays: 结对帮扶 38 条：身份证号码 38 个."""
        told = []
        for key, ids in self.due.records.items():
            numbers = "、".join(
                f"{REGISTERS[register][field].label} {count} 个"
                for (register, field), count in self.due.numbers.items()
                if register == key
            )
            told.append(f"{REGISTERS[key].label} {len(ids)} 条：{numbers}")
        if self.due.held:
            told.append(f"还有 {self.due.held} 条也到期了，同一个人还在帮扶，留着")
        if self.due.noted:
            told.append(f"其中 {self.due.noted} 条的备注里手写着号码，不动，要自己改")
        return told

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "years": self.years,
            "before": self.due.before,
            "records": {key: len(ids) for key, ids in self.due.records.items()},
            "numbers": {
                f"{register}.{field}": count
                for (register, field), count in self.due.numbers.items()
            },
            "held": self.due.held,
            "noted": self.due.noted,
        }


def preview(book: Book, years: int, today: date) -> Expiry:
    """What would be cleared today of what ended so many years ago."""
    return Expiry(years, due(book, cutoff(today, years)))


def expire(book: Book, years: int, today: date, reason: str) -> Expiry:
    """Clear it; no backup is made before, for it would hold the numbers.

    Args:
        book: open for writing; a connection of its own.
        years: at least one.
        today: the desk's day.
        reason: why; stays in the journal.

    Raises:
        DeskError: no reason was given, or the file refuses.
    """
    if not reason.strip():
        raise DeskError("没有写原因，没有清理。", "写一句为什么清，改动经过里要留着。")
    found = preview(book, years, today)
    if found.due.count or found.due.gone:
        said = "；".join(found.lines[: len(found.due.records)])
        label = f"到期清理（结束满 {years} 年）：{said}"
        clear(book, found.due, label, " ".join(reason.split()))
    return found
