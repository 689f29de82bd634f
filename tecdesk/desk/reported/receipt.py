"""The 上报单 of a package: what it holds, its 校验码, and room for two stamps."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.manifest import when
from tecdesk.exchange.packages.paper import qr_text
from tecdesk.tally.checkup.checkup import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tecdesk.exchange.packages.package import Content
    from tecdesk.report.forms.handover import Handover
    from tecdesk.store.book import Book

RECEIPT = "上报单.pdf"
"""Its name among the files kept of a report."""


def receipt_files(
    book: Book, content: Content, at: datetime, *, locked: bool, since: str
) -> dict[str, bytes]:
    """The 上报单 as PDF, by its name.

    Args:
        book: only read.
        content: what is reported.
        at: when.
        locked: whether a passphrase opens the package.
        since: what is different from the report before, in words.
    """
    from tecdesk.report.forms.handover import draw_handover
    from tecdesk.report.page.paper import Paper

    target = BytesIO()
    title = f"{content.unit.name}{when(content.year, content.period)}上报单"
    paper = Paper(target, title=title)
    draw_handover(paper, _said(book, content, at, locked=locked, since=since))
    paper.save()
    return {RECEIPT: target.getvalue()}


def held(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Ledger and how many records of it: 培训, 46 次; those without are left out."""
    return [
        (register.label, f"{counts[key]} {register.word}")
        for key, register in REGISTERS.items()
        if register.ledger and counts.get(key)
    ]


def along(content: Content, *, locked: bool) -> str:
    """What went along besides records and figures, and what did not."""
    photos = len(content.photos)
    told = [
        "有身份证号、电话" if content.personal else "没有身份证号、电话",
        f"佐证照片 {photos} 张" if photos else "没有照片",
        *(["加了口令"] if locked else []),
    ]
    return f"记录和数字，{'，'.join(told)}"


def _said(
    book: Book, content: Content, at: datetime, *, locked: bool, since: str
) -> Handover:
    from tecdesk.report.forms.handover import Handover

    unit = content.unit
    counts = held(content.counts) or [("没有记录", "")]
    return Handover(
        title="科技推广数据上报单",
        unit=unit.full_name or unit.name,
        parent=unit.parent,
        year=when(content.year, content.period).removesuffix("度"),
        revision=f"第 {content.revision} 次",
        at=at.strftime("%Y-%m-%d %H:%M"),
        operator=book.operator,
        file=content.file_name,
        along=along(content, locked=locked),
        checks=counted(content.findings),
        counts=tuple(counts),
        since=since,
        code=content.check_code,
        qr=qr_text(content.year, content.revision, content.digest),
    )
