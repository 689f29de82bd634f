"""Forms as counties send them, made for the tests, with what belongs into each cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

import openpyxl
from openpyxl.styles import Border
from openpyxl.styles import Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import rows_from_range

from tecdesk.desk.filling.binding import WHENS
from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.binding import What
from tecdesk.exchange.forms.blocks import is_unit

if TYPE_CHECKING:
    from pathlib import Path

_LINE = Side("thin")
_FRAME = Border(_LINE, _LINE, _LINE, _LINE)


class Layout(NamedTuple):
    """A form: lines with | between cells, merged ranges, and the truth.

    Attributes:
        name: what it is.
        lines: its rows; a + continues the merged cell to the left, ^ the one above.
        truth: addresses, then indicator, number and the rest; several with commas
            go from cell to cell; - is what the program cannot know.
        formats: address to a number format.
    """

    name: str
    lines: str
    truth: str
    formats: tuple[tuple[str, str], ...] = ()


def make(layout: Layout, path: Path) -> Path:
    """Write a form as .xlsx: framed, merged where + and ^ say so."""
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [line.split("|") for line in layout.lines.strip("\n").split("\n")]
    width = max(map(len, rows))
    for r, row in enumerate(rows, 1):
        for c in range(1, width + 1):
            text = row[c - 1] if c <= len(row) else ""
            cell = sheet.cell(r, c)
            cell.border = _FRAME
            if text.strip() in {"+", "^"} or not text.strip():
                continue
            number = text.strip().isdecimal()
            cell.value = int(text) if number else text.rstrip()
    for span in _merges(rows):
        sheet.merge_cells(span)
    for address, code in layout.formats:
        sheet[address].number_format = code
    sheet.column_dimensions["A"].width = 22
    book.save(path)
    return path


def _merges(rows: list[list[str]]) -> list[str]:
    def at(r: int, c: int) -> str:
        return rows[r][c].strip() if r < len(rows) and c < len(rows[r]) else ""

    found = []
    for r, row in enumerate(rows):
        for c in range(len(row)):
            if at(r, c) in {"+", "^"}:
                continue
            right, down = c, r
            while at(r, right + 1) == "+":
                right += 1
            while at(down + 1, c) == "^":
                down += 1
            if (right, down) != (c, r):
                first = f"{get_column_letter(c + 1)}{r + 1}"
                found.append(f"{first}:{get_column_letter(right + 1)}{down + 1}")
    return found


def truth_of(layout: Layout) -> dict[str, Binding | None]:
    """Address to what belongs there; None where the program cannot know it."""
    found: dict[str, Binding | None] = {}
    for line in filter(None, map(str.strip, layout.truth.split("\n"))):
        address, keys, *told = line.split()
        cells = _cells(address)
        if keys == "-":
            found |= dict.fromkeys(cells)
            continue
        whats, *more = told
        for at, cell in enumerate(cells):
            found[cell] = _binding(_nth(keys, at), What(_nth(whats, at)), more)
    return found


def _nth(listed: str, number: int) -> str:
    every = listed.split(",")
    return every[number % len(every)]


def _binding(key: str, what: What, more: list[str]) -> Binding:
    """What stands after the number: a time, years ago, a unit, or a part."""
    found = Binding(key, what)
    for word in more:
        if word in WHENS:
            found = replace(found, when=word)
        elif word.startswith("ago"):
            found = replace(found, ago=int(word.removeprefix("ago")))
        elif is_unit(word):
            found = replace(found, unit=word)
        else:
            by = "village" if word.endswith("村") else "industry"
            found = replace(found, part=PartOf(by, word))
    return replace(found, unit="%") if what.is_percent else found


def _cells(address: str) -> list[str]:
    if ":" not in address:
        return [address]
    return [each for row in rows_from_range(address) for each in row]


PLAIN = Layout(
    "指标在行，目标、完成、完成率、上年在列",
    """
清河镇2025年科技推广工作统计表|+|+|+|+|+|+
填报单位：清河镇||||||单位：元、亩
序号|指标名称|计量单位|年度目标|本年完成|完成率(%)|上年同期
一、科技培训|+|+|+|+|+|+
1|培训期数|期||||
2|培训人次|人次||||
3|  其中：妇女|人次||||
4|        脱贫户|人次||||
二、示范基地|+|+|+|+|+|+
5|期末在用|个||||
6|示范面积|亩||||
7|科普画廊|米||||
三、结对帮扶|+|+|+|+|+|+
8|结对户数|户||||
9|帮扶资金|万元||||
填表人：||审核人：||||
""",
    """
D5:G5 training.sessions target,value,rate,last_year
D6:G6 training.people target,value,rate,last_year
D7:G7 training.women target,value,rate,last_year
D8:G8 training.aided target,value,rate,last_year
D10:G10 base.in_use target,value,rate,last_year
D11:G11 base.area target,value,rate,last_year
D12:G12 -
D14:G14 pairing.objects target,value,rate,last_year
D15:G15 pairing.money target,value,rate,last_year 万元
""",
)
VILLAGES = Layout(
    "村在行，三层表头",
    """
