"""Renames, merges and splits villages, without rewriting a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.store.terms.villages import is_valid
from tecdesk.store.terms.villages import valid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit


@dataclass(frozen=True)
class Villages:
    """Changes the villages of a book; every change is a step with its undo.

    What cannot be done raises ValueError; `objection` says why beforehand.

    Attributes:
        book: the book, open for writing.
    """

    book: Book

    def objection(self, village: str, year: int, name: str = "") -> str:
        """Why a village cannot change from a year on; empty when it can.

        Args:
            village: id of the village.
            year: first year of the change.
            name: its new name, when it is renamed.
        """
        record = self.book.require("village", village)
        called = record.text("name")
        if record.text("replaced_by"):
            return f"{called}已并入{self._name(record.text('replaced_by'))}。"
        if not is_valid(record, year):
            return f"{year} 年没有{called}，请看它的启用年和停用年。"
        if (later := self._last_former(village)) and later >= year:
            return f"{called}在 {later + 1} 年已改过名，请选那年以后的年份。"
        others = {n for id_, n in valid(self.book, year).items() if id_ != village}
        if name in others:
            return f"{year} 年已有{name}；两个村合成一个，请用“并入”。"
        return ""

    def splitting(self, village: str, names: Sequence[str], year: int) -> str:
        """Why a village cannot be split so from a year on; empty when it can."""
        own = self._name(village)
        taken = {*valid(self.book, year).values()} - {own}
        known = next((name for name in names if name in taken), "")
        if len(names) < _LEAST:
            return "至少写两个村名，中间用顿号隔开。"
        if len(set(names)) < len(names):
            return "有两个村名一样。"
        if known:
            return f"{year} 年已有{known}。"
        blank = next(filter(None, map(_blank, names)), "")
        return self.objection(village, year) or blank

    def rename(self, village: str, name: str, year: int) -> Change:
        """Call a village differently from a year on."""
        self._refuse(self.objection(village, year, name) or _blank(name))
        record = self.book.require("village", village)
        old = record.text("name")
        with self.book.edit(f"{old}从 {year} 年起改名为{name}") as edit:
            former: dict[str, Value] = {
                "village": village,
                "name": old,
                "until": year - 1,
            }
            edit.add("village_name", former)
            changed: dict[str, Value] = {
                "name": name,
                "other_names": _with(record, old),
            }
            edit.change("village", village, changed)
        return edit.change_made

    def merge(self, village: str, into: str, year: int) -> Change:
        """Let a village go into another from a year on."""
        self._refuse(self.objection(village, year) or self.objection(into, year))
        self._refuse("一个村不能并入自己。" if village == into else "")
        label = f"{self._name(village)}从 {year} 年起并入{self._name(into)}"
        with self.book.edit(label) as edit:
            ended: dict[str, Value] = {"valid_to": year - 1, "replaced_by": into}
            edit.change("village", village, ended)
        return edit.change_made

    def split(self, village: str, names: Sequence[str], year: int) -> Change:
        """End a village and begin several in its place.

        One of the names may be its own: then it goes on, and the others are parted
        from it. Records of the year and later that still name it cannot be divided
        by the program: `stranded` lists them for a person to decide.
        """
        self._refuse(self.splitting(village, names, year))
        old = self.book.require("village", village)
        label = f"{old.text('name')}从 {year} 年起分为{'、'.join(names)}"
        with self.book.edit(label) as edit:
            if old.text("name") not in names:
                edit.change("village", village, {"valid_to": year - 1})
            for name in names:
                if name != old.text("name"):
                    self._begin(edit, old, name, year)
        return edit.change_made

    def stranded(self, village: str) -> dict[str, list[Record]]:
        """Records of, or in force in, years when the village was no more, by register.

        Empty for a merged village: its records count for the one it went into.
        """
        record = self.book.require("village", village)
        last = record.number("valid_to")
        if last is None or record.text("replaced_by"):
            return {}
        found = {key: self._after(key, village, last) for key in _PLACED}
        return {key: records for key, records in found.items() if records}

    def _after(self, register: str, village: str, last: int) -> list[Record]:
        declared = REGISTERS[register]
        wanted = self.book.find(register, Filter(equals={"village": village}))
        after = Period(last).span.end
        lasting = bool(declared.ends)
        lives = ((record, declared.life(record.values)) for record in wanted)
        return [
            record
            for record, (begun, ended) in lives
            if ((ended or _OPEN) if lasting else begun) >= after
        ]

    def _begin(self, edit: Edit, old: Record, name: str, year: int) -> None:
        values: dict[str, Value] = {
            "name": name,
            "position": old.number("position"),
            "valid_from": year,
            "split_from": old.id,
        }
        edit.add("village", values)

    def _last_former(self, village: str) -> int:
        formers = self.book.find("village_name", Filter(equals={"village": village}))
        return max((former.number("until") or 0 for former in formers), default=0)

    def _name(self, village: str) -> str:
        return self.book.require("village", village).text("name")

    def _refuse(self, objection: str) -> None:
        if objection:
            raise ValueError(objection)


_LEAST = 2
_OPEN = "9999"
"""Stands for the last day of what goes on."""
_PLACED = tuple(key for key, r in REGISTERS.items() if r.placed and r.dated_by)


def _blank(name: str) -> str:
    return "" if name and name == name.strip() else "村名没有填，或前后有空格。"


def _with(village: Record, name: str) -> str:
    """The other names of a village, one more among them."""
    others = [each for each in village.text("other_names").split("、") if each]
    return "、".join(dict.fromkeys([*others, name]))
