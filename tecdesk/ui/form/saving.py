"""What a form holds, written into the book: one transaction, one undo."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.models.cells import title

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.edit import Edit
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.form.belongings import Entry
    from tecdesk.ui.form.collecting import Collected
    from tecdesk.ui.models.lookup import Lookup


@dataclass
class Draft:
    """A record as it stands in the form.

    Attributes:
        register: its register. id: empty for a new one. collected: its fields.
        belonging: what belongs to it, with the entries.
    """

    register: Register
    id: str
    collected: Collected
    belonging: list[tuple[Belongs, list[Entry]]] = attribute(default_factory=list)


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
        values |= _added(edit, draft.register, collected.new)
        if draft.id:
            edit.change(draft.register.key, draft.id, values, collected.marks)
            record = draft.id
        else:
            record = edit.add(draft.register.key, values, collected.marks)
        for belongs, entries in draft.belonging:
            for entry in entries:
                _write(edit, belongs, entry, record, values)
    return record, edit.change_made


def _write(
    edit: Edit,
    belongs: Belongs,
    entry: Entry,
    parent: str,
    of_parent: dict[str, Value],
) -> None:
    key = belongs.register.key
    if entry.removed:
        edit.bin(key, entry.id)
        return
    if not entry.touched:
        return
    values = entry.values | _added(edit, belongs.register, entry.new)
    values[belongs.link] = parent
    for theirs, ours in belongs.copies:
        values[theirs] = of_parent.get(ours)
    if entry.id:
        edit.change(key, entry.id, values, entry.marks)
    else:
        edit.add(key, values, entry.marks)


def _added(edit: Edit, register: Register, new: dict[str, str]) -> dict[str, Value]:
    """Add the records that a REF names for the first time; their ids by field."""
    ids: dict[str, Value] = {}
    for key, name in new.items():
        other = register[key].to
        ids[key] = edit.add(other, {REGISTERS[other].named_by: name})
    return ids
