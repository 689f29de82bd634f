"""修改记录: who changed which record when, what it was and what it became."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period_code import spoken
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled
from tecdesk.domain.veil import without_numbers
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import Row
from tecdesk.store.log.chain import last_link
from tecdesk.store.log.folding import folded
from tecdesk.store.log.history import Happened
from tecdesk.store.log.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.log.written import Written

COLUMNS = (
    Column("序号", width=10, stub=True),
    Column("时间", width=30, literal=True, stub=True),
    Column("经办人", width=18),
    Column("操作", align=Align.LEFT, width=30),
    Column("记录", align=Align.LEFT, width=34),
    Column("改了什么（原来 → 现在）", align=Align.LEFT, stretches=True),
    Column("原因", align=Align.LEFT, width=20),
)
_DONE = {
    Happened.ADDED: "新增",
    Happened.BINNED: "删到回收站",
    Happened.RESTORED: "从回收站恢复",
    Happened.REMOVED: "撤销了新增",
    Happened.NOTED: "",
}
_SHOWN = 16
"""So many characters of the chain stand on paper."""


def change_sheet(book: Book, period: Period) -> Block:
    """The table of a period; numbers of persons are masked."""
    unit, names = book.unit, _Names(book)
    rows = [
        Row((number, *_cells(each, names)))
        for number, each in enumerate(written(book, period.span), 1)
    ]
    return Block(
        title=f"{spoken(period)}台账修改记录",
        columns=COLUMNS,
        rows=tuple(rows),
        layout=Layout.LEDGER,
        name="修改记录",
        filled_by=f"单位：{unit.text('full_name') or unit.text('name')}",
        when=spoken(period),
        unit=f"共{len(rows)}条",
        signing=("负责人", "经办人"),
        notes=tuple(_notes(book)),
    )


def _cells(each: Written, names: _Names) -> tuple[str, ...]:
    return (
        each.at[:16],
        each.operator or "未写",
        ("撤销：" if each.undo else "") + without_numbers(each.label),
        names.title(each),
        "；".join(_said(each, names)),
        without_numbers(each.reason),
    )


def _said(each: Written, names: _Names) -> Iterator[str]:
    """培训人次：30 → 35."""
    if done := _DONE.get(each.happened):
        yield f"{done} {each.count} 条" if each.count > 1 else done
    if each.register not in REGISTERS or each.happened is not Happened.CHANGED:
        return
    before, after = each.before or {}, each.after or {}
    marks = (_marks(before), _marks(after))
    for key, field in REGISTERS[each.register].by_key.items():
        marked = tuple(each.get(key, "") for each in marks)
        if before.get(key) != after.get(key) or marked[0] != marked[1]:
            old = names.shown(field, before.get(key), marked[0])
            new = names.shown(field, after.get(key), marked[1])
            yield f"{field.label}：{old or '空'} → {new or '空'}"


def _marks(state: Mapping[str, Value]) -> dict[str, str]:
    text = state.get("marks")
    return json.loads(str(text)) if text else {}


def _notes(book: Book) -> Iterator[str]:
    yield "一次新增很多条的只写条数；身份证号、电话隐去一部分。"
    upto, since = folded(book.connection)
    if upto:
        yield f"{since[:10]}以前改了什么已经压缩，只留谁、什么时候、做了什么。"
    if last := last_link(book.connection):
        number, chain = last
        yield f"第{number}步的链值{chain.hex()[:_SHOWN]}，可用“检查台账”核对。"


class _Names:
    """The names of records, each register read once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[str, dict[str, str]] = {}

    def title(self, each: Written) -> str:
        """培训“果树修剪”."""
        if each.register not in REGISTERS:
            return ""
        register = REGISTERS[each.register]
        if not each.record:
            return register.label
        field = register[register.named_by]
        kept = {**(each.before or {}), **(each.after or {})}
        value = self._of(each.register).get(each.record) or kept.get(field.key)
        name = self.shown(field, value)
        return f"{register.label}“{name}”" if name else register.label

    def shown(self, field: Field, value: Value, mark: str = "") -> str:
        """A value as everybody may see it."""
        if value is None:
            return show(field.kind, None, mark)
        if field.kind is Kind.REF:
            return self._of(field.to).get(str(value), "")
        if field.kind is Kind.INDICATOR and value in INDICATORS:
            return INDICATORS[str(value)].label
        return veiled(field, show(field.kind, value, mark))

    def _of(self, register: str) -> dict[str, str]:
        if register not in self._known:
            self._known[register] = self._book.names(register)
        return self._known[register]
