from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.files.written import Content
from tecdesk.exchange.forms.files.written import write_copy
from tecdesk.exchange.forms.grid import Place
from tecdesk.exchange.forms.heads import heads_of
from tests.exchange.forms.samples import workbook

if TYPE_CHECKING:
    from pathlib import Path

SHEET, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
CONTENTS: dict[Place, Content] = {
    Place(0, 3, 2): Decimal(4),
    Place(0, 3, 3): Decimal(7),
    Place(0, 3, 4): Decimal("1.755"),
    Place(0, 4, 3): Decimal("390.25"),
    Place(0, 5, 3): "—",
}


@pytest.fixture
def filled(tmp_path: Path) -> tuple[Path, Path]:
    """The form and its copy."""
    path, target = workbook(tmp_path), tmp_path / "填好.xlsx"
    write_copy(open_form(path), CONTENTS, target)
    return path, target


def test_the_cells_hold_what_was_written(filled: tuple[Path, Path]) -> None:
    sheet = openpyxl.load_workbook(filled[1])["汇总"]
    values = [sheet[a].value for a in ("C4", "D4", "E4", "D5", "D6", "C5")]
    assert values == [4, 7, 1.755, 390.25, "—", None]


def test_every_other_part_stays_byte_for_byte(filled: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(filled[0]) as old, zipfile.ZipFile(filled[1]) as new:
        assert old.namelist() == new.namelist()
        assert any(name.startswith("xl/media/") for name in old.namelist())
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert changed == {SHEET, WORKBOOK}


def test_looks_merges_widths_and_printing_are_the_same(
    filled: tuple[Path, Path],
) -> None:
    old, new = (openpyxl.load_workbook(path)["汇总"] for path in filled)
    assert old.merged_cells.ranges == new.merged_cells.ranges
    assert old.print_area == new.print_area
    assert old.print_title_rows == new.print_title_rows
    assert old.page_setup.orientation == new.page_setup.orientation == "landscape"
    assert old.oddFooter.center.text == new.oddFooter.center.text
    assert old.freeze_panes == new.freeze_panes == "C4"
    assert new.column_dimensions["A"].width == 31.5
    assert new.row_dimensions[4].height == 42
    assert len(new.data_validations.dataValidation) == 1
    assert len(new.conditional_formatting) == 1
    assert len(new._images) == 1
    for row in old.iter_rows():
        for cell in row:
            assert cell._style == new[cell.coordinate]._style, cell.coordinate


def test_formulas_are_kept_and_computed_anew(tmp_path: Path) -> None:
    path, target = workbook(tmp_path), tmp_path / "填好.xlsx"
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    result = re.compile(rb"(<f>C4\+D4</f>)<v ?/?>(</v>)?")
    parts[SHEET], found = result.subn(rb"\1<v>987654</v>", parts[SHEET])
    assert found == 1
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert open_form(path).cell(Place(0, 3, 5)).shown == "987654"
    write_copy(open_form(path), CONTENTS, target)
    with zipfile.ZipFile(target) as new:
        assert b"987654" not in new.read(SHEET)
        assert b'fullCalcOnLoad="1"' in new.read(WORKBOOK)
    assert openpyxl.load_workbook(target)["汇总"]["F4"].value == "=C4+D4"


CHAIN = (
    '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<c r="F4" i="1"/><c r="F5"/><c r="A1" i="2"/></calcChain>'
)


def test_a_formula_that_gives_way_leaves_the_order_of_calculation(
    tmp_path: Path,
) -> None:
    path, target = workbook(tmp_path), tmp_path / "填好.xlsx"
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("xl/calcChain.xml", CHAIN)
    write_copy(open_form(path), {Place(0, 3, 5): Decimal(390)}, target)
    with zipfile.ZipFile(target) as new:
        chain = new.read("xl/calcChain.xml").decode()
    cells = re.findall(r'<c r="(\w+)"(?: i="(\d)")?/>', chain)
    assert cells == [("F5", "1"), ("A1", "2")]
    assert openpyxl.load_workbook(target)["汇总"]["F4"].value == 390


def test_a_cell_that_is_not_written_down_is_made_in_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["C1"], book.active["A9"] = "期数", "人次", "注"
    book.save(path := tmp_path / "空表.xlsx")
    contents: dict[Place, Content] = {
        Place(0, 0, 1): Decimal(5),
        Place(0, 4, 26): Decimal("0.5"),
        Place(0, 8, 2): "未填",
    }
    write_copy(open_form(path), contents, tmp_path / "填好.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "填好.xlsx").active
    assert [cell.value for cell in sheet[1]][:3] == ["期数", 5, "人次"]
    assert (sheet["AA5"].value, sheet["C9"].value) == (0.5, "未填")


def test_marks_are_filled_inside_a_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "办了{{期数}}期，{{人次}}人次，{{天气}}"
    book.active["A2"] = "{{期数}}"
    book.save(path := tmp_path / "空表.xlsx")
    contents: dict[Place, Content] = {
        Place(0, 0, 0, 1): Decimal(7),
        Place(0, 0, 0, 2): Decimal("390.5"),
        Place(0, 1, 0, 1): Decimal(7),
    }
    write_copy(open_form(path), contents, tmp_path / "填好.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "填好.xlsx").active
    assert sheet["A1"].value == "办了7期，390.5人次，{{天气}}"
    assert sheet["A2"].value == 7


def test_a_form_changed_after_it_was_opened_is_not_written_over(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path)
    form = open_form(path)
    book = openpyxl.load_workbook(path)
    book["汇总"]["A4"] = "培训场次"
    book.save(path)
    with pytest.raises(DeskError, match="打开以后又改过"):
        write_copy(form, CONTENTS, tmp_path / "填好.xlsx")


def test_a_hidden_sheet_is_read_and_not_for_filling(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    book = openpyxl.load_workbook(path)
    book.move_sheet("说明", -1)
    book["汇总"].sheet_state = "hidden"
    book.active = 0
    book.save(path)
    form = open_form(path)
    assert [sheet.hidden for sheet in form.sheets] == [False, True]
    assert heads_of(form) == {}
