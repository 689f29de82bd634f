"""The records command: a register's rows, or those behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.output import say_table
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.identity import masked
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.book import Book

if TYPE_CHECKING:
    import argparse

    from tecdesk.domain.indicator import Indicator


def records(called: argparse.Namespace) -> None:
    """Print the records of a register, or those behind a figure."""
    with Book.open(called.book, writing=False) as book:
        rows = _behind(book, called) if called.indicator else _found(book, called)
        names = {key: book.names(key) for key in REGISTERS}
    if called.json:
        kind = INDICATORS[called.indicator].kind if called.indicator else Kind.COUNT
        say_json([_plain(record, names, kind, adds) for record, adds in rows])
        return
    if not rows:
        say("没有符合的记录。")
        return
    register = REGISTERS[rows[0][0].register]
    fields = [field for field in register.fields if field.listed]
    head = [field.heading for field in fields]
    say_table(head, ([_shown(f, r, names) for f in fields] for r, _ in rows))
    total = _total(rows, called.indicator)
    say(f"{len(rows)} 条{total}")


Rows = list[tuple[Record, int | None]]


def _found(book: Book, called: argparse.Namespace) -> Rows:
    from tecdesk.store.query import Filter

    if not called.key:
        raise DeskError(
            "没有说要看哪一类记录。", "写上 training、base 等，或 --indicator。"
        )
    register = REGISTERS[called.key]
    period = called.period if called.year else None
    rows: Rows = [(r, None) for r in book.find(called.key, Filter(period=period))]
    return _where(book, rows, [(register[k], v) for k, v in _wanted(called, register)])


def _behind(book: Book, called: argparse.Namespace) -> Rows:
    from tecdesk.store.aggregate import behind
    from tecdesk.tally.parts import breakdowns

    indicator = INDICATORS[called.indicator]
    unit = called.unit or indicator.per_default
    wanted = [pair.split("=", 1) for pair in called.where if "=" in pair]
    by, part = "", ""
    if wanted and wanted[0][0] in breakdowns(indicator):
        by, name = wanted.pop(0)
        part = _part_key(book, called, indicator, by, name)
    called.where = ["=".join(pair) for pair in wanted]
    rows = behind(book, indicator, called.period, unit=unit, by=by, part=part)
    register = REGISTERS[indicator.register]
    return _where(book, rows, [(register[k], v) for k, v in _wanted(called, register)])


def _part_key(
    book: Book, called: argparse.Namespace, indicator: Indicator, by: str, name: str
) -> str:
    from tecdesk.tally.sheet import make_sheet

    sheet = make_sheet(book, called.period, (by,), (indicator,))
    names = {part.name: part.key for line in sheet.lines for part in line.parts}
    keys = set(names.values())
    return name if name in keys else names.get(name, name)


def _wanted(called: argparse.Namespace, register: Any) -> list[tuple[str, str]]:
    pairs = []
    for text in called.where:
        key, sign, value = text.partition("=")
        if not sign or key not in register.by_key:
            able = "、".join(register.by_key)
            raise DeskError(
                f"--where {text} 看不懂。", f"写成 字段=值，字段有：{able}。"
            )
        pairs.append((key, value))
    return pairs


def _where(book: Book, rows: Rows, wanted: list[tuple[Field, str]]) -> Rows:
    names = {f.to: book.names(f.to) for f, _ in wanted if f.to}
    return [
        (record, adds)
        for record, adds in rows
        if all(_shown(field, record, names) == value for field, value in wanted)
    ]


def _shown(field: Field, record: Record, names: dict[str, dict[str, str]]) -> str:
    from tecdesk.domain.values import show

    value = record[field.key]
    if field.kind is Kind.REF:
        return names[field.to].get(str(value), "") if value else ""
    text = show(field.kind, value, record.marks.get(field.key, ""))
    return masked(text) if field.personal and text else text


def _plain(
    record: Record, names: dict[str, dict[str, str]], kind: Kind, adds: int | None
) -> dict[str, Any]:
    from tecdesk.domain.values import shown_number

    register = REGISTERS[record.register]
    data: dict[str, Any] = {"id": record.id}
    for field in register.fields:
        value = record[field.key]
        number = field.kind.is_number
        shown = _shown(field, record, names) or None
        data[field.key] = shown_number(field.kind, value) if number else shown
    data["value"] = shown_number(kind, adds)
    return data


def _total(rows: Rows, key: str | None) -> str:
    from tecdesk.domain.values import show

    if not key:
        return ""
    kind = INDICATORS[key].kind
    total = sum(adds or 0 for _, adds in rows)
    return f"，合计 {show(kind, total)} {INDICATORS[key].unit}"
