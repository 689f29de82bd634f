"""Commands that only read: tally, verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.cli import passphrase
from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.output import say_table
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    import argparse

    from tecdesk.domain.field import Kind
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.sheet import Line


def tally(called: argparse.Namespace) -> None:
    """Print the tally of a period."""
    from tecdesk.tally.headcount import sentence
    from tecdesk.tally.plain import plain
    from tecdesk.tally.quiet import quiet
    from tecdesk.tally.shares import shares
    from tecdesk.tally.sheet import make_sheet

    by = None if called.json and not called.by else called.by or ()
    with book_of(called, writing=False) as book:
        sheet = make_sheet(book, called.period, by)
        told = shares(book, called.period)
    if called.json:
        say_json(plain(sheet, told))
        return
    say(f"{sheet.unit.text('name')} {sheet.period.year}年 {sheet.period.name}")
    head = ("指标", "单位", "完成", "目标", "完成率", "上年", "增减")
    silent = quiet(sheet.lines)
    shown = [line for line in sheet.lines if line.indicator.group not in silent]
    say_table(head, [row for line in shown for row in _lines(line)])
    if silent:
        say(f"另有 {len(silent)} 类没有记录，加 --json 都列出来。")
    for line in shown:
        if line.coverage is not None and line.figure.records:
            say(f"{line.label}：{line.figure.value}/{line.out_of}个村")
    for each in told:
        parts = "、".join(f"{part.name}{part.sentence}" for part in each.parts)
        say(f"占{each.share.whole}：{parts}")
    for line in sheet.lines:
        if found := line.persons.get(("", "")):
            say(sentence(found, line.label, line.unit))


def verify(called: argparse.Namespace) -> None:
    """Say what a package holds and whether it is whole."""
    from tecdesk.exchange.packages.verify import verify as verify_package
    from tecdesk.tally.checkup.checkup import counted

    words = passphrase.given_or_typed(called, called.package)
    verdict = verify_package(called.package, words)
    if called.json:
        say_json(verdict.plain())
    else:
        say(verdict.sentence)
        if verdict.manifest and verdict.manifest.findings:
            say(f"体检：{counted(verdict.manifest.findings)}")
    if not verdict.whole:
        raise DeskError(f"{called.package.name} 不完整，不能用。", "请原单位重新上报。")
    if called.code is not None and verdict.manifest:
        from tecdesk.exchange.packages.paper import require_same

        said = verdict.manifest
        require_same(said.year, said.revision, said.digest, called.code)
        if not called.json:
            say("纸上的校验码对得上，纸和文件是同一份。")


def _lines(line: Line) -> list[tuple[str, ...]]:
    from tecdesk.domain.values import show
    from tecdesk.tally.plain import rounded

    rate = rounded(line.rate)
    whole = (
        line.label,
        line.unit,
        _figure(line.kind, line.figure),
        show(line.kind, line.target) or "—",
        "—" if rate is None else f"{rate}%",
        _figure(line.kind, line.last_year) if line.last_year else "",
        show(line.kind, line.change),
    )
    parts = [
        ("  " + part.name, line.unit, _figure(line.kind, part.figure), "", "", "", "")
        for part in line.parts
    ]
    return [whole, *parts]


def _figure(kind: Kind, figure: Figure) -> str:
    from tecdesk.domain.values import show

    return show(kind, figure.value, figure.state.value)