2025年各村（社区）科技推广情况统计表|+|+|+|+|+|+|+
村名|培训情况|+|+|+|资料发放情况|+|示范面积（亩）
^|期数|参训人次|+|+|发放资料（份）|种数|^
^|^|合计|其中：妇女|其中：脱贫户|^|^|^
甲|1|2|3|4|5|6|7
合计|||||||
东村|||||||
南村|||||||
西村|||||||
北村|||||||
""",
    """
B6:E6 training.sessions,training.people,training.women,training.aided value
F6:H6 handout.quantity,handout.titles,base.area value
B7:E7 training.sessions,training.people,training.women,training.aided value 东村
F7:H7 handout.quantity,handout.titles,base.area value 东村
B8:E8 training.sessions,training.people,training.women,training.aided value 南村
F8:H8 handout.quantity,handout.titles,base.area value 南村
B9:E9 training.sessions,training.people,training.women,training.aided value 西村
F9:H9 handout.quantity,handout.titles,base.area value 西村
B10:E10 training.sessions,training.people,training.women,training.aided value 北村
F10:H10 handout.quantity,handout.titles,base.area value 北村
""",
)
MONTHS = Layout(
    "月在行",
    """
2025年农民培训月报表|+|+
月份|期数|人次
一月||
二月||
3月||
4月份||
上半年||
1-9月||
全年累计||
""",
    """
B3:C3 training.sessions,training.people value m1
B4:C4 training.sessions,training.people value m2
B5:C5 training.sessions,training.people value m3
B6:C6 training.sessions,training.people value m4
B7:C7 training.sessions,training.people value half1
B8:C8 training.sessions,training.people value to9
B9:C9 training.sessions,training.people value year
""",
)
HALF = Layout(
    "上半年，和上年同期比",
    """
2025年上半年科技培训统计表|+|+|+|+|+
指标|单位|本期|上年同期|增减|+
^|^|^|^|增减数|增减%
培训期数|期||||
培训人次|人次||||
""",
    """
C4:F4 training.sessions value,last_year,change,change_rate half1
C5:F5 training.people value,last_year,change,change_rate half1
""",
)
QUARTER = Layout(
    "三季度，本季和累计",
    """
2025年第三季度科技服务情况|+|+|+
项目|单位|本季|累计
举办培训班|期||
培训农民|人次||
发放宣传资料|份||
""",
    """
C3:C5 training.sessions,training.people,handout.quantity value q3
D3:D5 training.sessions,training.people,handout.quantity value to9
""",
)
YEARS = Layout(
    "几年在列，下一年计划",
    """
科技推广工作历年情况（2025年）|+|+|+|+
指标|单位|2023年|2024年|2025年|2026年计划
培训期数|期||||
示范基地面积|公顷||||
""",
    """
C3 training.sessions value ago2
D3 training.sessions last_year
E3 training.sessions value
F3 training.sessions target ago-1
C4 base.area value 公顷 ago2
D4 base.area last_year 公顷
E4 base.area value 公顷
F4 base.area target 公顷 ago-1
""",
)
FOREIGN = Layout(
    "多半不是台账里的事",
    """
2025年农业农村工作报表|+|+
工作内容|计量单位|数量
农家书屋|个|
高素质农民培训人数|人|
线上直播培训人次|人次|
新建示范基地|个|
培训人数|人|
机耕道建设|公里|
走访户数|户|
""",
    """
C3:C5 -
C6 base.new value
C7:C9 -
""",
)
SPLIT = Layout(
    "分产业在列",
    """
2025年分产业培训情况|+|+|+|+|+
乡镇|培训期数|+|+|培训人次|+
^|小计|粮食|蔬菜|小计|其中：畜牧
河口镇|||||
""",
    """
B4 training.sessions value
C4 training.sessions value 粮食
D4 training.sessions value 蔬菜
E4 training.people value
F4 training.people value 畜牧
""",
)
ACROSS = Layout(
    "两栏并排",
    """
2025年科技工作主要指标|+|+|+|+|+
指标|单位|数量|指标|单位|数量
培训期数|期||示范基地|个|
培训人次|人次||带动农户|户|
发放资料|份||走访次数|次|
""",
    """
C3:C5 training.sessions,training.people,handout.quantity value
F3:F5 base.in_use,base.households,pairing.visits value
""",
)
TURNED = Layout(
    "村在列，指标在行，两张表上下放",
    """
2025年村级情况表|+|+|+|+
指标|东村|南村|西村|北村
培训期数（期）||||
培训人次（人次）||||

结对帮扶情况（单位：元）|+|+|+|+
项目|数量|上年数||
结对户数|||
帮扶资金|||
""",
    """
B3:B4 training.sessions,training.people value 东村
C3:C4 training.sessions,training.people value 南村
D3:D4 training.sessions,training.people value 西村
E3:E4 training.sessions,training.people value 北村
B8:C8 pairing.objects value,last_year
B9:C9 pairing.money value,last_year
""",
)
LAYOUTS = (
    *(PLAIN, VILLAGES, MONTHS, HALF, QUARTER),
    *(YEARS, FOREIGN, SPLIT, ACROSS, TURNED),
)
