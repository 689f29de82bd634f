"""Writes numbers and words into a copy of a form and reads the copy back."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import TypeAlias

from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.archive import Archive
from tecdesk.exchange.forms.files.document_write import changed_document
from tecdesk.exchange.forms.files.opening import form_in
from tecdesk.exchange.forms.files.workbook import number_text
from tecdesk.exchange.forms.files.workbook_write import changed_workbook
from tecdesk.exchange.forms.grid import FormKind
from tecdesk.exchange.forms.marks import MARK
from tecdesk.exchange.forms.marks import is_mark
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place

Content: TypeAlias = "Decimal | str"
"""A number as the cell keeps it (0.985 where it shows 98.5%), or words."""


@dataclass
class Wanted:
    """What is written, by cell.

    Attributes:
        cells: what a whole cell is to hold.
        marks: number of a mark in the cell's text, from 1, to what replaces it.
    """

    cells: dict[Place, Content] = field(default_factory=dict)
    marks: dict[Place, dict[int, str]] = field(default_factory=dict)


def write_copy(form: Form, contents: Mapping[Place, Content], target: Path) -> None:
    """Write a copy of a form with some cells filled; all else stays as it is.

    The copy is read back before it takes its place; every written cell is compared.

    Args:
        form: the form as it was opened; its file is read again.
        contents: what is written where; a place with a mark fills that mark only.
        target: the copy; an older file of that name is replaced.

    Raises:
        DeskError: the form changed or is gone, no room, the target is open.
    """
    archive = Archive(form.path)
    if form_in(archive).sheets != form.sheets:
        raise DeskError(
            f"“{form.path.name}”打开以后又改过了。", "重新打开这份表，再填一次。"
        )
    wanted = _sorted(form, contents)
    workbook = archive.kind is FormKind.WORKBOOK
    change = changed_workbook if workbook else changed_document
    changed = change(archive, wanted.cells, wanted.marks)
    write_atomically(
        target,
        lambda stream: archive.write(stream, changed),
        check=lambda part: _compare(form, part, target, wanted),
    )


def _sorted(form: Form, contents: Mapping[Place, Content]) -> Wanted:
    """A cell that is one mark and nothing else takes the number itself."""
    wanted = Wanted()
    for place, content in contents.items():
        if not place.mark or is_mark(form.cell(place).text):
            wanted.cells[place.cell] = content
        else:
            text = content if isinstance(content, str) else number_text(content)
            wanted.marks.setdefault(place.cell, {})[place.mark] = text
    return wanted


def with_marks(text: str, contents: Mapping[int, str]) -> str:
    """A text with some of its marks, counted from 1, filled."""
    pieces, end = [], 0
    for number, found in enumerate(MARK.finditer(text), 1):
        pieces += [text[end : found.start()], contents.get(number, found[0])]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _compare(form: Form, part: Path, target: Path, wanted: Wanted) -> None:
    again = form_in(Archive(part), every=True)
    expected: dict[Place, str] = {}
    for place, content in wanted.cells.items():
        percent = form.cell(place).percent
        number = isinstance(content, Decimal)
        expected[place] = (
            number_text(Decimal(content), percent=percent) if number else str(content)
        )
    for place, texts in wanted.marks.items():
        expected[place] = with_marks(form.cell(place).text, texts)
    for place, text in expected.items():
        if again.cell(place).text != text:
            raise DeskError(
                f"写进“{target.name}”的数读回来不一样（{form.named(place)}）。",
                "这份文件没有留下。换一个位置再试；还是不行，就用空表手填。",
            )
