"""Numbers of persons shown whole: for a minute, or on paper; always written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.log.shown import note_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.report.page.blocks import Block
    from tecdesk.store.book import Book

SECONDS = 60
"""So long a number is shown; then it is masked again."""


def numbers(record: Record) -> dict[str, str]:
    """Field key to each number of a person that a record holds."""
    fields = REGISTERS[record.register].fields
    texts = {f.key: record.text(f.key) for f in fields if f.personal}
    return {key: text for key, text in texts.items() if text}


def look_at(book: Book, record: Record) -> dict[str, str]:
    """The numbers of a record, after writing down who looked.

    Raises:
        DeskError: it holds none, or it cannot be written down: nobody sees them then.
    """
    register, found = REGISTERS[record.register], numbers(record)
    if not found:
        raise DeskError("这条没有证件号，也没有电话。")
    name = record.text(register.named_by)
    which = "、".join(register[key].label for key in found)
    label = f"看号码 {SECONDS} 秒：{register.label} {name}，{which}"
    note_shown(book, label, [(record.register, record.id)])
    return found


def disclose(book: Book, what: str, records: Sequence[Record], reason: str) -> None:
    """Write down that whole numbers are printed or exported, before they are.

    Args:
        book: open for writing.
        what: 导出完整号码, 打印完整号码的台账.
        records: those with a number are counted and named.
        reason: why.

    Raises:
        DeskError: no reason was given, or it cannot be written down.
    """
    text = " ".join(reason.split())
    if not text:
        raise DeskError(
            "还没写为什么要完整号码。", "写一句原因，比如“给县里核对身份”。"
        )
    holding = [record for record in records if numbers(record)]
    labels = "、".join(dict.fromkeys(REGISTERS[r.register].label for r in holding))
    label = f"{what}：{labels} {len(holding)} 条"
    note_shown(book, label, [(r.register, r.id) for r in holding], text)


def whole_ledger(book: Book, register: str, period: Period, reason: str) -> Block:
    """A ledger with whole numbers, marked 内部资料.

    Raises:
        DeskError: no reason was given, or it cannot be written down.
    """
    from tecdesk.report.sheets.ledger import ledger
    from tecdesk.store.query import Filter

    records = book.find(register, Filter(period=period))
    disclose(book, f"打印完整号码的{REGISTERS[register].label}台账", records, reason)
    return ledger(book, register, period, restricted=True)
