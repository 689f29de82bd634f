"""What is listed: one line for each added field and figure, in people's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.own.drafts import CHOSEN
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.editing import draft_of
from tecdesk.desk.own.editing import fields_of
from tecdesk.desk.own.editing import figures_of
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.own_fields import KINDS
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid
from tecdesk.ui.models.tally_grid import Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.desk.own.drafts import FigureDraft
    from tecdesk.desk.own.editing import Draft
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    Attributes:
        record: what the book says of it.
        draft: the same, as somebody may change it.
        owner: whose it is; empty for the book's own, which alone may be changed.
    """

    record: Record
    draft: Draft
    owner: str = ""

    @property
    def retired(self) -> bool:
        """True when it is not filled in any more."""
        return bool(self.record["retired_on"])

    @property
    def label(self) -> str:
        """What people see."""
        return self.draft.label


def entries(book: Book) -> list[Entry]:
    """Fields first, then figures; those of a register together."""
    names, unit = book.names("unit"), book.settings.unit
    order = [register.key for register in LEDGERS]
    return [
        Entry(
            record,
            draft_of(record),
            "" if record.owner == unit else names.get(record.owner, "别的单位"),
        )
        for found in (fields_of(book), figures_of(book))
        for record in sorted(found, key=lambda r: _place(r, order))
        if record.text("register") in REGISTERS
    ]


def grid(every: Sequence[Entry]) -> Grid:
    """The table of the page."""
    heads = ("台账", "名称", "填什么", "说明")
    rows = [
        tuple(
            Cell(text, "text3" if each.retired else colour)
            for text, colour in zip(_texts(each), _COLOURS, strict=True)
        )
        for each in every
    ]
    return Grid(tuple(Head(head, number=False) for head in heads), tuple(rows))


_COLOURS = ("text2", "text", "text2", "text2")


def _place(record: Record, order: Sequence[str]) -> tuple[bool, int]:
    key = record.text("register")
    return bool(record["retired_on"]), order.index(key) if key in order else len(order)


def _texts(each: Entry) -> tuple[str, str, str, str]:
    draft = each.draft
    if isinstance(draft, FieldDraft):
        kind, more = KINDS[draft.kind], _field_words(draft)
    else:
        kind, more = "指标", _figure_words(draft)
    unit = f"（{draft.unit}）" if draft.unit and draft.unit not in kind else ""
    told = [*more, *([f"{each.owner}加的"] if each.owner else [])]
    told += [f"{each.record.text('retired_on')} 停用"] if each.retired else []
    label = REGISTERS[draft.register].label
    return label, f"{draft.label}{unit}", kind, "；".join(told)


def _field_words(draft: FieldDraft) -> Iterator[str]:
    fields = REGISTERS[draft.register].by_key
    if draft.part_of in fields:
        yield f"{fields[draft.part_of].label}的其中数"
    if draft.kind in CHOSEN:
        shipped = WORD_LISTS.declared.get(draft.words)
        yield f"选项同{shipped.label}" if shipped else draft.words
    if draft.aliases:
        yield f"别名：{draft.aliases}"


def _figure_words(draft: FigureDraft) -> Iterator[str]:
    fields = REGISTERS[draft.register].by_key
    asked = fields.get(draft.where_field)
    which = f"{asked.label}是{draft.where_value or '填了'}的" if asked else ""
    summed = fields.get(draft.sums)
    yield which + (f"{summed.label}合计" if summed else "条数")
    if draft.part_of in INDICATORS:
        yield f"{INDICATORS[draft.part_of].label}的其中数"
