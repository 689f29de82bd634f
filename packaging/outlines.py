"""Outlines drawn with fewer points on a coarser grid, within a stated distance.

A contour is a ring of points on and off the curve, as TrueType keeps it. Between two
corners neighbouring lines and curves become one as long as every point looked at of the
old ones lies within the tolerance of the new one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Ring = list[tuple[Point, int]]
"""Points and whether they lie on the curve (1) or pull at it (0)."""

_CORNER = math.cos(math.radians(40))
_EIGHTHS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Measure:
    """How far an outline may move; all in units of the font.

    Attributes:
        within: from the old outline to the new, before the grid.
        grid: coordinates become multiples of it.
        straight: lines as long as this stay lines of their own.
    """

    within: float
    grid: int
    straight: float = 90.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a curve with the point that pulls at it; points between its ends."""

    begin: Point
    pull: Point | None
    end: Point
    between: tuple[Point, ...]


def simplified(ring: Ring, measure: Measure) -> Ring:
    """The same contour with fewer points; empty when the grid leaves no area."""
    pieces = _joined(_pieces(ring), measure)
    points: Ring = []
    for piece in pieces:
        points.append((piece.begin, 1))
        if piece.pull is not None:
            points.append((piece.pull, 0))
    return _cleaned(_snapped(_unsaid(points, measure.within), measure.grid))


def _pieces(ring: Ring) -> list[Piece]:
    whole: Ring = []
    for number, (point, on) in enumerate(ring):
        before, was_on = ring[number - 1]
        if not on and not was_on:
            whole.append((_middle(before, point), 1))
        whole.append((point, on))
    first = next(number for number, (_, on) in enumerate(whole) if on)
    whole = whole[first:] + whole[: first + 1]
    found, begin, pull = [], whole[0][0], None
    for point, on in whole[1:]:
        if not on:
            pull = point
        elif point != begin:
            found.append(Piece(begin, pull, point, _between(begin, pull, point)))
            begin, pull = point, None
    return found


def _between(begin: Point, pull: Point | None, end: Point) -> tuple[Point, ...]:
    if pull is None:
        return () if math.dist(begin, end) < 16 else (_middle(begin, end),)
    return tuple(_at(begin, pull, end, share) for share in _EIGHTHS)


def _joined(pieces: list[Piece], measure: Measure) -> list[Piece]:
    corners = [
        number
        for number, piece in enumerate(pieces)
        if _is_corner(pieces[number - 1], piece, measure.straight)
    ]
    if not corners:
        corners = [0]
    turned = pieces[corners[0] :] + pieces[: corners[0]]
    ends = [number - corners[0] for number in corners] + [len(pieces)]
    return [
        piece
        for begin, end in pairwise(ends)
        for piece in _run_joined(turned[begin:end], measure.within)
    ]


def _is_corner(left: Piece, right: Piece, straight: float) -> bool:
    before = left.begin if left.pull is None else left.pull
    after = right.end if right.pull is None else right.pull
    (ax, ay), (bx, by), (cx, cy) = before, right.begin, after
    ux, uy, vx, vy = bx - ax, by - ay, cx - bx, cy - by
    one, other = math.hypot(ux, uy), math.hypot(vx, vy)
    if (left.pull is None and one > straight) or (
        right.pull is None and other > straight
    ):
        return True
    return ux * vx + uy * vy < _CORNER * one * other


def _run_joined(run: list[Piece], within: float) -> list[Piece]:
    """Greedy: each new piece takes in as many old ones as it can."""
    found, begin = [], 0
    while begin < len(run):
        best, end, step = run[begin], begin + 1, 1
        while step:
            reach = min(end + step, len(run))
            wider = _one_for(run[begin:reach], within) if reach > end else None
            if wider is None:
                step //= 2
            else:
                best, end, step = wider, reach, step * 2
        found.append(best)
        begin = end
    return found


