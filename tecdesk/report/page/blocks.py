"""A printed table described once: paper, workbook and screen draw the same block."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | None
"""A text, a number as shown, DASH, or None for nothing recorded (待填)."""
DASH = "—"
"""Does not apply, or cannot be computed: neither 0 nor blank."""


class Align(Enum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    NUMBER = "number"  # decimal points in line, the widest centred


class Size(Enum):
    """Size of the paper: short and long side, mm."""

    A4 = (210.0, 297.0)
    A3 = (297.0, 420.0)


class RowKind(Enum):
    """What a row says."""

    NORMAL = "normal"
    SUBTOTAL = "subtotal"  # 小计
    TOTAL = "total"  # 合计


class Layout(Enum):
    """How a table stands on paper."""

    SHEET = "sheet"  # 汇总表: open sides, rows stretched to the page
    LEDGER = "ledger"  # 台账: closed frame, rows of fixed height


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block.

    Attributes:
        heading: over the column; a new line where it may be cut.
        group: heading over this column and its neighbours with the same group.
        align: how its cells stand.
        width: least width on paper in mm; 0 takes what the cells need.
        stretches: takes what is left of the page's width, and wraps.
        code: what stands in the row under the heads: 甲, 1, 3=2/1.
        literal: cells are text though they look like numbers (证号, 电话).
        stub: says what a row is; repeated where columns go on on another page.
    """

    heading: str
    group: str = ""
    align: Align = Align.CENTRE
    width: float = 0.0
    stretches: bool = False
    code: str = ""
    literal: bool = False
    stub: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a block.

    Attributes:
        cells: one per column.
        kind: normal, 小计 or 合计.
        label_span: how many leading cells the first one's text is centred over.
        indent: how far the first text cell stands in, mm.
        side: what stands, one character a line, left of this and its neighbours.
        group: rows of one group are kept together as the rules of paper say.
        adds: numbers of the rows whose cells add up to this row's.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.NORMAL
    label_span: int = 0
    indent: float = 0.0
    side: str = ""
    group: str = ""
    adds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One table with everything around it.

    Attributes:
        title: over the table.
        columns: its columns.
        rows: its lines.
        layout: as a statistical sheet or as a ledger.
        landscape: which way the paper lies.
        size: of the paper.
        continues: columns of it stand on pages before: 续表.
        name: short name, for a workbook's tab.
        part: line under the title, e.g. （一）指标汇总.
        corner: label and value of the lines top right (表号, 报送单位 ...).
        filled_by: left over the table: 填报单位：…（盖章）.
        when: the period, centred over the table.
        unit: right over the table: 单位：人次、份.
        signing: labels of the line to sign, under the table; never a name.
        notes: 说明, one by one.
        restricted: 内部资料: shows unmasked numbers of persons.
        check_code: of the submitted package that says the same; stands at the foot.
        draft: stands there while nothing that says the same was submitted.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layout: Layout = Layout.LEDGER
    landscape: bool = True
    size: Size = Size.A4
    continues: bool = False
    name: str = ""
    part: str = ""
    corner: tuple[tuple[str, str], ...] = ()
    filled_by: str = ""
    when: str = ""
    unit: str = ""
    signing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    restricted: bool = False
    check_code: str = ""
    draft: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns."""
        wide = len(self.columns)
        for number, row in enumerate(self.rows):
            if len(row.cells) != wide:
                raise ValueError(f"row {number} has {len(row.cells)} cells, not {wide}")

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the paper as it lies, mm."""
        short, long = self.size.value
        return (long, short) if self.landscape else (short, long)

    @property
    def mark(self) -> str:
        """What stands at the right of the foot; empty on paper without a state."""
        return f"校验码 {self.check_code}" if self.check_code else self.draft

    @property
    def grouped(self) -> bool:
        """True when some columns stand under a common heading."""
        return any(column.group for column in self.columns)

    @property
    def coded(self) -> bool:
        """True when a row of column numbers stands under the heads."""
        return any(column.code for column in self.columns)

    @property
    def sided(self) -> bool:
        """True when rows are gathered under a word at their left."""
        return any(row.side for row in self.rows)


def written(cell: Cell) -> str:
    """A cell as it is printed."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def runs(labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Neighbours with the same label: (first, after last, label)."""
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        if found and found[-1][2] == label:
            found[-1] = (found[-1][0], at + 1, label)
        else:
            found.append((at, at + 1, label))
    return found
