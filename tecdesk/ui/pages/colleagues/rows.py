"""What the page of colleagues lists: what joining changes, and what both changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tecdesk.desk.colleagues.telling import Teller
from tecdesk.desk.colleagues.telling import told
from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.colleagues.looking import Joining
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.conflicts import Conflict

CHANGES, CLASHES = "changes", "clashes"
HEADS = {
    CHANGES: (Heading("怎么了"), Heading("哪本台账"), Heading("记录"), Heading("改了")),
    CLASHES: (
        Heading("哪本台账"),
        Heading("记录"),
        Heading("哪一项"),
        Heading("这边的"),
        Heading("同事的"),
        Heading("现在用"),
    ),
}
STRETCH = {CHANGES: 3, CLASHES: 5}
"""The column of each view that takes what room is left."""
MOST = 500
"""More rows nobody reads; how many there are is said above them."""


@dataclass(frozen=True)
class Looked:
    """What joining a package would do, and how it is listed.

    Attributes:
        joining: what it would do.
        changes: the first records that it changes. clashes: what both changed.
        count: how many records it changes.
    """

    joining: Joining
    changes: list[Told]
    clashes: list[Told]
    count: int


def looked(book: Book, joining: Joining) -> Looked:
    """The rows of a package that was looked at; the book is only read."""
    teller = Teller(book)
    every, changes = list(told(joining)), []
    for key, each in every[:MOST]:
        fate, named, fields = teller.outcome(key, each)
        cells = (fate, REGISTERS[key].label, named, fields)
        changes.append(Told(cells, (key, each.id)))
    clashes = clash_rows(book, joining.conflicts)
    return Looked(joining, changes, clashes, len(every))


def clash_rows(book: Book, conflicts: Sequence[Conflict]) -> list[Told]:
    """What both changed, side by side."""
    teller = Teller(book)
    return [_clash(teller, each) for each in islice(conflicts, MOST)]


def _clash(teller: Teller, each: Conflict) -> Told:
    cells = (
        REGISTERS[each.register].label,
        teller.named(each),
        teller.field(each),
        teller.cell(each, each.ours),
        teller.cell(each, each.theirs),
        "同事的" if each.theirs_taken else "这边的",
    )
    return Told(cells, each)
