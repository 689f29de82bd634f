"""The records command: a register's rows, or those behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.output import say_table
from tecdesk.cli.wrong import WrongCall
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.veil import veiled

if TYPE_CHECKING:
    import argparse

    from tecdesk.domain.field import Field
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

Names = dict[str, dict[str, str]]
"""Register key to the names of its records."""


def records(called: argparse.Namespace) -> None:
    """Print the records of a register, or those behind a figure."""
    asked = called.indicator or called.key
    if not asked:
        raise WrongCall("没有说要看哪一类记录，写上 training、base 等，或 --indicator")
    if called.full and (asked not in REGISTERS or not called.json):
        raise WrongCall("--full 只在看一类记录、输出 --json 时用")
    with book_of(called, writing=called.full) as book:
        indicator = INDICATORS.get(asked)
        if not indicator and asked not in REGISTERS:
            raise WrongCall(f"这本台账里没有 {asked} 这个指标")
        register = REGISTERS[indicator.register if indicator else asked]
        shown = [REGISTERS[key] for key in indicator.registers] if indicator else []
        refs = [ref for each in shown or [register] for ref in each.refs]
        names = {to: book.names(to) for to in {ref.to for ref in refs}}
        if indicator:
            _say_behind(book, called, indicator, names)
        else:
            _say_found(book, called, register, names)


def _say_found(
    book: Book, called: argparse.Namespace, register: Register, names: Names
) -> None:
    from tecdesk.cli.where import fields
    from tecdesk.store.query import Filter

    wanted = fields(book, register, called.where)
    period = called.period if called.dated else None
    rows = book.find(register.key, Filter(equals=wanted, period=period))
    if called.full:
        from tecdesk.desk.disclosing import disclose

        disclose(book, "输出完整号码", rows, called.reason)
    if called.json:
        say_json([_plain(record, names, whole=called.full) for record in rows])
        return
    listed = _listed(register.key)
    _say_rows(
        [field.heading for field in listed],
        [[_shown(field, row, names) for field in listed] for row in rows],
    )


def _say_behind(
    book: Book, called: argparse.Namespace, indicator: Indicator, names: Names
) -> None:
    from tecdesk.cli.where import parts
    from tecdesk.domain.values import show
    from tecdesk.domain.values import shown_number
    from tecdesk.store.figures.evidence import behind

    unit = (called.unit or indicator.per_default) if indicator.per else ""
    (by, part), *others = [*parts(book, indicator, called.where).items(), ("", "")]
    rows = behind(
        book,
        indicator,
        called.period,
        unit=unit,
        by=by,
        part=str(part or ""),
        also={key: value for key, value in others if key},
    )
    kind = indicator.kind
    origins = _origins(book, called.period.year)
    if called.json:
        say_json(
            [
                _plain(row, names)
                | {"value": shown_number(kind, n)}
                | ({"from": origins.get(row.owner)} if origins else {})
                for row, n in rows
            ]
        )
        return
    columns = _columns(indicator)
    total = show(kind, sum(adds or 0 for _, adds in rows))
    _say_rows(
        [*columns, "计入", *(["来自"] if origins else [])],
        [
            [
                *_cells(indicator, row, names),
                show(kind, adds),
                *([_said(origins.get(row.owner))] if origins else []),
            ]
            for row, adds in rows
        ],
        f"，{indicator.label}合计 {total} {unit or indicator.unit}",
    )


def _columns(indicator: Indicator) -> list[str]:
    """Headings of the records; of several registers only what all have."""
    if len(indicator.registers) > 1:
        return ["台账", "日期", "名称"]
    return [field.heading for field in _listed(indicator.register)]


def _cells(indicator: Indicator, row: Record, names: Names) -> list[str]:
    if len(indicator.registers) == 1:
        return [_shown(field, row, names) for field in _listed(row.register)]
    register = REGISTERS[row.register]
    told = (register[key] for key in (register.dated_by, register.named_by))
    return [register.label, *(_shown(field, row, names) for field in told)]


def _listed(register: str) -> list[Field]:
    return [field for field in REGISTERS[register].fields if field.listed]


def _origins(book: Book, year: int) -> dict[str, dict[str, Any]]:
    """Unit to its name and the report of the year; empty in a township's book."""
    from tecdesk.desk.county.tracing import rests_on
    from tecdesk.store.county.units import reporting_units

    units = reporting_units(book)
    reports = rests_on(book, year) if units else {}
    found: dict[str, dict[str, Any]] = {}
    for unit, name in units.items():
        report = reports.get(unit)
        found[unit] = {
            "unit": name,
            "revision": report.revision if report else None,
            "written": report.written if report else None,
        }
    return found


def _said(origin: dict[str, Any] | None) -> str:
    """清河镇 第2次 2025-12-01; empty for the county's own."""
    if origin is None:
        return ""
    if origin["revision"] is None:
        return str(origin["unit"])
    return f"{origin['unit']} 第{origin['revision']}次 {origin['written'][:10]}"


def _say_rows(head: list[str], rows: list[list[str]], total: str = "") -> None:
    if not rows:
        say("没有符合的记录。")
        return
    say_table(head, rows)
    say(f"{len(rows)} 条{total}")


def _shown(field: Field, record: Record, names: Names, *, whole: bool = False) -> str:
    from tecdesk.domain.values import show

    value = record[field.key]
    if field.kind is Kind.REF:
        return names[field.to].get(str(value), "") if value else ""
    text = show(field.kind, value, record.marks.get(field.key, ""))
    text = " ".join(text.split("\n"))
    return text if whole else veiled(field, text)


def _plain(record: Record, names: Names, *, whole: bool = False) -> dict[str, Any]:
    """A record as JSON-ready data: names, 元 and 亩, personal numbers masked."""
    from tecdesk.domain.values import shown_number

    data: dict[str, Any] = {"id": record.id}
    for field in REGISTERS[record.register].fields:
        value = record[field.key]
        if field.kind.is_number or value is None:
            data[field.key] = shown_number(field.kind, value)
        else:
            data[field.key] = _shown(field, record, names, whole=whole)
    return data
