"""Forms with everything that a copy must keep."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border
from openpyxl.styles import Font
from openpyxl.styles import PatternFill
from openpyxl.styles import Protection
from openpyxl.styles import Side
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

if TYPE_CHECKING:
    from pathlib import Path

_LINE = Side("thin")
HEADS = (
    ("2025年科技推广统计表", None, None, None, None, None),
    ("指标", "单位", "完成情况", None, "完成率", "合计"),
    (None, None, "目标", "完成", None, None),
)
ROWS = (
    ("培训期数", "期", None, None, None, "=C4+D4"),
    ("培训人次", "人次", None, None, None, "=C5+D5"),
    ("其中：妇女", "人次", None, None, None, "=C6+D6"),
)


def picture(folder: Path) -> Path:
    """A small red picture."""
    path = folder / "章.png"
    Picture.new("RGB", (40, 40), "red").save(path)
    return path


def workbook(folder: Path, *, protected: bool = False) -> Path:
    """Heads two rows deep, a picture, print set-up, rules, a comment, formulas."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "汇总"
    for row in (*HEADS, *ROWS):
        sheet.append(row)
    for span in ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"):
        sheet.merge_cells(span)
    for row in sheet["A2:F6"]:
        for cell in row:
            cell.border = Border(_LINE, _LINE, _LINE, _LINE)
    for row in sheet["C4:E6"]:
        for cell in row:
            cell.font = Font(name="仿宋_GB2312", size=14, bold=True, color="FF0000AA")
            cell.fill = PatternFill("solid", fgColor="FFFFFFCC")
            cell.protection = Protection(locked=False)
    for address in ("E4", "E5", "E6"):
        sheet[address].number_format = "0.0%"
    sheet["A4"].comment = Comment("逐期登记", "县里")
    sheet.column_dimensions["A"].width = 31.5
    sheet.row_dimensions[4].height = 42
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.print_area = "A1:F6"
    sheet.print_title_rows = "1:3"
    sheet.oddFooter.center.text = "第 &P 页"
    sheet.freeze_panes = "C4"
    rule = DataValidation("whole", operator="between", formula1="0", formula2="99999")
    rule.add("C4:D6")
    sheet.add_data_validation(rule)
    red = PatternFill("solid", bgColor="FFFF0000")
    warn = CellIsRule("lessThan", ["C4"], fill=red)
    sheet.conditional_formatting.add("D4:D6", warn)
    sheet.add_image(Image(str(picture(folder))), "H2")
    sheet.protection.sheet = protected
    book.create_sheet("说明")["A1"] = "按年度口径填报"
    path = folder / "空表.xlsx"
    book.save(path)
    return path


def document(folder: Path) -> Path:
    """Heads two rows deep, cells with a look, marks split over runs, a picture."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "县科技局"
    made.add_heading("2025年科技推广统计表", 1)
    table = made.add_table(5, 4, style="Table Grid")
    for first, last in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3))):
        table.cell(*first).merge(table.cell(*last))
    for (row, column), text in {
        (0, 0): "指标",
        (0, 1): "单位",
        (0, 2): "完成情况",
        (1, 2): "目标",
        (1, 3): "完成",
        (2, 0): "培训期数",
        (2, 1): "期",
        (3, 0): "培训人次",
        (3, 1): "人次",
        (4, 0): "其中：妇女",
        (4, 1): "人次",
    }.items():
        table.cell(row, column).text = text
    run = table.cell(2, 2).paragraphs[0].add_run("  ")
    run.font.size = Pt(15)
    run.bold = True
    _look_of_the_end(table.cell(2, 3).paragraphs[0], 30)
    told = made.add_paragraph("全年举办培训")
    for text, bold in (("{{培", True), ("训期", False), ("数}}期，{{", True)):
        told.add_run(text).bold = bold
    told.add_run("培训人次}}人次，写不出{{晴天}}。")
    made.add_picture(str(picture(folder)))
    path = folder / "空表.docx"
    made.save(str(path))
    return path


def _look_of_the_end(paragraph: Any, half_points: int) -> None:
    """What Word notes for an empty cell: how letters typed there would look."""
    properties = paragraph._p.get_or_add_pPr()
    look = properties.makeelement(qn("w:rPr"), {})
    look.append(look.makeelement(qn("w:sz"), {qn("w:val"): str(half_points)}))
    properties.append(look)
