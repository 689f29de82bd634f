"""Column headings: joined over merged rows, compared past brackets and units."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.domain.additions import derived
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.units import AREA_UNITS
from tecdesk.domain.units import MEASURE_WORDS
from tecdesk.domain.units import MONEY_UNITS
from tecdesk.exchange.ledgers.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.register import Register
    from tecdesk.exchange.sources.sheets import Row
    from tecdesk.exchange.sources.spans import Merge

NOTHING_CHOSEN: Mapping[str, str | None] = {}
EXACT = 10
ALIAS = 9
_LOOSE = 2
_LAST_PART = 3
_UNDER_GROUP = 7

_UNITS = {*AREA_UNITS, *MONEY_UNITS, *MEASURE_WORDS}
_SCALE = re.compile(r"^[十百千万亿]")
_NOISE = re.compile(r"[\s:;*,、。\"'“”‘’_·\-—]+")
_BRACKETS = re.compile(r"[(\[【〔〈<]([^()\[\]【】〔〕〈〉<>]*)[)\]】〕〉>]")
_TOTALS = frozenset(
    ("合计", "小计", "总计", "总数", "计", "总人数", "总人次", "人数合计")
)
_OF_YEAR = re.compile(r"^(19|20)\d\d年度?(?=.)")
_COUNTERS = {"序号", "序", "no", "no.", "№", "编号", "行号", "顺序号", "顺序"}


class Heading(NamedTuple):
    """What stands over one column.

    Attributes:
        column: index of the column, from 0.
        parts: the texts of the header rows from the top, repeats left out.
    """

    column: int
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The parts as people read them: 参训情况/人次."""
        return "/".join(self.parts)

    @property
    def unit(self) -> str:
        """The unit in brackets or after a stroke; empty when there is none."""
        last = unicodedata.normalize("NFKC", self.parts[-1])
        for inside in reversed(_BRACKETS.findall(last)):
            if unit := _unit(inside):
                return unit
        return _unit(last) if len(self.parts) > 1 else ""

    @property
    def is_counter(self) -> bool:
        """True for 序号, which numbers lines and says nothing."""
        return plain(self.parts[-1]) in _COUNTERS


def joined(rows: Sequence[Row], merges: Iterable[Merge], first: int) -> list[Heading]:
    """The headings of some consecutive rows; columns without one are left out.

    Args:
        rows: the header rows.
        merges: the sheet's merged ranges.
        first: index of the first header row in the sheet.
    """
    width = max((len(row) for row in rows), default=0)
    grid = [
        [_text(row[c]) if c < len(row) else "" for c in range(width)] for row in rows
    ]
    spread = _spread_merged(grid, merges, first)
    if not spread and len(grid) > 1:
        _spread_blank(grid)
    headings = []
    for column in range(width):
        parts = tuple(dict.fromkeys(row[column] for row in grid if row[column]))
        if parts:
            headings.append(Heading(column, parts))
    return headings


def _text(cell: object) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else str(cell)


def _spread_merged(grid: list[list[str]], merges: Iterable[Merge], first: int) -> bool:
    """Writes the text of each merged range into all its cells; False if none."""
    found = False
    for merge in merges:
        top, bottom = merge.top - first, merge.bottom - first
        if bottom < 0 or top >= len(grid) or top < 0:
            continue
        found = True
        right = min(merge.right + 1, len(grid[0]))
        text = grid[top][merge.left] if merge.left < len(grid[0]) else ""
        for row in range(top, min(bottom + 1, len(grid))):
            grid[row][merge.left : right] = [text] * (right - merge.left)
    return found


def _spread_blank(grid: list[list[str]]) -> None:
    """Without merges: a group's text stands over the filled cells to its right."""
    for row, below in pairwise(grid):
        for column in range(1, len(row)):
            if not row[column] and below[column] and below[column - 1]:
                row[column] = row[column - 1]


