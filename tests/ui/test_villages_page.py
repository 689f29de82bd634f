"""词表与村: a village is parted through the page, and what it leaves is led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tecdesk.domain.period import Period
from tecdesk.store.terms.villages import valid
from tecdesk.tally.sheet import make_sheet
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.test_words_page import mark
from tests.ui.test_words_page import page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.wording.words import WordsPage
    from tecdesk.ui.shell import Shell

OLD, NEW = "石桥村", ["石桥东村", "石桥西村"]


def by_village(shell: Shell, year: int) -> dict[str, dict[str, int | None]]:
    sheet = make_sheet(shell.desk.book, Period(year), ["village"])
    return {
        f"{line.indicator.key} {line.unit}": {
            part.name: part.figure.value for part in line.parts_by("village")
        }
        for line in sheet.lines
    }


def parted(shell: Shell, year: int) -> WordsPage:
    page = page_of(shell, "village")
    mark(page, OLD)
    page.panel.parting.names.setText("石桥东村、石桥西村")
    page.panel.parting.since.setText(str(year))
    QTest.mouseClick(page.panel.parting.do, Qt.MouseButton.LeftButton)
    return page


def links(page: WordsPage) -> dict[str, QPushButton]:
    return {
        each.text(): each
        for each in page.panel.left.findChildren(QPushButton)
        if not each.isHidden()
    }


def test_village_is_parted_and_earlier_years_stay(shell: Shell) -> None:
    before = by_village(shell, 2025)
    assert before["pairing.objects 户"][OLD]
    page = parted(shell, 2026)
    now = set(valid(shell.desk.book, 2026).values())
    assert now >= set(NEW)
    assert OLD not in now
    assert "分成石桥东村、石桥西村" in {e.text: e.state for e in page.entries}[OLD]
    assert by_village(shell, 2025) == before
    shell.desk.book.undo()
    assert OLD in valid(shell.desk.book, 2026).values()


def test_households_in_force_are_led_to_and_moved_without_touching_last_year(
    shell: Shell, qtbot: QtBot
) -> None:
    before = by_village(shell, 2025)
    page = parted(shell, 2026)
    mark(page, OLD)
    assert page.panel.left.isVisible()
    found = links(page)
    words = next(text for text in found if text.startswith("结对帮扶"))
    QTest.mouseClick(found[words], Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert shell.current == "pairing"
    pairing = register_page(shell, "pairing")
    count = pairing.list.model.rowCount()
    assert words == f"结对帮扶 {count} 户"
    book = shell.desk.book
    east = next(i for i, n in valid(book, 2026).items() if n == NEW[0])
    with book.edit("改村") as edit:
        for at in range(count):
            edit.change("pairing", pairing.list.model.record(at).id, {"village": east})
    assert by_village(shell, 2025) == before
    page = page_of(shell, "village")
    mark(page, OLD)
    assert not [text for text in links(page) if text.startswith("结对帮扶")]


@pytest.mark.parametrize(
    ("names", "year", "reason"),
    [
        ("石桥东村", "2026", "至少写两个"),
        ("石桥东村，下坪村", "2026", "已有下坪村"),
        ("石桥东村 石桥西村", "", "要填年份"),
        ("石桥东村；石桥西村", "明年", "不是年份"),
    ],
)
def test_why_a_village_cannot_be_parted_is_said(
    shell: Shell, names: str, year: str, reason: str
) -> None:
    page = page_of(shell, "village")
    mark(page, OLD)
    page.panel.parting.names.setText(names)
    page.panel.parting.since.setText(year)
    assert reason in page.panel.parting.said
    assert not page.panel.parting.do.isEnabled()


def test_only_villages_are_parted(shell: Shell) -> None:
    page = page_of(shell, "training_form")
    assert page.panel.parting.isHidden()
    assert page.panel.left.isHidden()
