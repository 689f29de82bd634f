"""The template: a workbook of fields and figures, which a clerk or a script may write.

Two sheets, 栏目 and 指标, a line each. Other fields are called by what people call
them, not by their keys. A line without a number gets one that is always the same for
the same register and name, so that all townships have one field.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from tecdesk.domain.additions import is_own
from tecdesk.domain.own_fields import KINDS
from tecdesk.domain.registers import LEDGERS
from tecdesk.errors import DeskError
from tecdesk.exchange.sources.sheets import open_source
from tecdesk.safe_file import write_atomically
from tecdesk.workbooks import begun

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter import Workbook

    from tecdesk.exchange.sources.sheets import Row

Line = dict[str, str]
"""Heading to what stands below it."""

FIELDS, FIGURES = "栏目", "指标"
NUMBER = "编号"
FIELD_HEADS = {
    "台账": 12,
    "栏目名": 18,
    "填什么": 12,
    "单位": 8,
    "选项": 36,
    "是哪一栏的其中": 18,
    "表里的别名": 24,
    "列在清单里": 12,
    NUMBER: 14,
}
FIGURE_HEADS = {
    "台账": 12,
    "指标名": 22,
    "单位": 8,
    "加哪一栏": 18,
    "条件栏目": 16,
    "条件": 16,
    "是哪个指标的其中": 22,
    "口径": 48,
    NUMBER: 14,
}
"""Headings of the two sheets, and how wide they are in characters."""

_MOST = 500
"""Lines of a sheet; nobody fills in as many fields."""
_HELP = (
    "台账写台账的名称：" + "、".join(each.label for each in LEDGERS) + "。",
    "填什么写：" + "、".join(KINDS.values()) + "；选项用顿号隔开。",
    "编号空着就由程序给；给过的编号不要改，改了就是另一栏。",
)


@dataclass(frozen=True, slots=True)
class Template:
    """What a template says.

    Attributes:
        unit: who gives it; empty where it does not say.
        fields: lines of 栏目.
        figures: lines of 指标.
    """

    unit: str
    fields: tuple[Line, ...] = ()
    figures: tuple[Line, ...] = ()


def made_key(register: str, label: str) -> str:
    """The key of a line without one: everybody who reads it makes the same."""
    return "x" + sha256(f"{register}\n{label}".encode()).hexdigest()[:8]


def write_template(template: Template, path: Path) -> None:
    """Write a template, whole or not at all.

    Raises:
        DeskError: open in Excel, no room, no such folder; an old file stays.
    """
    stream = io.BytesIO()
    book = begun(stream)
    title = f"{template.unit}自加栏目"
    _sheet(book, FIELDS, title, FIELD_HEADS, template.fields)
    _sheet(
        book, FIGURES, title.replace(FIELDS, FIGURES), FIGURE_HEADS, template.figures
    )
    book.close()
    write_atomically(path, lambda file: file.write(stream.getvalue()))


def read_template(path: Path) -> Template:
    """Read a template.

    Raises:
        DeskError: cannot be read, or is another kind of file.
    """
    source = open_source(path)
    found = {
        name: _lines(source.load(name).head(_MOST))
        for name in source.names
        if name in {FIELDS, FIGURES}
    }
    if not any(found.values()):
        raise DeskError(
            f"{path.name} 不是自加栏目的模板。",
            f"模板里有“{FIELDS}”或“{FIGURES}”这一页，第一列是“台账”。",
        )
    heads = source.load(source.names[0]).head(1)
    title = str(heads[0][0]) if heads and heads[0] else ""
    unit = title.removesuffix("自加栏目") if title.endswith("自加栏目") else ""
    return Template(unit, tuple(found.get(FIELDS, ())), tuple(found.get(FIGURES, ())))


def is_template(path: Path) -> bool:
    """Whether a file is called as `name_of` calls one; it is not opened."""
    return path.name.startswith("自加栏目_") and path.suffix == ".xlsx"


def name_of(unit: str) -> str:
    """How the file of a unit's template is called: 自加栏目_青山县.xlsx."""
    return f"自加栏目_{unit}.xlsx"


def key_in(line: Mapping[str, str], register: str, label: str) -> str:
    """The key that a line says, or the one made for it."""
    said = line.get(NUMBER, "")
    return said if is_own(said) else made_key(register, label)


def _sheet(
    book: Workbook,
    name: str,
    title: str,
    heads: Mapping[str, int],
    lines: Sequence[Mapping[str, str]],
) -> None:
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#F2F2F2"})
    text = book.add_format({"border": 1, "num_format": "@", "text_wrap": True})
    page.write_string(0, 0, title, bold)
    for number, (heading, width) in enumerate(heads.items()):
        page.set_column(number, number, width)
        page.write_string(1, number, heading, head)
        for at, line in enumerate(lines, 2):
            page.write_string(at, number, line.get(heading, ""), text)
    if name == FIELDS:
        for at, said in enumerate(_HELP, len(lines) + 3):
            page.write_string(at, 0, said)
        choices = {"validate": "list", "source": list(KINDS.values())}
        page.data_validation(2, 2, len(lines) + 30, 2, choices)
    page.freeze_panes(2, 0)


def _lines(rows: Sequence[Row]) -> list[Line]:
    """The lines below the heading, as far as they have a register."""
    texts = [[_text(cell) for cell in row] for row in rows]
    top = next((n for n, row in enumerate(texts) if row and row[0] == "台账"), None)
    if top is None:
        return []
    heads = texts[top]
    found = []
    for row in texts[top + 1 :]:
        line = dict(zip(heads, row, strict=False))
        if not line.get("台账") or len([each for each in row if each]) < 2:
            break  # the notes below
        found.append(line)
    return found


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
