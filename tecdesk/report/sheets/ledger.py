"""台账 and 花名册: a register's records of a period as one printed table."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import in_year
from tecdesk.report.page import frame
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.cells import total
from tecdesk.report.sheets.ledger_cells import TO_CHECK
from tecdesk.report.sheets.ledger_cells import Source
from tecdesk.report.sheets.ledger_cells import remark
from tecdesk.report.sheets.ledger_layout import LAYOUTS
from tecdesk.report.sheets.ledger_layout import WIDTHS
from tecdesk.report.sheets.ledger_layout import LedgerColumn
from tecdesk.report.sheets.ledger_layout import added
from tecdesk.report.sheets.ledger_layout import generic
from tecdesk.store.query import Filter
from tecdesk.store.terms.of_year import of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.report.page.blocks import Cell
    from tecdesk.report.sheets.ledger_cells import Maker
    from tecdesk.report.sheets.ledger_layout import LedgerLayout
    from tecdesk.store.book import Book

_PIECES = re.compile(r"([0-9]+)|([^0-9]+)")
_NO_VILLAGE = "村未填"
_MOST_NAMED = 5


def ledger(
    book: Book, register: str, period: Period, *, restricted: bool = False
) -> Block:
    """The ledger of a register.

    Args:
        book: the book.
        register: key of the register.
        period: events dated in it, or what is in force at its end.
        restricted: shows ID and phone numbers whole, and prints 内部资料.
    """
    return _Ledger(book, REGISTERS[register], period, restricted=restricted).block()


class _Ledger:
    """Gathers the lines, makes their cells, adds them up."""

    def __init__(
        self, book: Book, register: Register, period: Period, *, restricted: bool
    ) -> None:
        self.book, self.register, self.period = book, register, period
        self.restricted = restricted
        self.layout: LedgerLayout = LAYOUTS.get(register.key) or generic(register)
        self.declared = (*self.layout.columns, *added(register.added))
        self.source = Source(book, register.key, period, restricted=restricted)
        self.villages = self.source.names("village")
        self.lines, self.ended = self._find()
        self.numbered = any(record.text("id_number") for record in self.lines)
        self.columns, self.makers = self._columns()

    def _find(self) -> tuple[list[Record], list[Record]]:
        """The lines in order, and what ended in the period."""
        wanted = {self.layout.empty: None} if self.layout.empty else {}
        where = Filter(wanted, period=self.period)
        now = of_year(self.book, self.period.year)
        found = [now.shown(r) for r in self.book.find(self.register.key, where)]
        ends = "" if _ends_well(self.register) else self.register.ends_by
        after = self.period.span.end
        ended = [r for r in found if ends and r[ends] and r.text(ends) < after]
        gone = {record.id for record in ended}
        lines = [record for record in found if record.id not in gone]
        places = {village: at for at, village in enumerate(self.villages)}
        order = self.layout.order or self.register.dated_by
        lines.sort(key=lambda r: _natural(r.text(order)) if order else ())
        lines.sort(key=lambda r: places.get(self._village(r), len(places)))
        return lines, ended

    def _village(self, record: Record) -> str:
        return record.text("village") if self.register.placed else ""

    def _columns(self) -> tuple[list[tuple[LedgerColumn, Column]], list[Maker]]:
        columns: list[tuple[LedgerColumn, Column]] = []
        makers: list[Maker] = []
        for declared in self.declared:
            for value in self._values(declared):
                maker = self.source.maker(declared, value)
                if declared.optional and not any(map(maker, self.lines)):
                    continue
                columns.append((declared, self._column(declared, value)))
                makers.append(maker)
        return columns, makers

    def _values(self, declared: LedgerColumn) -> list[str]:
        """The values that a column is repeated for; once for most columns."""
        if not declared.per:
            return [""]
        words = self.register[declared.per].words
        order = self.book.words(words, self.period.year) if words else []
        seen = {record.text(declared.per) for record in self.lines} - {""}
        known = [word for word in order if word in seen]
        return known + sorted(seen - set(known)) or order[:1]

    def _column(self, declared: LedgerColumn, value: str) -> Column:
        field = self.register.by_key.get(declared.path)
        kind = field.kind if field else Kind.TEXT
        label = declared.heading or (field.label if field else "种类")
        heading = value or in_year(label, self.period.year)
        align = Align.NUMBER if declared.summed else Align.CENTRE
        unused = kind is Kind.ID_NUMBER and not self.numbered
        return Column(
            heading.replace("(", "（").replace(")", "）"),
            declared.group,
            declared.align or align,
            0.0 if unused else declared.width or WIDTHS.get(kind, 0.0),
            declared.stretches,
            literal=kind in {Kind.ID_NUMBER, Kind.PHONE},
            stub=declared.path == self.register.named_by,
        )

    def block(self) -> Block:
        unit = self.book.unit
        heads = [column for _, column in self.columns]
        rows = self._rows()
        return Block(
            title=frame.titled(unit, self.period, self.layout.subject),
            columns=(
                Column("序号", width=11, stub=True),
                *heads,
                Column("备注", align=Align.LEFT, width=14, stretches=True),
            ),
            rows=tuple(rows),
            name=f"{self.register.label}台账",
            filled_by=frame.filled_by(unit),
            unit=f"单位：{self.layout.unit}" if self.layout.unit else "",
            signing=frame.signing(
                self.period,
                "填报人",
                "审核人",
                "单位负责人",
                "联系电话",
                dated="填报日期",
            ),
            notes=self._notes(rows),
            restricted=self.restricted,
        )

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        parts: list[int] = []
        number = 0
        for village, lines in groupby(self.lines, self._village):
            group, start = list(lines), len(rows)
            for record in group:
                number += 1
                cells = (number, *(make(record) for make in self.makers))
                note = remark(record, numbered=self.numbered, whole=self.restricted)
                rows.append(Row((*cells, note), group=village or "-"))
            added = tuple(range(start, len(rows)))
            if self.register.placed:
                parts.append(len(rows))
                name = self.villages.get(village, _NO_VILLAGE)
                rows.append(self._sum_row(name, group, rows, added))
            else:
                parts += added
        own = [at for at, row in enumerate(rows) if row.kind is RowKind.NORMAL]
        last = self._sum_row("", self.lines, rows, tuple(own))
        return [
            *rows,
            Row(last.cells, RowKind.TOTAL, last.label_span, adds=tuple(parts)),
        ]

    def _sum_row(
        self,
        village: str,
        lines: Sequence[Record],
        rows: Sequence[Row],
        added: tuple[int, ...],
    ) -> Row:
        label = f"{village}小计" if village else "合计"
        cells: list[Cell] = [f"{label}（{self._count(lines)}{self._word}）"]
        for at, (declared, _) in enumerate(self.columns, 1):
            if declared.summed:
                whole = [n for n in added if not self._lies_within(declared, rows[n])]
                cells.append(total(rows[number].cells[at] for number in whole))
            elif declared.distinct and not village:
                cells.append(f"{_different(lines, declared.distinct)}人")
            else:
                cells.append(None)
        span = self._label_span()
        group = rows[added[0]].group if village and added else ""
        return Row((*cells, None), RowKind.SUBTOTAL, span, group=group, adds=added)

    def _lies_within(self, declared: LedgerColumn, row: Row) -> bool:
        """True where the number is in that of another record already."""
        if (
            declared.path not in self.register.in_whole
            or row.kind is not RowKind.NORMAL
        ):
            return False
        at = row.cells[0]
        record = self.lines[at - 1] if isinstance(at, int) else None
        return record is not None and record[self.register.part_by] is not None

    def _label_span(self) -> int:
        sums = [at for at, (c, _) in enumerate(self.columns, 1) if c.summed]
        return min(sums, default=len(self.columns) + 1)

    @property
    def _word(self) -> str:
        return self.layout.word or self.register.word

    def _count(self, lines: Sequence[Record]) -> int:
        if not self.layout.counted:
            return len(lines)
        return sum(record.number(self.layout.counted) or 0 for record in lines)

    def _notes(self, rows: Sequence[Row]) -> tuple[str, ...]:
        aided = in_year("脱贫户", self.period.year)
        masks = "" if self.restricted else self.layout.masks
        text = masks + self.layout.notes.format(aided=aided)
        pending = [str(r.cells[0]) for r in rows if TO_CHECK in str(r.cells[-1] or "")]
        if pending:
            named = "、".join(pending[:_MOST_NAMED])
            more = "等" if len(pending) > _MOST_NAMED else ""
            text += f"{named}{more}号证号缺失或损坏，空格待核对原件。"
        notes = [text, self._ended_note(), self._split_note(), self._parts_note()]
        return tuple(note for note in notes if note)

    def _ended_note(self) -> str:
        if not self.ended or not self.layout.ended:
            return ""
        names = [record.text(self.register.named_by) for record in self.ended]
        named = "、".join(names[:_MOST_NAMED]) + "等" * (len(names) > _MOST_NAMED)
        when = "本年" if self.period.is_whole_year else "期内"
        return f"{when}{self.layout.ended}{len(names)}{self._word}（{named}），未列入。"

    def _parts_note(self) -> str:
        link, fields = self.register.part_by, self.register.in_whole
        parts = [record for record in self.lines if link and record[link] is not None]
        if not parts:
            return ""
        named = "、".join(self.register[key].label for key in fields)
        what, many = self.register[link].label, f"{len(parts)}{self._word}"
        return f"填了{what}的{many}是其中项，{named}不另加。"

    def _split_note(self) -> str:
        if not self.layout.split or not self.lines:
            return ""
        field = self.register[self.layout.split]
        counts = Counter(record.text(field.key) for record in self.lines)
        order = self.book.words(field.words, self.period.year)
        words = sorted(counts, key=lambda w: (order.index(w) if w in order else 99, w))
        told = "、".join(
            f"{word or '未填'}{counts[word]}{self._word}" for word in words
        )
        return f"按{field.label}：{told}。"


def _ends_well(register: Register) -> bool:
    """True where the end is what it was for, and counted: a project's acceptance."""
    ended = (register.key, register.ends_by)
    return any((i.register, i.dated_by) == ended for i in INDICATORS.values())


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key under which 3组 comes before 10组."""
    return tuple((int(digits or 0), word) for digits, word in _PIECES.findall(text))


def _different(lines: Sequence[Record], fields: tuple[str, ...]) -> int:
    found = {tuple(record.text(key) for key in fields) for record in lines}
    return len({names for names in found if names[0]})
