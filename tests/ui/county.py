"""Forms as a county sends them, made for the tests of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROWS = (
    ("一、农业技术培训", "期", "培训期数"),
    ("", "人次", "培训人次"),
    ("", "人次", "其中：妇女"),
    ("二、发放资料", "份", "发放资料"),
    ("三、示范基地", "个", "期末在用示范基地"),
    ("", "亩", "示范面积"),
    ("四、结对帮扶", "户", "结对户数"),
    ("", "次", "走访次数"),
    ("", "元", "帮扶资金"),
)
"""Group, unit and label of the lines of the summary form."""
VILLAGES = ("柳树村", "下坪村", "石桥村", "新民社区")
WORKBOOK = "科技兴农工作情况统计表.xlsx"
DOCUMENT = "农技推广工作情况表.docx"


def workbook(
    folder: Path, year: int = 2025, *, asking: bool = False, more: bool = False
) -> Path:
    """An .xlsx of two sheets with merged heads, a formula and words.

    Args:
        folder: where it goes.
        year: that its title names.
        asking: some heads can be understood in more than one way.
        more: another sheet, and another line than in the form of the year before.
    """
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "汇总"
    _summary(sheet, year)
    if asking:
        sheet["H3"], sheet["B6"] = "比上年", "培训情况"
    if more:
        sheet["B13"] = "物资折价"
    _villages(book.create_sheet("分村"), year)
    path = folder / WORKBOOK
    book.save(path)
    return path


def document(folder: Path, year: int = 2025) -> Path:
    """A .docx with a sentence of {{…}} marks and two tables."""
    import docx

    made = docx.Document()
    made.add_heading(f"{year}年农技推广工作情况表", 1)
    made.add_paragraph("全年举办培训{{培训期数}}期，培训{{培训人次}}人次。")
    lines = (("培训期数", "期"), ("培训人次", "人次"), ("走访次数", "次"))
    rows = [[name, unit, "", ""] for name, unit in lines]
    _table(made, [["项目", "单位", "上年", "本年"], *rows])
    made.add_paragraph()
    _table(made, [["村", "培训人次", "发放资料(份)"], *([v, "", ""] for v in VILLAGES)])
    path = folder / DOCUMENT
    made.save(str(path))
    return path


def _summary(sheet: Any, year: int) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.styles import Border
    from openpyxl.styles import Font
    from openpyxl.styles import Side

    sheet["A1"] = f"{year}年度科技兴农工作情况统计表"
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "填报单位（盖章）："
    sheet.merge_cells("A2:E2")
    sheet["F2"] = f"填报日期：{year}年12月31日"
    sheet.merge_cells("F2:H2")
    heads = {
        "A3": "项目",
        "C3": "单位",
        "D3": "年度目标",
        "E3": "完成情况",
        "H3": "上年",
    }
    for place, text in heads.items():
        sheet[place] = text
    for place, text in {"E4": "上半年", "F4": "全年", "G4": "完成率%"}.items():
        sheet[place] = text
    for merged in ("A3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:H4"):
        sheet.merge_cells(merged)
    for at, (group, unit, name) in enumerate(ROWS, 5):
        sheet.cell(at, 1, group or None)
        sheet.cell(at, 2, name)
        sheet.cell(at, 3, unit)
    for first, last in ((5, 7), (9, 10), (11, 13)):
        sheet.merge_cells(start_row=first, end_row=last, start_column=1, end_column=1)
    sheet["A14"] = "培训人次和发放资料合计"
    sheet.merge_cells("A14:E14")
    sheet["F14"] = "=F6+F8"
    sheet["A15"] = "负责人：　　　　　　填表人：　　　　　　联系电话："
    sheet.merge_cells("A15:H15")
    side = Side("thin")
    for row in sheet.iter_rows(min_row=3, max_row=14, max_col=8):
        for cell in row:
            cell.border = Border(side, side, side, side)
            cell.alignment = Alignment("center", "center", wrap_text=True)
    for letter, width in zip("ABCDEFGH", (16, 20, 7, 10, 9, 9, 9, 9), strict=True):
        sheet.column_dimensions[letter].width = width


def _villages(sheet: Any, year: int) -> None:
    sheet["A1"] = f"{year}年分村培训情况"
    sheet.merge_cells("A1:D1")
    for column, text in enumerate(
        ("村（社区）", "培训期数", "培训人次", "其中：妇女"), 1
    ):
        sheet.cell(2, column, text)
    for at, name in enumerate(VILLAGES, 3):
        sheet.cell(at, 1, name)
    sheet.cell(7, 1, "合计")
    for letter in "BCD":
        sheet[f"{letter}7"] = f"=SUM({letter}3:{letter}6)"
        sheet.column_dimensions[letter].width = 12


def _table(made: Any, rows: Sequence[Sequence[str]]) -> None:
    table = made.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, line in enumerate(rows):
        for column, text in enumerate(line):
            table.cell(at, column).text = text
