"""A sheet seen as words and open cells, merged ranges spread over all they cover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.exchange.forms.marks import MARK
from tecdesk.exchange.forms.marks import says_nothing

if TYPE_CHECKING:
    from tecdesk.exchange.forms.grid import FormSheet

_ACROSS = 0.6
_INFO = re.compile(
    r"((填报|填表|报送|制表|编制|上报|编报)(单位|人|机关|日期|时间)|负责人|审核人?|责任人"
    r"|表号|文号|有效期至?|报出日期|日期|联系电话|电话|科室|统计时间|统计截止时间"
    r"|^(填表|填报)?(说明|注|备注)|^\(?(计量)?单位(\([^)]*\))?)[:：]|盖章|签字"
    r"|^(填报|填表|报送|制表|编制|上报|统计)(单位|人|机关|日期|时间)$"
)
_COUNTER = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|[A-Z]|\(?\d{1,2}\)?|[①-⑳]")


class Lattice:
    """The cells of a sheet by row and column.

    Attributes:
        sheet: the sheet.
        width: columns up to the last one with words.
    """

    def __init__(self, sheet: FormSheet) -> None:
        self.sheet = sheet
        self._open: dict[tuple[int, int], bool] = {}
        filled = [c for (_, c), cell in sheet.cells.items() if cell.shown]
        ends = [m.right for m in sheet.merges if sheet.at(m.top, m.left).shown]
        last = max((*filled, *ends), default=-1)
        self.width = min(max(last + 1, self._framed()), sheet.columns)

    def _framed(self) -> int:
        """Columns that hold a cell in most rows: open ones on the right count too."""
        rows = len({row for row, _ in self.sheet.cells})
        count = [0] * self.sheet.columns
        for _, column in self.sheet.cells:
            count[column] += 1
        return max((c + 1 for c, n in enumerate(count) if n * 2 > rows), default=0)

    def text(self, row: int, column: int) -> str:
        """What the cell or its merged range reads."""
        return self.sheet.at(row, column).text

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of the range it belongs to."""
        return self.sheet.anchors.get((row, column), (row, column))

    def is_open(self, row: int, column: int) -> bool:
        """True for a cell that waits for a number, or has one."""
        found = self._open.get((row, column))
        if found is None:
            found = self._open[row, column] = self._waits(row, column)
        return found

    def _waits(self, row: int, column: int) -> bool:
        cell = self.sheet.at(row, column)
        if cell.formula or cell.is_number or says_nothing(cell.text):
            return True
        return bool(MARK.search(cell.text))

    def is_word(self, row: int, column: int) -> bool:
        """True for a cell that says something about others."""
        return not self.is_open(row, column)

    def words(self, row: int) -> list[int]:
        """The columns with words."""
        return [c for c in range(self.width) if self.is_word(row, c)]

    def is_across(self, row: int) -> bool:
        """True for a line that goes across the table and holds one text."""
        anchors = {self.anchor(row, column) for column in self.words(row)}
        if len(anchors) != 1 or len(self.words(row)) < 2:
            return False
        return len(self.words(row)) >= self.width * _ACROSS

    def is_info(self, row: int) -> bool:
        """True for 填报单位：, 制表： ... and for what stands under a table."""
        texts = {self.text(row, column) for column in self.words(row)}
        return any(_INFO.search(_flat(text)) for text in texts)

    def is_counting(self, row: int) -> bool:
        """True for the line 甲 乙 1 2 3 under the heads."""
        texts = [self.text(row, c).strip() for c in range(self.width)]
        told = [text for text in texts if text]
        if len(told) < max(2, self.width // 2):
            return False
        numbers = [int(t.strip("()")) for t in told if t.strip("()").isdecimal()]
        rising = len(numbers) > 1 and numbers == list(
            range(numbers[0], numbers[0] + len(numbers))
        )
        return rising and numbers[0] < 3 and all(map(_COUNTER.fullmatch, told))

    def is_pairs(self, row: int) -> bool:
        """True for 培训期数 [ ] 培训人次 [ ]: each open cell behind its label."""
        first = min(self.words(row), default=self.width)
        opens = [column for column in self._own_opens(row) if column > first]
        if not opens:
            return False
        return all(
            column
            and self.is_word(row, column - 1)
            and not self._word_below(row, column)
            for column in opens
        )

    def _own_opens(self, row: int) -> list[int]:
        return [
            column
            for column in range(self.width)
            if self.is_open(row, column) and self.anchor(row, column)[1] == column
        ]

    def _word_below(self, row: int, column: int) -> bool:
        return row + 1 < self.sheet.rows and self.is_word(row + 1, column)


def _flat(text: str) -> str:
    return "".join(text.split()).replace("（", "(").replace("）", ")")
