"""What a form holds, written into the book: one transaction, one undo."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from tecdesk.desk.newcomers import Newcomers
from tecdesk.store.photos.attached import attach
from tecdesk.ui.models.cells import title
from tecdesk.ui.photos.holding import Holding

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.store.edit import Edit
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.form.collecting import Collected
    from tecdesk.ui.form.entry_line import Entry
    from tecdesk.ui.models.lookup import Lookup


@dataclass
class Draft:
    """A record as it stands in the form.

    Attributes:
        register: its register. id: empty for a new one. collected: its fields.
        belonging: what belongs to it, with the entries. photos: its photos.
    """

    register: Register
    id: str
    collected: Collected
    belonging: list[tuple[Belongs, list[Entry]]] = attribute(default_factory=list)
    photos: Holding = attribute(default_factory=Holding)


def save(draft: Draft, lookup: Lookup) -> tuple[str, Change]:
    """Write the record and what belongs to it.

    Returns:
        The id of the record and what changed.

    Raises:
        DeskError: the book refused; nothing was written.
    """
    values, collected = draft.collected.values, draft.collected
    named = title(draft.register, values, lookup, collected.new)
    verb = "修改" if draft.id else "新增"
    text = f"{verb}{draft.register.label}：{named}".rstrip("：")
    with lookup.book.edit(text, year=lookup.year) as edit:
        newcomers = Newcomers(edit)
        values |= newcomers.added(draft.register, collected.new)
        if draft.id:
            edit.change(draft.register.key, draft.id, values, collected.marks)
            record = draft.id
        else:
            record = edit.add(draft.register.key, values, collected.marks)
        saved = [(draft.photos, draft.register, record)]
        for belongs, entries in draft.belonging:
            for entry in entries:
                whole = belongs.complete(entry.values, record, values)
                id_ = _write(edit, newcomers, belongs.register, entry, whole)
                saved.append((entry.photos, belongs.register, id_))
        for photos, register, id_ in saved:
            attach(lookup.book, edit, register.key, id_, photos.coming)
    for photos, _, id_ in saved:
        photos.saved(id_)
    return record, edit.change_made


def _write(
    edit: Edit, newcomers: Newcomers, register: Register, entry: Entry, whole: Values
) -> str:
    """Write an entry if it differs from what is stored; its id."""
    if entry.removed:
        edit.bin(register.key, entry.id)
    elif entry.touched:
        named = newcomers.added(register, entry.new)
        values = {**whole, **named}
        if not entry.id:
            return edit.add(register.key, values, entry.marks)
        edit.change(register.key, entry.id, values, entry.marks)
    return entry.id
