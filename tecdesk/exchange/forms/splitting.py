"""Goes down a sheet and tells its tables apart: titles, heads, rows, what is below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.exchange.forms.blocks import COUNTER_HEAD
from tecdesk.exchange.forms.blocks import Block

if TYPE_CHECKING:
    from tecdesk.exchange.forms.lattice import Lattice

_LOOKED_AT = 6
"""Rows looked back at to see which columns wait for figures."""
_FIRST_HEAD = re.compile(
    r"(指标|项目|统计|工作|任务|考核)(名称|内容|指标|项目|类别)?|名称|内容|类别|村名"
)


def blocks_of(lattice: Lattice) -> list[Block]:
    """The tables of a sheet from the top down."""
    reader = _Reader(lattice)
    for row in range(lattice.sheet.rows):
        reader.take(row)
    return reader.finished()


class _Reader:
    """Goes down a sheet and tells titles, heads and rows apart."""

    def __init__(self, lattice: Lattice) -> None:
        self._lattice = lattice
        self._titles: list[str] = list(lattice.sheet.before)
        self._section = ""
        self._gap = False
        self._found: list[Block] = []
        self._block = self._new()

    def finished(self) -> list[Block]:
        """The tables that have rows."""
        self._close()
        return self._found

    def take(self, row: int) -> None:
        """Look at the next row."""
        lattice, block = self._lattice, self._block
        words = lattice.words(row)
        if not words:
            self._gap = True
            return
        if not block.rows and lattice.is_counting(row):
            return
        if lattice.is_info(row):
            self._inform(row)
        elif lattice.is_across(row) or (len(words) == 1 and not block.heads):
            self._announce(lattice.text(row, words[0]))
        elif block.heads and self._is_row(row):
            self._add(row)
        elif (not block.heads or block.rows) and lattice.is_pairs(row):
            self._pair(row)
        else:
            self._head(row)
        self._gap = False

    def _new(self) -> Block:
        return Block(self._lattice, tuple(self._titles))

    def _close(self) -> None:
        if self._block.rows:
            self._found.append(self._block)
        self._block = self._new()

    def _inform(self, row: int) -> None:
        """填报单位 … 单位：万元: it belongs to the title, or ends the table."""
        if self._block.rows:
            self._close()
            self._titles = []
        seen = (self._lattice.text(row, c) for c in self._lattice.words(row))
        self._titles += dict.fromkeys(text.strip() for text in seen)
        self._block.title = tuple(self._titles)

    def _announce(self, text: str) -> None:
        if self._block.rows and self._gap:
            self._close()
            self._titles = []
            self._section = ""
        if self._block.heads:
            self._section = text.strip()
        else:
            self._titles.append(text.strip())
            self._block.title = tuple(self._titles)

    def _add(self, row: int) -> None:
        self._block.rows.append(row)
        if self._section:
            self._block.sections[row] = self._section

    def _pair(self, row: int) -> None:
        if self._block.heads:
            self._close()
        self._block.rows.append(row)

    def _head(self, row: int) -> None:
        if self._block.rows:
            self._close()
            if self._section:
                self._block.title = (*self._titles, self._section)
                self._section = ""
        self._block.heads.append(row)

    def _is_row(self, row: int) -> bool:
        """True when an open cell has a head over it and the first label beside it."""
        lattice, block = self._lattice, self._block
        heads = [
            c
            for c in range(lattice.width)
            if any(lattice.is_word(r, c) for r in block.heads)
        ]
        names = [c for c in heads if not self._counts(c)]
        words = lattice.words(row)
        if not names or not words:
            return False
        known = [c for r in block.rows[-1:] for c in lattice.words(r)]
        if _heads_anew(lattice.text(row, words[0])) or self._names_columns(words):
            return False
        if words[0] > names[0] and not (known and set(words) <= set(known)):
            return False
        return any(lattice.is_open(row, c) and c > words[0] for c in heads)

    def _names_columns(self, words: list[int]) -> bool:
        """True for words where the rows above are open: the head of a new table."""
        rows = self._block.rows[-_LOOKED_AT:]
        if not rows:
            return False
        opens = [c for c in range(self._lattice.width) if self._opens(rows, c)]
        told = [c for c in opens if c in words]
        return bool(told) and len(told) * 2 >= len(opens)

    def _opens(self, rows: list[int], column: int) -> bool:
        headed = any(self._lattice.is_word(r, column) for r in self._block.heads)
        return headed and all(self._lattice.is_open(r, column) for r in rows)

    def _counts(self, column: int) -> bool:
        texts = {self._lattice.text(r, column).strip() for r in self._block.heads}
        return any(COUNTER_HEAD.fullmatch(text.upper()) for text in texts)


def _heads_anew(text: str) -> bool:
    """True for 指标名称, 项目, 序号: the first head of another table."""
    plain = "".join(text.split()).upper()
    return bool(_FIRST_HEAD.fullmatch(plain) or COUNTER_HEAD.fullmatch(plain))