def _one_for(run: list[Piece], within: float) -> Piece | None:
    """A line or a curve in place of several pieces; None when none is near enough."""
    points = [point for piece in run for point in (*piece.between, piece.end)][:-1]
    begin, end = run[0].begin, run[-1].end
    if _is_line(begin, end, points, within):
        return Piece(begin, None, end, tuple(points))
    shares = _shares(begin, end, points)
    for _ in range(2):
        pull = _pull(begin, end, points, shares)
        if pull is None:
            return None
        shares, far = _nearest(begin, pull, end, points, shares)
        if far <= within:
            return Piece(begin, pull, end, tuple(points))
        if far > 4 * within:
            return None
    return None


def _is_line(begin: Point, end: Point, points: list[Point], within: float) -> bool:
    (x, y), (dx, dy) = begin, (end[0] - begin[0], end[1] - begin[1])
    length = math.hypot(dx, dy)
    most, far = within * length, length * length
    for px, py in points:
        if abs((px - x) * dy - (py - y) * dx) > most:
            return False
        if not 0 <= (px - x) * dx + (py - y) * dy <= far:
            return False
    return length > 0


def _shares(begin: Point, end: Point, points: list[Point]) -> list[float]:
    """Where on the way each point lies, by the length of the way."""
    so_far, ways = 0.0, []
    for one, other in pairwise([begin, *points, end]):
        so_far += math.dist(one, other)
        ways.append(so_far)
    return [way / (so_far or 1.0) for way in ways[:-1]]


def _pull(
    begin: Point, end: Point, points: list[Point], shares: list[float]
) -> Point | None:
    """The point that pulls the curve nearest to all of them, by least squares."""
    x = y = weight = 0.0
    for (px, py), t in zip(points, shares, strict=True):
        u = 1 - t
        by = 2 * t * u
        x += by * (px - u * u * begin[0] - t * t * end[0])
        y += by * (py - u * u * begin[1] - t * t * end[1])
        weight += by * by
    return (round(x / weight), round(y / weight)) if weight else None


def _nearest(
    begin: Point, pull: Point, end: Point, points: list[Point], shares: list[float]
) -> tuple[list[float], float]:
    """Better shares, by two steps of Newton, and the distance of the farthest point."""
    (ax, ay), (cx, cy), (bx, by) = begin, pull, end
    found, far = [], 0.0
    for (px, py), start in zip(points, shares, strict=True):
        t = start
        for _ in range(2):
            u = 1 - t
            qx, qy = (
                u * u * ax + 2 * t * u * cx + t * t * bx,
                u * u * ay + 2 * t * u * cy + t * t * by,
            )
            tx, ty = u * (cx - ax) + t * (bx - cx), u * (cy - ay) + t * (by - cy)
            speed = 2 * (tx * tx + ty * ty)
            if speed:
                t = min(max(t + ((px - qx) * tx + (py - qy) * ty) / speed, 0.0), 1.0)
        far = max(far, math.dist((px, py), _at(begin, pull, end, t)))
        found.append(t)
    return found, far


def _unsaid(points: Ring, within: float) -> Ring:
    """Without points half way between two that pull: those go without saying."""
    left = []
    for number, (point, on) in enumerate(points):
        (before, was_on), (after, will_on) = (
            points[number - 1],
            points[(number + 1) % len(points)],
        )
        half = _middle(before, after)
        goes = on and not was_on and not will_on and len(points) > 3
        if not (goes and math.dist(half, point) <= within):
            left.append((point, on))
    return left


def _snapped(points: Ring, grid: int) -> Ring:
    return [
        ((grid * round(x / grid), grid * round(y / grid)), on) for (x, y), on in points
    ]


def _cleaned(points: Ring) -> Ring:
    """Without points that say the same twice."""
    left = [each for number, each in enumerate(points) if each != points[number - 1]]
    return left if len(left) > 2 else []


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _at(begin: Point, pull: Point, end: Point, t: float) -> Point:
    u = 1 - t
    return (
        u * u * begin[0] + 2 * t * u * pull[0] + t * t * end[0],
        u * u * begin[1] + 2 * t * u * pull[1] + t * t * end[1],
    )
