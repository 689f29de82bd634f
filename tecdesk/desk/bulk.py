"""Sets fields of many records at once: first what it would do, then in one step."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.batch import marked
from tecdesk.desk.newcomers import TO_COME
from tecdesk.desk.newcomers import Newcomers
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import problems
from tecdesk.errors import DeskError
from tecdesk.store.moment import moment
from tecdesk.store.query import Filter
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.domain.problem import Problem
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a record as it is and as it would be, in words.

    Attributes:
        key: key of the field.
        label: what people see over it.
        old: what it says now; empty when blank.
        new: what it would say.
    """

    key: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the preview.

    Attributes:
        record: as it is.
        name: what people know it by.
        differences: what would change; empty when it is so already.
        problems: what would be wrong with it that is not now, errors first.
    """

    record: Record
    name: str
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        """True when it cannot be changed so."""
        return any(problem.blocks for problem in self.problems)

    @property
    def applies(self) -> bool:
        """True when it will be changed."""
        return bool(self.differences) and not self.blocked


@dataclass(frozen=True, slots=True)
class Besides:
    """What a person typed that is no value.

    Attributes:
        marks: of the fields set: NOT_APPLICABLE beside no value, ABOUT.
        new: REF field to a name that nobody has yet; its record is added first.
    """

    marks: Marks = attribute(default_factory=dict)
    new: Mapping[str, str] = attribute(default_factory=dict)


_NOTHING = Besides()


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What setting some fields of many records would do.

    Attributes:
        register: the register.
        values: the fields to set, in stored form.
        items: every record asked for, in the order asked.
        year: the year that fills what a record leaves open.
        moment: state of the book that it was made from.
        besides: what belongs to the values.
    """

    register: Register
    values: Values
    items: tuple[Item, ...]
    year: int
    moment: int
    besides: Besides

    @property
    def changing(self) -> tuple[Item, ...]:
        """The records that will be changed."""
        return tuple(item for item in self.items if item.applies)

    @property
    def blocked(self) -> tuple[Item, ...]:
        """The records that cannot be changed so; they are left as they are."""
        return tuple(item for item in self.items if item.blocked)

    @property
    def label(self) -> str:
        """Its line in the undo menu."""
        what = f"{len(self.changing)} {self.register.word}{self.register.label}"
        labels = "、".join(self.register[key].label for key in self.values)
        if len(self.values) > 1:
            return f"批量修改 {what}：{labels}"
        said = next((d.new for d in self._set() if d.new), "")
        return f"{what}的{labels}改为“{said}”" if said else f"清空 {what}的{labels}"

    def _set(self) -> Iterator[Difference]:
        """The differences that were asked for, without what follows from them."""
        for item in self.changing:
            yield from (d for d in item.differences if d.key in self.values)


def preview(
    book: Book,
    register: str,
    ids: Sequence[str],
    values: Values,
    year: int,
    besides: Besides = _NOTHING,
) -> BulkPlan:
    """What setting fields of records would do; nothing is written.

    Args:
        book: the book.
        register: key of the register.
        ids: the records; those in the bin by now are left out.
        values: the fields to set, in stored form; None clears one.
        year: the year that fills what a record leaves open.
        besides: what else was typed.

    Raises:
        KeyError: the register has no such field.
    """
    declared = REGISTERS[register]
    kept = {
        declared[key].key: None if value == "" else value
        for key, value in {**values, **dict.fromkeys(besides.new, TO_COME)}.items()
    }
    found = {row.id: row for row in book.find(register, Filter(ids=tuple(ids)))}
    empty = BulkPlan(declared, kept, (), year, moment(book), besides)
    speaker = Speaker(book)
    items = [_item(speaker, empty, found[id_]) for id_ in ids if id_ in found]
    return replace(empty, items=tuple(items))


def apply(book: Book, plan: BulkPlan) -> Change | None:
    """Change what the plan says in one transaction, which one undo takes back.

    Returns:
        What changed; None when nothing would.

    Raises:
        DeskError: the book was changed since the preview, or refused; it is as it was.
    """
    if not plan.changing:
        return None
    with book.edit(plan.label, year=plan.year) as edit:
        if moment(book) != plan.moment:
            raise DeskError(
                "看过预览之后，台账又有了改动，没有修改。", "请再看一次预览。"
            )
        values = {
            **plan.values,
            **Newcomers(edit).added(plan.register, plan.besides.new),
        }
        for item in plan.changing:
            marks = marked(item.record.marks, values, plan.besides.marks)
            edit.change(plan.register.key, item.record.id, values, marks)
    return edit.change_made


def _item(speaker: Speaker, plan: BulkPlan, record: Record) -> Item:
    register, after = plan.register, {**record.values, **plan.values}
    if register.fill:
        register.fill(after, plan.year)
    marks = {k: m for k, m in record.marks.items() if record[k] == after[k]}
    new = replace(
        record, values=after, marks=marked(marks, plan.values, plan.besides.marks)
    )
    differences = tuple(
        Difference(
            key,
            register[key].label,
            speaker.text(record, key),
            plan.besides.new.get(key) or speaker.text(new, key),
        )
        for key in register.by_key
        if (record[key], record.marks.get(key)) != (after[key], new.marks.get(key))
    )
    before = problems(register, record.values)
    fresh = [each for each in problems(register, after) if each not in before]
    return Item(record, _name(speaker, record), differences, tuple(fresh))


def _name(speaker: Speaker, record: Record) -> str:
    declared = REGISTERS[record.register]
    day = "" if declared.ends_by or not declared.dated_by else declared.dated_by
    parts = [
        record.text(day) if day else "",
        speaker.place(record),
        speaker.what(record),
    ]
    return " ".join(part for part in parts if part)
