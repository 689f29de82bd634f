"""What would become of each package, as rows; below each what it says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tecdesk.desk.county.judging import Fate
from tecdesk.desk.county.outcome import FIRST
from tecdesk.desk.county.outcome import NEWER
from tecdesk.desk.county.outcome import REFUSED
from tecdesk.desk.county.outcome import SAME
from tecdesk.desk.reported.telling import WORDS
from tecdesk.desk.reported.telling import Teller
from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import NEW
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.marked import Look
from tecdesk.ui.models.marked import Marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.store.book import Book
    from tecdesk.tally.reported.records import RecordChange

HEADS = (Heading("怎么样"), Heading("单位"), Heading("哪一次"), Heading("会怎样"))
STRETCH = 3
MOST = 60
"""So many records are listed below a package; how many more is said."""
_QUIET = Look("check", "text2")
_WAITS = Look("hourglass", "amber", "amber_bg")
_FATES = {
    FIRST: ("新收", Look("plus", "accent")),
    NEWER: ("换下旧的", Look("refresh-cw", "blue", "blue_bg")),
    SAME: ("收过", _QUIET),
    Fate.OLDER.value: ("旧的一次", _QUIET),
    REFUSED: ("不收", Look("circle-x", "red", "red_bg")),
}
_CHANGES = {
    NEW: Look("plus", "accent"),
    CHANGED: Look("refresh-cw", "blue"),
    GONE: Look("x", "text2"),
}


@dataclass(frozen=True)
class Coming:
    """Packages that were looked at.

    Attributes:
        places: files and folders they were looked for in.
        paths: the packages.
        outcomes: what would become of each.
        rows: the same as listed.
        locked: one of them wants a passphrase that was not given yet.
    """

    places: tuple[Path, ...]
    paths: tuple[Path, ...]
    outcomes: tuple[Outcome, ...]
    rows: tuple[Marked, ...]
    locked: bool = False

    @property
    def count(self) -> int:
        """How many packages taking them in would do something with."""
        nothing = {SAME, REFUSED}
        return sum(each.fate not in nothing for each in self.outcomes)

    @property
    def sentence(self) -> str:
        """新收 2、换下旧的 1、先放着 1."""
        told: dict[str, int] = {}
        for each in self.outcomes:
            word = fate_word(each)
            told[word] = told.get(word, 0) + 1
        return "、".join(f"{word} {count}" for word, count in told.items())


def fate_word(outcome: Outcome) -> str:
    """What a clerk calls it; all who wait are 先放着."""
    return _FATES.get(outcome.fate, ("先放着", _WAITS))[0]


def coming_rows(book: Book, outcomes: Sequence[Outcome]) -> list[Marked]:
    """A row for each package, and below it what it says otherwise."""
    teller, rows = Teller(book), []
    for each in outcomes:
        rows.append(_package(each))
        rows += [_change(teller, c) for c in islice(each.changes, MOST)]
        if len(each.changes) > MOST:
            left = len(each.changes) - MOST
            rows.append(Marked(("", "", "", f"还有 {left} 条"), each))
    return rows


def _package(outcome: Outcome) -> Marked:
    word, look = _FATES.get(outcome.fate, ("先放着", _WAITS))
    said = outcome.package
    name = said.name if said else outcome.path.name
    which = said.title.removeprefix(f"{said.name} ") if said else ""
    words = outcome.sentence.removeprefix(f"{said.title}：" if said else "")
    words = words.removeprefix("已并入，")  # not yet
    looks = {0: look, 1: Look(bold=True), 2: Look()}
    return Marked((word, name, which, words), outcome, looks)


def _change(teller: Teller, change: RecordChange) -> Marked:
    named = f"{REGISTERS[change.register].label} {teller.named(change)}"
    fields = "；".join(teller.fields(change))
    said = f"{named}：{fields}" if fields else named
    cells = ("", "", WORDS[change.what], said)
    return Marked(cells, change, {2: _CHANGES[change.what]})
