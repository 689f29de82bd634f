"""The county's form by keys alone: chosen, settled, filled; next year by itself."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from tecdesk.store.book import Book
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.page import FillingPage
from tests.ui import county

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands


def a_township(sample: Path, path: Path) -> Path:
    """A book with a whole year in it."""
    shutil.copyfile(sample, path)
    with Book.open(path) as book:
        book.change_settings(lambda now: replace(now, year=2025))
    return path


def filling(hands: Hands) -> FillingPage:
    """The page, to be looked at."""
    page = hands.page
    assert isinstance(page, FillingPage)
    return page


def test_a_form_is_filled_and_next_year_again(
    hands: Hands, tmp_path: Path, sample_file: Path
) -> None:
    form = county.workbook(tmp_path, asking=True)
    first, second = tmp_path / "2025报县里.xlsx", tmp_path / "2026报县里.xlsx"

    hands.start(a_township(sample_file, tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+7", "Ctrl+L")
    assert hands.where == "选一张表…"
    hands.press_in_dialog("Enter", text=str(form))
    hands.press("Enter")
    page = filling(hands)
    held = page.held
    assert held is not None
    assert hands.where == "表"

    asking = held.count()[State.ASKS]
    assert asking
    hands.press_until("Enter", lambda: not held.count()[State.ASKS])
    assert "Ctrl+Enter" in hands.said

    # 走访次数, 上半年: the form has it, but this office does not want it filled.
    hands.press_until("Left", lambda: place_of(page).startswith("E"))
    hands.press_until("Up", lambda: place_of(page) == "E12")
    hands.press("Del")
    assert held.count()[State.LEFT] == 1

    hands.press_in_dialog("Enter", text=str(first))
    hands.press("Ctrl+Enter")
    sheet = openpyxl.load_workbook(first)["汇总"]
    assert (sheet["F6"].value, sheet["E12"].value) == (4374, None)
    assert str(first) in hands.said
    assert hands.where == "没填的格"
    hands.press("Enter")
    assert hands.where == "表"

    # A year later, in the same book.
    hands.press("Esc")
    page.desk.work_on(2026)
    hands.press("Alt+1", "Alt+7", "Ctrl+L")
    assert hands.where.startswith(f"再填 {form.name}，2025年填过")
    hands.press_in_dialog("Enter", text=str(second))
    hands.press("Enter", "Ctrl+Enter")
    again = page.held
    assert again is not None
    assert not again.count()[State.ASKS]
    assert again.count()[State.LEFT] == 1
    sheet = openpyxl.load_workbook(second)["汇总"]
    assert (sheet["F6"].value, sheet["E12"].value) == (0, None)
    hands.press("Esc", "Esc", "Esc")
    assert hands.shell.current == "reports"


def place_of(page: FillingPage) -> str:
    """The address of the cell under the cursor."""
    box = page.bench.sheet.box
    return box.place.address if box else ""
