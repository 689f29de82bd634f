"""Makes and changes fields and figures of a county's own; each is a step of its own."""

from __future__ import annotations

from datetime import date
from secrets import token_hex
from typing import TYPE_CHECKING

from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.domain.own_fields import KINDS
from tecdesk.domain.own_fields import kind_of
from tecdesk.domain.own_fields import parted
from tecdesk.domain.own_fields import standing
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.own import OWN_FIELD
from tecdesk.domain.registers.own import OWN_INDICATOR

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

Draft = FieldDraft | FigureDraft


def new_key() -> str:
    """A key that no field of any book has; see `domain.additions.is_own`."""
    return f"x{token_hex(4)}"


def fields_of(book: Book) -> list[Record]:
    """What each added field is, those out of use last."""
    return _standing(book, OWN_FIELD.key)


def figures_of(book: Book) -> list[Record]:
    """What each added figure is, those out of use last."""
    return _standing(book, OWN_INDICATOR.key)


def draft_of(record: Record) -> Draft:
    """A record of 自加栏目 or 自加指标 as somebody may change it."""
    text = record.text
    if record.register == OWN_INDICATOR.key:
        return FigureDraft(
            text("register"),
            text("label"),
            text("unit"),
            text("sums"),
            text("where_field"),
            text("where_value"),
            text("part_of"),
            text("definition"),
        )
    return FieldDraft(
        text("register"),
        text("label"),
        kind_of(text("kind")) or next(iter(KINDS)),
        text("unit"),
        text("words"),
        text("part_of"),
        text("aliases"),
        listed=bool(record.number("listed")),
    )


def values_of(draft: Draft) -> dict[str, Value]:
    """What a draft says, as the fields of its record; blank where it says nothing."""
    if isinstance(draft, FigureDraft):
        return {
            "register": draft.register,
            "label": draft.label,
            "unit": draft.unit or None,
            "sums": draft.sums or None,
            "where_field": draft.where_field or None,
            "where_value": draft.where_value or None,
            "part_of": draft.part_of or None,
            "definition": draft.definition or None,
        }
    return {
        "register": draft.register,
        "label": draft.label,
        "kind": draft.kind.value,
        "unit": draft.unit or None,
        "words": draft.words or None,
        "part_of": draft.part_of or None,
        "aliases": "、".join(parted(draft.aliases)) or None,
        "listed": 1 if draft.listed else None,
    }


def add(book: Book, draft: Draft, key: str = "") -> Change:
    """Add a field or a figure at the end of its register's own ones."""
    register = register_of(draft)
    place = len(_standing(book, register)) + 1
    values = {**values_of(draft), "key": key or new_key(), "position": place}
    with book.edit(f"{_name(draft)}：加“{draft.label}”") as edit:
        edit.add(register, values)
    return edit.change_made


def change(book: Book, record: Record, draft: Draft) -> Change:
    """Change what a field or a figure is; what records hold stays."""
    with book.edit(f"{_name(draft)}：改“{record.text('label')}”") as edit:
        edit.change(record.register, record.id, values_of(draft))
    return edit.change_made


def retire(book: Book, record: Record, *, retired: bool = True) -> Change:
    """Fill a field in no longer, or again; what is filled in stays to be read."""
    doing = "停用" if retired else "重新用"
    today = date.today().isoformat()  # noqa: DTZ011 - the desk's own day
    with book.edit(f"{doing}“{record.text('label')}”") as edit:
        edit.change(
            record.register, record.id, {"retired_on": today if retired else None}
        )
    return edit.change_made


def register_of(draft: Draft) -> str:
    """Where a draft is kept."""
    return (OWN_FIELD if isinstance(draft, FieldDraft) else OWN_INDICATOR).key


def _standing(book: Book, register: str) -> list[Record]:
    found = standing(book.find(register), book.settings.unit)
    return sorted(found, key=lambda record: bool(record["retired_on"]))


def _name(draft: Draft) -> str:
    what = "栏目" if isinstance(draft, FieldDraft) else "指标"
    return f"{REGISTERS[draft.register].label}{what}"
