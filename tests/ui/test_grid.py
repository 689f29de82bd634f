"""Grids: marks, the numeric pad, what is new, and the next row that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.query import Filter
from tecdesk.ui.pages.errands.leaflets import LeafletsPage
from tests.ui.grids import at
from tests.ui.grids import type_into
from tests.ui.keypad import pad

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def leaflets(shell: Shell, material: str) -> LeafletsPage:
    page = at(shell, "leaflets")
    assert isinstance(page, LeafletsPage)
    page.shared.editors["date"].type("2025-12-15")
    page.shared.editors["material"].type(material)
    page.table.go()
    return page


def test_a_column_of_counts_by_the_pad(shell: Shell) -> None:
    page = leaflets(shell, "明白纸")
    pad(shell, "10\r" + "20*\r" + "+" + "\r" + "-" + "5\r")
    typed = [page.model.index(row, 2).data() for row in range(5)]
    assert typed == ["10", "约20", "约20", "5", ""]
    pad(shell, "7+")
    assert page.model.index(4, 2).data() == "5"
    assert page.table.currentIndex().row() == 5
    pad(shell, "-*")
    assert page.model.index(4, 2).data() == "约5"
    pad(shell, "/")
    assert page.model.index(4, 2).data() == "—"
    page.model.forget()


def test_estimates_are_kept_as_such(shell: Shell) -> None:
    page = leaflets(shell, shell.desk.book.find("material", limit=1)[0].text("title"))
    pad(shell, "30\r40*\r")
    assert page.carry_out()
    found = shell.desk.book.find("handout", Filter({"date": "2025-12-15"}))
    marks = {row.number("quantity"): dict(row.marks) for row in found}
    assert marks == {30: {}, 40: {"quantity": ABOUT}}


def test_a_material_that_is_new_is_added_on_the_spot(shell: Shell) -> None:
    page = leaflets(shell, "山羊越冬明白纸")
    type_into(page, 2, "30")
    page.look()
    assert page.do.isEnabled()
    assert "“山羊越冬明白纸”是新的" in page.sentence
    assert page.shared.editors["material"].box.property("state") == "amber"
    QTest.keyClick(shell, Qt.Key.Key_Return, CONTROL)
    book = shell.desk.book
    (handout,) = book.find("handout", Filter({"date": "2025-12-15"}))
    material = book.require("material", handout.text("material"))
    assert material["title"] == "山羊越冬明白纸"
    assert page.shared.new() == {}
    page.table.go()
    assert page.model.rows[0].texts[1] == "30"
    book.undo()
    assert not book.find("material", Filter({"title": "山羊越冬明白纸"}))


def test_what_does_not_apply_is_kept_as_such(shell: Shell) -> None:
    page = at(shell, "base-years")
    row = page.model.rows[0].id
    type_into(page, 4, "120")
    page.table.setCurrentIndex(page.model.index(0, 5))
    type_into(page, 5, "—")
    page.look()
    assert page.do.isEnabled()
    assert page.carry_out()
    (line,) = shell.desk.book.find("base_year", Filter({"base": row, "year": 2025}))
    assert (line["area"], line["households"]) == (1200, None)
    assert line.marks == {"households": NOT_APPLICABLE}
    assert page.model.index(0, 5).data() == "—"
    assert not page.model.dirty


def test_f7_goes_to_the_next_row_that_is_wrong(shell: Shell) -> None:
    page = at(shell, "base-years")
    for row in (1, 3):
        page.table.setCurrentIndex(page.model.index(row, 4))
        type_into(page, 4, "多少")
    page.look()
    page.table.setCurrentIndex(page.model.index(0, 4))
    seen = []
    for _ in range(3):
        QTest.keyClick(shell, Qt.Key.Key_F7)
        seen.append(page.table.currentIndex().row())
    assert seen == [1, 3, 1]
    page.model.forget()
