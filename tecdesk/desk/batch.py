"""Many records from one errand: what would be written, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from tecdesk.desk.newcomers import TO_COME
from tecdesk.desk.newcomers import Newcomers
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import problems

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

WHOLE = -1
"""The row of a problem that is not about one of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a batch.

    Attributes:
        name: what people know it by: a household, a village.
        values: its fields; those left out get their defaults.
        id: the record to change; empty for a new one.
        marks: of these values, estimates and what does not apply.
    """

    name: str
    values: Values
    id: str = ""
    marks: Marks = attribute(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Objection:
    """A problem and the row it is about.

    Attributes:
        row: index of the row; WHOLE when the batch is meant.
        problem: what is wrong.
    """

    row: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Batch:
    """What an errand would write.

    Attributes:
        register: key of the register.
        label: its line in the undo menu: 走访 20 户：12月12日.
        rows: the records.
        objections: what is wrong with them, errors first.
        new: REF field to a name that is added first, for all of them.
    """

    register: str
    label: str
    rows: tuple[Row, ...]
    objections: tuple[Objection, ...] = ()
    new: Mapping[str, str] = attribute(default_factory=dict)

    @property
    def blocked(self) -> bool:
        """True when it cannot be written."""
        return any(each.problem.blocks for each in self.objections)


def make(
    register: str,
    label: str,
    rows: Iterable[Row],
    found: Iterable[Objection] = (),
    new: Mapping[str, str] | None = None,
) -> Batch:
    """A batch with what the rules say about its rows added to what was found."""
    named = dict.fromkeys(new or {}, TO_COME)
    declared, kept = REGISTERS[register], tuple(rows)
    objections = list(found)
    for number, row in enumerate(kept):
        full = {**declared.blank(), **row.values, **named}
        objections += [Objection(number, p) for p in problems(declared, full)]
    objections.sort(key=lambda each: not each.problem.blocks)
    return Batch(register, label, kept, tuple(objections), new or {})


def write(book: Book, batch: Batch, year: int) -> Change | None:
    """Write a batch in one transaction, which one undo takes back.

    Args:
        book: the book the batch was made for.
        batch: what to write.
        year: the year that fills what a record leaves open.

    Returns:
        What changed; None when an error stands in the way, and then nothing is.

    Raises:
        DeskError: the book refused; nothing was written.
    """
    if batch.blocked:
        return None
    key = batch.register
    with book.edit(batch.label, year=year) as edit:
        named = Newcomers(edit).added(REGISTERS[key], batch.new)
        new = [row for row in batch.rows if not row.id]
        edit.add_many(key, [({**row.values, **named}, row.marks) for row in new])
        for row in batch.rows:
            if row.id:
                old = book.require(key, row.id).marks
                marks = marked(old, row.values, row.marks)
                edit.change(key, row.id, {**row.values, **named}, marks)
    return edit.change_made


def marked(old: Marks, values: Values, marks: Marks) -> Marks:
    """All marks of a record once some of its fields are written anew.

    Args:
        old: its marks so far.
        values: the fields written.
        marks: of these fields.
    """
    return {**{k: mark for k, mark in old.items() if k not in values}, **marks}


def refusal(text: str, key: str = "") -> Objection:
    """A sentence about the whole batch that stands in its way."""
    return Objection(WHOLE, Problem(key, text, Severity.ERROR))


def hint(row: int, key: str, text: str) -> Objection:
    """A sentence to look at."""
    return Objection(row, Problem(key, text))


def counted(names: Sequence[str], word: str) -> str:
    """甲, or 20 户: one by its name, more by their number."""
    return names[0] if len(names) == 1 else f"{len(names)} {word}"
