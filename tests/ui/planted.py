"""A book with planted numbers, and everything a window or a file says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.domain.identity import check_character
from tests.conftest import make_new
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book

NAME = "覃𠮷华"


def number(at: int) -> str:
    """An ID number of nobody."""
    body = f"9900001980010{at:04}"
    return body + check_character(body)


ID, OLD_ID, BIN_ID, NOTED_ID, WRONG_ID = map(number, range(1001, 1006))
WRONG_ID = WRONG_ID[:-1] + ("0" if WRONG_ID[-1] != "0" else "1")
PHONE, OLD_PHONE, BASE_PHONE, NOTED_PHONE = (f"1391234503{n}" for n in range(4))
WRONG_PHONE = "139123459"
EVERY = (
    *(ID, OLD_ID, BIN_ID, NOTED_ID, WRONG_ID),
    *(PHONE, OLD_PHONE, BASE_PHONE, NOTED_PHONE, WRONG_PHONE),
)


def plant(path: Path) -> None:
    """Make a book whose records, bin and journal hold the numbers."""
    with make_new(path) as book:
        _households(book)
        add(
            book,
            "base",
            name="茶园基地",
            village=next(iter(book.names("village"))),
            founded_on="2024-03",
            phone=BASE_PHONE,
            note=f"找老王 {NOTED_PHONE}",
        )
        session(book, "2025-03-05", note=f"主讲人电话{NOTED_PHONE}")
        with book.edit("经办") as edit:
            edit.change("unit", book.unit.id, {"code": "990000100"})


def _households(book: Book) -> None:
    place = next(iter(book.names("village")))
    told = {"helper": "丙", "since": "2025-01", "village": place}
    line = add(book, "pairing", name=NAME, id_number=OLD_ID, phone=OLD_PHONE, **told)
    values = {"id_number": ID, "phone": PHONE, "note": f"儿子{NOTED_ID}，{NOTED_PHONE}"}
    with book.edit("修改结对帮扶") as edit:
        edit.change("pairing", line, values)
    visit(book, line, "2025-05-06", content=f"打{NOTED_PHONE}找他")
    other = add(book, "pairing", name="甲", id_number=BIN_ID, phone=OLD_PHONE, **told)
    add(book, "pairing", name="乙", id_number=WRONG_ID, phone=WRONG_PHONE, **told)
    with book.edit("删结对帮扶") as edit:
        edit.bin("pairing", other)


def shown_in(text: str) -> list[str]:
    """The planted numbers that stand in a text."""
    bare = re.sub(r"[\s ]", "", text)
    return [each for each in EVERY if each in bare]


def said(widget: QWidget) -> str:
    """Everything a window says: texts, tips, names for screen readers, cells."""
    parts = [widget.windowTitle()]
    for each in (widget, *widget.findChildren(QWidget)):
        parts += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        if isinstance(each, (QLabel, QAbstractButton, QLineEdit)):
            parts.append(each.text())
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            parts += _cells(each)
    return "\n".join(parts)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, roles = view.model(), range(Qt.ItemDataRole.UserRole + 40)
    for row in range(min(model.rowCount(QModelIndex()), 60)):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column)
            for role in roles:
                found = index.data(role)
                if isinstance(found, (str, tuple, list)):
                    yield str(found)


def contents(path: Path) -> str:
    """Everything a file holds, members of archives and pages of papers included."""
    return _contents(path.name, path.read_bytes())


def _contents(name: str, data: bytes) -> str:
    if data[:4] == b"%PDF":
        from pypdf import PdfReader

        pages = PdfReader(io.BytesIO(data)).pages
        return "\n".join(page.extract_text() for page in pages)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            return "\n".join(_contents(each, archive.read(each)) for each in members)
    return name + data.decode("utf-8", "replace")
