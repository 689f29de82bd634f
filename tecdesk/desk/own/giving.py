"""A county's own fields as a template, and a template taken into a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import field_objection
from tecdesk.desk.own.drafts import figure_objection
from tecdesk.desk.own.editing import fields_of
from tecdesk.desk.own.editing import figures_of
from tecdesk.desk.own.editing import register_of
from tecdesk.desk.own.editing import values_of
from tecdesk.desk.own.lines import field_draft
from tecdesk.desk.own.lines import field_line
from tecdesk.desk.own.lines import figure_draft
from tecdesk.desk.own.lines import figure_line
from tecdesk.desk.own.lines import register_in
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.own import template as file
from tecdesk.exchange.own.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.desk.own.editing import Draft
    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Record
    from tecdesk.exchange.own.template import Line
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit


@dataclass(frozen=True, slots=True)
class Taken:
    """What a template did to a book, or would do.

    Attributes:
        unit: who gave it.
        new: labels that were added.
        changed: labels that say something else now.
        same: how many were there just so.
        left: what was not taken, a sentence each.
        beside: labels that another field here has as well, which stay two.
        change: what was done; None when nothing was, or only looked at.
    """

    unit: str
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: int = 0
    left: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    change: Change | None = None

    @property
    def sentence(self) -> str:
        """新加 2 栏，改 1 栏，3 栏一样."""
        told = [
            *([f"新加 {len(self.new)} 项：{'、'.join(self.new)}"] if self.new else []),
            *([f"改 {len(self.changed)} 项"] if self.changed else []),
            *([f"{self.same} 项本来就有"] if self.same else []),
            *([f"{len(self.left)} 项没有收"] if self.left else []),
        ]
        return "，".join(told) or "模板里没有栏目"

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "unit": self.unit,
            "new": list(self.new),
            "changed": list(self.changed),
            "same": self.same,
            "left": list(self.left),
            "beside": list(self.beside),
        }


def template_of(book: Book) -> Template:
    """The fields and figures in use that are the book's own."""
    return Template(
        book.unit.text("name"),
        tuple(field_line(each) for each in _own(book, fields_of(book))),
        tuple(figure_line(each) for each in _own(book, figures_of(book))),
    )


def write(book: Book, path: Path) -> Template:
    """Write the book's template.

    Raises:
        DeskError: the file cannot be written.
    """
    made = template_of(book)
    file.write_template(made, path)
    return made


def write_beside(book: Book, folder: Path) -> Path | None:
    """Write the template to where slips go; nothing for a book without own fields.

    Raises:
        DeskError: the folder cannot be written.
    """
    made = template_of(book)
    if not made.fields and not made.figures:
        return None
    path = folder / file.name_of(made.unit)
    file.write_template(made, path)
    return path


def take(book: Book, template: Template) -> Taken:
    """Take a template over, as one step; what is there already stays as it is."""
    with book.edit(f"收{template.unit or '县里'}的自加栏目") as edit:
        taking = _Taking(book, edit, template)
        taking.all()
    return taking.told(edit.change_made if edit.step else None)


def would_take(book: Book, template: Template) -> Taken:
    """What taking it would do; nothing is written."""
    taking = _Taking(book, None, template)
    taking.all()
    return taking.told(None)


class _Taking:
    def __init__(self, book: Book, edit: Edit | None, template: Template) -> None:
        self.book, self.edit, self.template = book, edit, template
        self.new: list[str] = []
        self.changed: list[str] = []
        self.left: list[str] = []
        self.beside: list[str] = []
        self.same = 0
        unit = book.settings.unit
        every = [r for r in (*fields_of(book), *figures_of(book)) if r.owner == unit]
        self.known = {(r.register, r.text("register"), r.text("key")): r for r in every}

    def all(self) -> None:
        """Line by line, fields first: figures speak of them."""
        coming = self._coming()
        for at, line in enumerate(self.template.fields, 1):
            self._one(line, field_draft(line, coming), f"栏目第 {at} 行")
        for at, line in enumerate(self.template.figures, 1):
            self._one(line, figure_draft(line, coming), f"指标第 {at} 行")

    def told(self, change: Change | None) -> Taken:
        return Taken(
            self.template.unit,
            tuple(self.new),
            tuple(self.changed),
            self.same,
            tuple(self.left),
            tuple(self.beside),
            change,
        )

    def _coming(self) -> dict[tuple[str, str], str]:
        """Register key and label to the key of each field that the template brings."""
        found = {}
        for line in self.template.fields:
            register = register_in(line)
            if register:
                label = line.get("栏目名", "")
                found[register, label] = file.key_in(line, register, label)
        return found

    def _one(self, line: Line, draft: Draft | str, where: str) -> None:
        if isinstance(draft, str):
            self.left.append(f"{where}：{draft}")
            return
        kept = register_of(draft)
        key = file.key_in(line, draft.register, draft.label)
        if old := self.known.get((kept, draft.register, key)):
            self._again(old, draft)
            return
        known = key in REGISTERS[draft.register].by_key  # a township sent it along
        if not known and (objection := _objection(draft)):
            if not _is_ours(draft):
                self.left.append(f"{where}：{objection}")
                return
            self.beside.append(draft.label)
        self.new.append(draft.label)
        if self.edit:
            place = len(self.known) + len(self.new)
            values = {**values_of(draft), "key": key, "position": place}
            self.edit.add(kept, values)

    def _again(self, old: Record, draft: Draft) -> None:
        wanted = values_of(draft)
        if all(old.values.get(key) == value for key, value in wanted.items()):
            self.same += 1
            return
        self.changed.append(draft.label)
        if self.edit:
            self.edit.change(old.register, old.id, wanted)


def _objection(draft: Draft) -> str:
    if isinstance(draft, FieldDraft):
        return field_objection(draft)
    known = {f.key for f in REGISTERS[draft.register].fields}
    comes = draft.sums and draft.sums not in known
    return "" if comes else figure_objection(draft)


def _is_ours(draft: Draft) -> bool:
    """Whether what has the same name is an added field: then both may be there."""
    if not isinstance(draft, FieldDraft):
        return False
    added = REGISTERS[draft.register].added
    others = {f.label for f in REGISTERS[draft.register].fields if f not in added}
    return draft.label in {f.label for f in added} and draft.label not in others


def _own(book: Book, records: list[Record]) -> Iterator[Record]:
    for record in records:
        if record.owner == book.settings.unit and not record["retired_on"]:
            yield record
