"""Commands that write: new, import, report, submit, backup, restore."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli import passphrase
from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside
from tecdesk.cli.output import say_json
from tecdesk.cli.reported import opened
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.store.book import Book

_SAID = 5
"""How many faulty cells a refusal names."""


def new(called: argparse.Namespace) -> None:
    """Make a book, with the villages, or for a county the units, of a list."""
    from tecdesk.desk.county.deciding import close_list
    from tecdesk.store.book import Book

    book = Book.create(called.book, called.unit)
    try:
        with book:
            if called.villages:
                _add_list(book, called.villages, "village")
            if called.units:
                _add_list(book, called.units, "unit")
                close_list(book)
            count, units = book.count("village"), book.count("unit") - 1
    except BaseException:
        called.book.unlink()  # half a beginning would be in the way of the next
        raise
    held = f"收 {units} 个单位的报" if called.units else f"{count} 个村(社区)"
    say(f"已新建 {called.book}：{called.unit}，{held}。")


def import_file(called: argparse.Namespace) -> None:
    """Import a ledger through a plan; --dry-run stops at the plan."""
    from tecdesk.desk import importing
    from tecdesk.desk.safeguard import safeguard
    from tecdesk.exchange.ledgers.rejects import write_rejects
    from tecdesk.store.backups.names import Why

    mapping = _mapping(called.mapping)
    with book_of(called, writing=not called.dry_run) as book:
        plans = importing.read_plans(
            book,
            called.file,
            register=called.register,
            sheet=called.sheet,
            year=called.year,
            mapping=mapping,
            known_villages=called.known_villages,
        )
        refused = _refused(plans, called)
        if not called.dry_run and not refused:
            safeguard(book.path, Why.IMPORT)
            opened(
                book,
                called.unlock,
                lambda: importing.apply(book, plans, mapping=mapping),
            )
    if called.rejects:
        write_rejects(plans, called.rejects)
    data = [importing.as_json(plan) for plan in plans]
    if called.json:
        say_json(data)
    if refused:
        raise refused
    if called.json:
        return
    for each in data:
        _say_plan(each, written=not called.dry_run)
    for sheet, reason in ((each.sheet, each.reason) for each in plans.left_out):
        say(f"没有导入“{sheet}”：{reason}")


def _refused(plans: Plans, called: argparse.Namespace) -> DeskError | None:
    """Lines that cannot be imported need a place to go before the others do."""
    faults = [fault for plan in plans for fault in plan.faults if fault.blocks]
    if not faults or called.rejects or called.dry_run:
        return None
    said = [f"第{f.row}行 {f.column} {f.value}：{f.reason}" for f in faults[:_SAID]]
    more = f"等 {len(faults)} 处。" if len(faults) > _SAID else ""
    return DeskError(
        f"{called.file.name} 有错，没有导入。{''.join(said)}{more}",
        "改好后再导入；或加上 --rejects 文件.xlsx，把有错的行另存，其余的导入。",
    )


def report(called: argparse.Namespace) -> None:
    """Write 汇总表, 台账 and 工作总结 of a year or half into a folder."""
    from tecdesk.desk.handed_in import handed_in
    from tecdesk.desk.papers import BY
    from tecdesk.desk.reporting import write_reports
    from tecdesk.domain.period import Period

    period = Period(called.year, half=called.half)
    with book_of(called, writing=False) as book:
        keys = {each.key for each in handed_in(book, period)}
        keys |= {BY + choice for choice in called.by}
        written = write_reports(
            book, period, called.out, keys, paper=called.paper, warn=say_aside
        )
    for path in written:
        say(str(path))


def submit(called: argparse.Namespace) -> None:
    """Write the package of a year, read it back and verify it."""
    from tecdesk.desk.submitting import Along
    from tecdesk.desk.submitting import submit as submit_year
    from tecdesk.domain.period import Period

    with book_of(called) as book:
        along = Along(
            personal=called.with_personal,
            photos=called.with_photos,
            passphrase=passphrase.given(called),
        )
        period = Period(called.year, half=called.half)
        done = submit_year(book, period, called.to, along)
    if called.json:
        say_json(done.plain())
        return
    say(f"{done.path}")
    say(f"校验码 {done.check_code}。已读回核对（{done.read_back.value}），可以拔出。")


def backup(called: argparse.Namespace) -> None:
    """Copy a book and verify the copy."""
    from tecdesk.store.backups.making import back_up
    from tecdesk.store.backups.photos import copy_photos

    made = back_up(called.book)
    if called.with_photos:
        copy_photos(called.book, made.parent)
    say(f"已备份到 {made}。")


def restore(called: argparse.Namespace) -> None:
    """Put a backup in a book's place."""
    from tecdesk.store.backups.restoring import restore as put_back

    kept = put_back(called.backup, called.to)
    rest = f"原来的台账留在 {kept}。" if kept else ""
    say(f"已恢复到 {called.to}。{rest}")


def _add_list(book: Book, file: Path, register: str) -> None:
    from tecdesk.desk import importing

    plans = importing.read_plans(book, file, register=register)
    importing.apply(book, plans)


def _mapping(path: Path | None) -> dict[str, str | None] | None:
    if path is None:
        return None
    with os_errors(path, "读取"):
        text = path.read_text(encoding="utf-8-sig")
    try:
        read = json.loads(text)
    except ValueError as error:
        raise DeskError(
            f"{path.name} 不是 JSON。", '写成 {"列名": "字段"} 再试。'
        ) from error
    if not isinstance(read, dict):
        raise DeskError(f"{path.name} 里不是列名和字段。", '写成 {"列名": "字段"}。')
    return read


def _say_plan(data: dict[str, Any], *, written: bool) -> None:
    label = REGISTERS[data["register"]].label
    done = "已导入" if written else "预览"
    say(
        f"{done} “{data['sheet']}”（{label}）：新增 {data['new']}、"
        f"更新 {data['changed']}、相同 {data['same']}、有问题 {len(data['faulty'])}。"
    )
    for fault in data["faulty"]:
        where = f"第{fault['row']}行 {fault['column']} {fault['value']}"
        say(f"  {where}：{fault['reason']}")
    if added := data.get("added_villages"):
        say(f"  新增村(社区)：{'、'.join(added)}")
