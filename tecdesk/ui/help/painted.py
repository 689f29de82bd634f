"""Pages of the manual, and the keys of a page, as the little HTML that Qt shows."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Paragraph
from tecdesk.report.manual.blocks import Picture
from tecdesk.report.manual.blocks import Run
from tecdesk.report.manual.blocks import Table
from tecdesk.report.manual.topics import PICTURES
from tecdesk.ui import theme
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.report.manual.blocks import Block
    from tecdesk.report.manual.blocks import Text
    from tecdesk.ui.keymap import Line

_WORD = re.compile("「[^」]*」")
_SIZES = {1: "title", 2: "section", 3: "body"}


def style() -> str:
    """How it looks with the colours and the type in use."""
    colours = theme.tokens()
    sizes = {
        f".h{level} {{ font-weight: bold; font-size: {sized(name).pointSizeF():g}pt;"
        f" margin-top: {lines(0.9 if level > 1 else 0.2)}px;"
        f" margin-bottom: {lines(0.35)}px; }}"
        for level, name in _SIZES.items()
    }
    note = f"{sized('note').pointSizeF():g}pt"
    return "\n".join(
        (
            f"body {{ color: {colours['text']}; }}",
            f"p {{ margin-top: {lines(0.3)}px; margin-bottom: {lines(0.3)}px; }}",
            f".word {{ color: {colours['accent']}; font-weight: bold; }}",
            f".note {{ color: {colours['text3']}; font-size: {note}; }}",
            *sorted(sizes),
            f"td, th {{ padding: {lines(0.15)}px {lines(0.5)}px; }}",
        )
    )


def painted(blocks: Iterable[Block]) -> str:
    """Blocks as HTML."""
    inside = "".join(map(_block, blocks))
    return f"<html><body>{inside}</body></html>"


def keys(title: str, found: Iterable[Line]) -> list[Block]:
    """The keys of a page as a page of the manual."""
    blocks: list[Block] = [Heading(1, (Run(f"按键：{title}"),))]
    head = ((Run("按键"),), (Run("做什么"),))
    for is_head, group in groupby(found, key=lambda line: line.head):
        if is_head:
            blocks += [Heading(2, (Run(line.label),)) for line in group]
        else:
            blocks.append(Table((head, *(_row(line) for line in group))))
    return blocks


def _row(line: Line) -> tuple[Text, ...]:
    return (Run("、".join(line.caps), strong=True),), (Run(line.label),)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<p class="h{block.level}">{_text(block.text)}</p>'
        case Paragraph():
            return _paragraph(block)
        case Picture():
            source = f"{PICTURES}/{block.scene}.png"
            caption = f'<span class="note">{escape(block.caption)}</span>'
            return f'<p><img src="{source}" /><br />{caption}</p>'
        case Table():
            return _table(block)


def _paragraph(block: Paragraph) -> str:
    if not block.mark:
        return f"<p>{_text(block.text)}</p>"
    # A list of Qt cannot be spaced: hung by a table of one row.
    return (
        '<table cellspacing="0" cellpadding="0"><tr>'
        f'<td width="{lines(1.6)}" align="right"><b>{block.mark}</b></td>'
        f"<td>{_text(block.text)}</td></tr></table>"
    )


def _table(block: Table) -> str:
    ground = theme.tokens()["hover"]
    head, *rows = block.rows
    shown = ["".join(f'<th align="left">{_text(cell)}</th>' for cell in head)]
    shown += ["".join(f"<td>{_text(cell)}</td>" for cell in row) for row in rows]
    first, *rest = (f"<tr>{row}</tr>" for row in shown)
    first = first.replace("<tr>", f'<tr bgcolor="{ground}">')
    return f'<table cellspacing="0">{first}{"".join(rest)}</table><p></p>'


def _text(text: Text) -> str:
    return "".join(f"<b>{_said(r)}</b>" if r.strong else _said(r) for r in text)


def _said(run: Run) -> str:
    return _WORD.sub(r'<span class="word">\g<0></span>', escape(run.text))