def plain(text: str) -> str:
    """A heading for comparing: half width, without blanks and punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())


@cache
def _forms(text: str) -> tuple[str, ...]:
    """The heading, then less and less of it."""
    full = _OF_YEAR.sub("", plain(text)) or plain(text)
    without_unit = _BRACKETS.sub(lambda m: "" if _unit(m[1]) else m[0], full)
    bare = _BRACKETS.sub("", full)
    flat = _BRACKETS.sub(r"\1", full)
    forms = [plain(text), full, without_unit, bare, flat]
    forms += [form.removeprefix("其中") for form in (without_unit, bare)]
    return tuple(dict.fromkeys(form for form in forms if form))


def _unit(text: str) -> str:
    """The unit a bracket holds (万元, 单位亩); empty when it holds something else."""
    text = plain(text).removeprefix("单位")
    return text if _SCALE.sub("", text) in _UNITS else ""


@derived
def _names(register_key: str) -> dict[str, list[tuple[str, int]]]:
    """Every form of every slot's headings: the slot's key and how sure it is."""
    names: dict[str, list[tuple[str, int]]] = {}
    for slot in slots_of(REGISTERS[register_key]).values():
        for rank, heading in enumerate(slot.headings):
            for looseness, form in enumerate(_forms(heading)):
                strength = (ALIAS if rank else EXACT) - (_LOOSE if looseness else 0)
                names.setdefault(form, []).append((slot.key, strength))
    return names


def strengths(heading: Heading, register: Register) -> dict[str, int]:
    """How surely a heading names each slot of a register, 1 to 10."""
    found: dict[str, int] = {}
    names = _names(register.key)
    for text, lost in _readings(heading):
        for looseness, form in enumerate(_forms(text)):
            for key, strength in names.get(form, ()):
                sure = max(1, strength - lost - min(looseness, 2))
                found[key] = max(sure, found.get(key, 0))
    return found


def _readings(heading: Heading) -> list[tuple[str, int]]:
    """Texts that a joined heading may be compared by, and the sureness lost."""
    parts = heading.parts
    readings = [(heading.text, 0)]
    if len(parts) > 1:
        readings += [(parts[-1], _LAST_PART), ("".join(parts), _LAST_PART)]
        readings += [("/".join(parts[-2:]), 1), ("".join(parts[-2:]), _LAST_PART)]
        if plain(parts[-1]) in _TOTALS:
            readings.append(("/".join(parts[:-1]), 1))
        if _unit(parts[-1]):
            readings.append((parts[0], _UNDER_GROUP))
    elif "/" in heading.text:
        name, _, unit = heading.text.rpartition("/")
        if _unit(unit):
            readings.append((name, _LOOSE))
    return readings


def assigned(
    headings: Sequence[Heading],
    register: Register,
    chosen: Mapping[str, str | None] = NOTHING_CHOSEN,
) -> dict[int, tuple[str, int]] | None:
    """Column index to slot key and sureness; each slot is given once, surest first.

    Args:
        headings: the headings of a sheet.
        register: the register it is read as.
        chosen: heading to slot key as a person chose them; None leaves a column out.

    Returns:
        None when a chosen slot is none of this register's.
    """
    slots = slots_of(register)
    forced = _forced(headings, chosen)
    if any(key and key not in slots for key in forced.values()):
        return None
    order = {key: rank for rank, key in enumerate(slots)}
    claims = [
        (-strength, order[key], heading.column, key)
        for heading in headings
        if heading.column not in forced
        for key, strength in strengths(heading, register).items()
    ]
    taken = {column: (key, EXACT) for column, key in forced.items() if key}
    given = {key for key, _ in taken.values()}
    for weakness, _, column, key in sorted(claims):
        if column not in taken and key not in given:
            taken[column] = (key, -weakness)
            given.add(key)
    return taken


def _forced(
    headings: Sequence[Heading], chosen: Mapping[str, str | None]
) -> dict[int, str | None]:
    """Column index to what was chosen for it."""
    by_name = {plain(name): key for name, key in chosen.items()}
    forced = {}
    for heading in headings:
        for name in (plain(heading.text), plain(heading.parts[-1])):
            if name in by_name:
                forced[heading.column] = by_name[name]
                break
    return forced


def fingerprint(headings: Sequence[Heading]) -> str:
    """What makes a heading known again, for columns chosen once."""
    return "|".join(plain(heading.text) for heading in headings)
