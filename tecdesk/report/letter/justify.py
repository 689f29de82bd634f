"""Breaks body text into even lines: 28 characters each, marks squeezed, no torn number.

Rules of Chinese setting: no ，。 at a line's start and no （ at its end, a number
and its unit stay together, a mark at the end may give up its blank half and marks
inside a third, what is left is spread between the characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.wrap import NEVER_FIRST
from tecdesk.report.page.wrap import NEVER_LAST

END_MARKS = frozenset("、，。；：？！）》」』】〕〉")
"""Marks whose right half is blank."""
FIRST_MARKS = frozenset("（《「『【〔〈")
"""Marks whose left half is blank."""
_AT_END = 0.5
_INSIDE = 0.35
_UNITS = (
    "万元|亿元|万亩|人次|年度|年末|"
    "年|月|日|万|亿|元|亩|期|份|册|张|本|套|盘|块|户|人|个|项|种|次|倍"
)
_NUMBER = r"\d+(?:\.\d+)?"
_CLUSTER = re.compile(
    rf"\d+\.(?=\D).|{_NUMBER}%?[余多]?[万亿]?[余多]?(?:{_UNITS})?|[A-Za-z]+|——|……|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Set:
    """A character and where it stands, in mm from the line's left end."""

    char: str
    x: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What lines are broken for.

    Attributes:
        face: what the text is set in.
        size: type size, points.
        width: of a line, mm.
        first: how far the first line stands in, mm.
        rest: how far the others stand in, mm.
    """

    face: Face
    size: float
    width: float
    first: float = 0.0
    rest: float = 0.0

    def wide(self, text: str) -> float:
        """Width of a text, mm."""
        return measure(text, self.face, self.size)

    @property
    def em(self) -> float:
        """Width of a Chinese character, mm."""
        return self.size / MM


def clusters(text: str) -> list[str]:
    """The pieces of a text that no line may tear."""
    found: list[str] = []
    for piece in _CLUSTER.findall(text):
        tied = found and (piece[0] in NEVER_FIRST or found[-1][-1] in NEVER_LAST)
        if tied:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def justified(text: str, frame: Frame) -> list[tuple[Set, ...]]:
    """The lines of a paragraph, each character with its place; the last not spread."""
    waiting = clusters(text)
    lines: list[tuple[Set, ...]] = []
    while waiting:
        indent = frame.rest if lines else frame.first
        room = frame.width - indent
        taken = _taken(waiting, frame, room)
        last = taken == len(waiting)
        line = "".join(waiting[:taken])
        lines.append(_spread(line, frame, indent, room, spread=not last))
        waiting = waiting[taken:]
    return lines


def _taken(waiting: list[str], frame: Frame, room: float) -> int:
    """How many clusters go on the line: as many as fit, squeezed if that is better."""
    loose, tight, used = 0, 0, ""
    for place, cluster in enumerate(waiting, 1):
        used += cluster
        width = frame.wide(used)
        if width <= room + 0.01:
            loose = tight = place
        elif width - _give(used, frame) <= room + 0.01:
            tight = place
        elif width > room + 2 * frame.em:
            break
    if not loose:
        return max(tight, 1)
    if tight == loose:
        return loose
    return tight if _prefers_tight(waiting, loose, tight, frame, room) else loose


def _prefers_tight(
    waiting: list[str], loose: int, tight: int, frame: Frame, room: float
) -> bool:
    wide, narrow = "".join(waiting[:loose]), "".join(waiting[:tight])
    stretched = (room - frame.wide(wide)) / max(len(wide) - 1, 1)
    squeezed = (frame.wide(narrow) - room) / _give(narrow, frame)
    return stretched > squeezed * 0.06 * frame.em


def _give(line: str, frame: Frame) -> float:
    """By how much the marks of a line can be squeezed, mm."""
    return sum(_gives(line, frame))


def _gives(line: str, frame: Frame) -> list[float]:
    """What each character's mark can give up after it (or before it: （), mm."""
    give = [
        _INSIDE * frame.em if char in END_MARKS or char in FIRST_MARKS else 0.0
        for char in line
    ]
    if line and line[-1] in END_MARKS:
        give[-1] = _AT_END * frame.em
    return give


def _spread(
    line: str, frame: Frame, indent: float, room: float, *, spread: bool
) -> tuple[Set, ...]:
    over = frame.wide(line) - room
    if over > 0:
        return _squeezed(line, frame, indent, over)
    gaps = [_is_gap(a, b) for a, b in pairwise(line)]
    extra = -over / sum(gaps) if spread and any(gaps) else 0.0
    placed, x = [], indent
    for place, char in enumerate(line):
        placed.append(Set(char, x))
        gap = extra if place < len(gaps) and gaps[place] else 0.0
        x += frame.wide(char) + gap
    return tuple(placed)


def _squeezed(line: str, frame: Frame, indent: float, over: float) -> tuple[Set, ...]:
    """The mark at the end gives first, then those inside, evenly."""
    gives = _gives(line, frame)
    end = min(over, gives[-1])
    inside = sum(gives[:-1])
    part = (over - end) / inside if inside else 0.0
    placed, x = [], indent
    for char, give in zip(line, gives, strict=True):
        before = give * part if char in FIRST_MARKS else 0.0
        placed.append(Set(char, x - before))
        x += frame.wide(char) - give * part
    return tuple(placed)


def _is_gap(left: str, right: str) -> bool:
    """Room may be added between two characters unless both are of one number."""
    return not (left.isascii() and right.isascii())
