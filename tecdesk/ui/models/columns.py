"""Which columns a list shows, how wide, in which order and grouped by what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.register import EVIDENCE
from tecdesk.store.lists import layouts
from tecdesk.store.lists.layouts import Column
from tecdesk.store.lists.layouts import Layout
from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book


class Columns:
    """The layout of one list, kept in the book whenever it changes.

    Attributes:
        layout: as kept; the order of the declaration where nobody chose one.
    """

    def __init__(self, book: Book, register: Register) -> None:
        self._book = book
        self._register = register
        self.layout = self._read()

    @property
    def fields(self) -> list[Field]:
        """What is to be shown, in order."""
        return [self._register[column.key] for column in self.layout.shown]

    @property
    def chosen(self) -> bool:
        """True when somebody chose the columns or their order."""
        now = [(column.key, column.hidden) for column in self.layout.columns]
        return now != [(column.key, column.hidden) for column in self._declared()]

    def width(self, field: Field) -> int:
        """The width somebody gave a column, in pixels; 0 for what it needs."""
        found = (c.width for c in self.layout.columns if c.key == field.key)
        return lines(next(found, 0) / 100)

    def show(self, key: str, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        columns = self.layout.columns
        after = [replace(c, hidden=not shown) if c.key == key else c for c in columns]
        if any(not column.hidden for column in after):
            self.keep(columns=after)

    def move(self, key: str, step: int) -> None:
        """Move a column to the left or right by so many places."""
        columns = list(self.layout.columns)
        at = next(n for n, column in enumerate(columns) if column.key == key)
        to = min(max(at + step, 0), len(columns) - 1)
        columns.insert(to, columns.pop(at))
        self.keep(columns=columns)

    def size(self, widths: Mapping[str, int]) -> None:
        """Give columns widths in pixels; 0 goes back to what they need."""
        line = lines(1.0)
        after = [
            replace(c, width=round(100 * widths[c.key] / line))
            if c.key in widths
            else c
            for c in self.layout.columns
        ]
        self.keep(columns=after)

    def sort(self, order: Sequence[str]) -> None:
        """Sort by these; nothing puts the newest on top."""
        self._keep(replace(self.layout, order=tuple(order)))

    def group(self, key: str) -> None:
        """Group by a field, "month" or "year"; nothing for one long list."""
        self._keep(replace(self.layout, group=key))

    def keep(self, *, columns: Sequence[Column]) -> None:
        """Keep these columns."""
        self._keep(replace(self.layout, columns=tuple(columns)))

    def reset(self) -> None:
        """Go back to the declaration."""
        layouts.keep_layout(self._book, self._register.key, None)
        self.layout = self._read()

    def _keep(self, layout: Layout) -> None:
        if layout != self.layout:
            layouts.keep_layout(self._book, self._register.key, layout)
            self.layout = layout

    def _read(self) -> Layout:
        found = layouts.layout(self._book, self._register.key)
        kept = self._book.settings.lists.get(self._register.key, {})
        return (
            found if kept.get("columns") else replace(found, columns=self._declared())
        )

    def _declared(self) -> tuple[Column, ...]:
        """Words first, then numbers, so that no number touches a word; 佐证 last."""

        def place(field: Field) -> tuple[bool, bool, bool]:
            number = field.kind.is_number and field.kind is not Kind.YEAR
            return not field.listed, number or field.key == EVIDENCE, not number

        fields = sorted(self._register.fields, key=place)
        return tuple(Column(f.key, hidden=not f.listed) for f in fields)


_MOST, _NAME = 3.0, 6.0
"""How much wider than its texts a column gets, and the name besides, in lines."""


def spread(
    widths: Sequence[int], room: int, name: int, fixed: AbstractSet[int]
) -> list[int]:
    """Share out the room that is left, so that what belongs together stays near.

    Where there is too little, the name is cut.

    Args:
        widths: what the columns need, in pixels.
        room: width of the list, in pixels.
        name: the column of the name; it gets more than the others.
        fixed: columns that keep their width.
    """
    shared = [at for at in range(len(widths)) if at not in fixed]
    spare = max(room - sum(widths), 0)
    each = min(spare // max(len(shared), 1), lines(_MOST))
    made = [width + each * (at in shared) for at, width in enumerate(widths)]
    left = room - sum(made)
    if left < 0:
        made[name] = max(made[name] + left, lines(_NAME))
    elif name in shared:
        made[name] += left if left < lines(_NAME * 2) else lines(_NAME)
    return made


def fitting(
    register: Register, widths: Mapping[Field, int], room: int, *, chosen: bool
) -> list[Field]:
    """The columns there is room for, the most needed ones first kept.

    Args:
        register: the register.
        widths: the columns in order and what each needs, in pixels.
        room: width of the list, in pixels.
        chosen: somebody chose the columns: the last ones go first.
    """
    shown = list(widths)
    keep = {register.dated_by, "village", register.named_by, register.told_by}
    while sum(widths[field] for field in shown) > room:
        order = shown if chosen else _by_need(register, shown)
        extra = [f for f in order if f.key not in keep and not f.required]
        if not extra:
            break
        shown.remove(extra[-1])
    return shown


def _by_need(register: Register, shown: list[Field]) -> list[Field]:
    """The columns in the order of the form, which has the needed ones first.

    Where 佐证 counts, its narrow column is needed more than any that is optional.
    """
    declared = [field for field in register.fields if field in shown]
    return sorted(declared, key=lambda field: field.key != EVIDENCE)
