"""What charts are made of, in millimetres from the top left: no library draws here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from typing import TypeAlias

from tecdesk.report.page.paper import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.page.paper import Ends

Point: TypeAlias = tuple[float, float]
Key: TypeAlias = tuple[int, int]
"""Number of the series and of the label that a shape stands for."""

_PITCH = 1.25
"""Between the strokes of a hatch, mm: wide enough for a photocopy."""
_GRAIN = 1.3
"""Between dots, mm."""


class Fill(Enum):
    """Told apart on a black-and-white copy, never by grey alone."""

    SOLID = "solid"  # 70 % black
    WHITE = "white"  # an outline
    RISING = "rising"  # strokes from lower left to upper right
    DOTS = "dots"
    LEVEL = "level"  # level strokes
    CROSSED = "crossed"  # rising and falling strokes
    FALLING = "falling"
    UPRIGHT = "upright"


FILLS = tuple(Fill)


class Dash(Enum):
    """How a line is interrupted: lengths of ink and gap in mm; none for a whole one."""

    WHOLE = ()
    DASHED = (2.0, 1.2)
    DOTTED = (0.5, 1.0)


DASHES = tuple(Dash)


class Use(Enum):
    """What a line is for; its width in points."""

    GRID = 0.25
    ZERO = 0.7
    GOAL = 0.8
    DATA = 1.2


@dataclass(frozen=True, slots=True)
class Rect:
    """A box; `key` says what it stands for, None for a mark of the legend."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    key: Key | None = None

    def holds(self, x: float, y: float) -> bool:
        """True for a point in it."""
        return (
            self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Polyline:
    """Straight lines from point to point."""

    points: tuple[Point, ...]
    use: Use
    dash: Dash = Dash.WHOLE


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a line: a disc, or a ring; its key as of a box."""

    x: float
    y: float
    radius: float
    filled: bool
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its baseline at y; `size` in points, `width` in mm as measured."""

    x: float
    y: float
    text: str
    size: float
    width: float
    anchor: Anchor = Anchor.CENTRE
    strong: bool = False
    key: Key | None = None

    @property
    def left(self) -> float:
        """Its left end, mm."""
        return self.x - self.width * self.anchor.value


Shape: TypeAlias = Rect | Polyline | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart ready to be painted.

    Attributes:
        width, height: what it takes, mm.
        shapes: in the order of painting.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def at(self, x: float, y: float) -> Key | None:
        """What stands at a place: a column, a point of a line, a part."""
        for shape in self.shapes:
            if isinstance(shape, Rect) and shape.key and shape.holds(x, y):
                return shape.key
            if isinstance(shape, Dot) and shape.key and _near(shape, x, y):
                return shape.key
        return None

    def middle_of(self, key: Key) -> Point | None:
        """The middle of a column, part or point; None where nothing is drawn."""
        for shape in self.shapes:
            if isinstance(shape, Rect) and shape.key == key:
                return shape.x + shape.width / 2, shape.y + shape.height / 2
            if isinstance(shape, Dot) and shape.key == key:
                return shape.x, shape.y
        return None


def _near(dot: Dot, x: float, y: float) -> bool:
    reach = dot.radius + 2
    return abs(dot.x - x) <= reach and abs(dot.y - y) <= reach


def strokes(box: Rect) -> list[Ends]:
    """The lines of a hatched box, cut at its edges."""
    match box.fill:
        case Fill.RISING:
            return list(_slanted(box, rising=True))
        case Fill.FALLING:
            return list(_slanted(box, rising=False))
        case Fill.CROSSED:
            return [*_slanted(box, rising=True), *_slanted(box, rising=False)]
        case Fill.LEVEL:
            right = box.x + box.width
            return [(box.x, y, right, y) for y in _steps(box.y, box.height, _PITCH)]
        case Fill.UPRIGHT:
            low = box.y + box.height
            return [(x, box.y, x, low) for x in _steps(box.x, box.width, _PITCH)]
        case _:
            return []


def grains(box: Rect) -> list[Point]:
    """The dots of a dotted box, every other row moved by half."""
    if box.fill is not Fill.DOTS:
        return []
    found = []
    for row, y in enumerate(_steps(box.y, box.height, _GRAIN * 0.8)):
        start = box.x + (_GRAIN / 2 if row % 2 else 0.0)
        found += [(x, y) for x in _steps(start, box.x + box.width - start, _GRAIN)]
    return found


def _steps(start: float, length: float, pitch: float) -> Iterator[float]:
    """Evenly spread inside, never on the edge."""
    count = int(length / pitch)
    rest = (length - count * pitch) / 2
    for at in range(count + 1):
        place = start + rest + at * pitch
        if pitch * 0.2 < place - start < length - pitch * 0.2:
            yield place


def _slanted(box: Rect, *, rising: bool) -> Iterator[Ends]:
    """Lines of 45 degrees; `far` runs along the upper and right edges."""
    pitch = _PITCH * 2**0.5
    far = pitch / 2
    while far < box.width + box.height:
        x1, y1 = max(far - box.height, 0.0), min(far, box.height)
        x2, y2 = min(far, box.width), max(far - box.width, 0.0)
        if rising:
            yield (box.x + x1, box.y + y1, box.x + x2, box.y + y2)
        else:
            right = box.x + box.width
            yield (right - x1, box.y + y1, right - x2, box.y + y2)
        far += pitch
