"""How people like their lists: columns, order, group and saved filters, in the book.

What names a field that the register no longer has is passed over.
"""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.lists.ranks import CALENDAR
from tecdesk.store.lists.saved_filter import SavedFilter
from tecdesk.store.lists.saved_filter import from_plain
from tecdesk.store.lists.saved_filter import to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    Attributes:
        key: key of the field.
        width: in hundredths of the height of a line of text, so that it fits at
            every font size; 0 for as wide as is wanted.
        hidden: not shown.
    """

    key: str
    width: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list looks.

    Attributes:
        columns: every field once, in the order of the columns.
        order: sorted by; as in `View.order`.
        group: grouped by; as in `View.group`.
    """

    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    group: str = ""

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are not hidden."""
        return tuple(column for column in self.columns if not column.hidden)


def layout(book: Book, register: str) -> Layout:
    """The layout kept for a list; the declared one when there is none."""
    declared = REGISTERS[register]
    kept = _kept(book, register)
    known = [
        Column(each["key"], each.get("width", 0), each.get("hidden", False))
        for each in kept.get("columns", ())
    ]
    columns = [column for column in known if column.key in declared.by_key]
    have = {column.key for column in columns}
    columns += [c for c in _declared(declared).columns if c.key not in have]
    group = str(kept.get("group", ""))
    return Layout(
        tuple(columns),
        tuple(k for k in kept.get("order", ()) if k.lstrip("-") in declared.by_key),
        group if group in {*declared.by_key, *CALENDAR} else "",
    )


def keep_layout(book: Book, register: str, chosen: Layout | None) -> None:
    """Keep a layout; None goes back to the declared one. Not part of undo."""
    plain = asdict(chosen) if chosen else {"columns": [], "order": [], "group": ""}
    _keep(book, register, plain)


def filters(book: Book, register: str) -> list[SavedFilter]:
    """The filters kept for a list, in the order they were first kept."""
    plain = _kept(book, register).get("filters", ())
    return [from_plain(REGISTERS[register], each) for each in plain]


def keep_filter(book: Book, register: str, saved: SavedFilter) -> None:
    """Keep a filter, in place of one of the same name. Not part of undo."""
    named = {each.name: each for each in filters(book, register)} | {saved.name: saved}
    _keep(book, register, {"filters": [to_plain(each) for each in named.values()]})


def drop_filter(book: Book, register: str, name: str) -> None:
    """Forget a kept filter."""
    left = [to_plain(f) for f in filters(book, register) if f.name != name]
    _keep(book, register, {"filters": left})


def _declared(register: Register) -> Layout:
    """What the declaration lists first, then all else, hidden."""
    fields = sorted(register.fields, key=lambda field: not field.listed)
    return Layout(tuple(Column(f.key, hidden=not f.listed) for f in fields))


def _kept(book: Book, register: str) -> Mapping[str, Any]:
    return book.settings.lists.get(register, {})


def _keep(book: Book, register: str, plain: Mapping[str, Any]) -> None:
    def merged(now: Settings) -> Settings:
        kept = {**now.lists.get(register, {}), **plain}
        return replace(now, lists={**now.lists, register: kept})

    book.change_settings(merged)
