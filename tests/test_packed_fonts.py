"""Fonts of the packages: fewer points, the same letters. Nothing is built here."""

from __future__ import annotations

import importlib.util
import math
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

PACKAGING = Path(__file__).parent.parent / "packaging"
spec = importlib.util.spec_from_file_location("outlines", PACKAGING / "outlines.py")
assert spec is not None
assert spec.loader is not None
outlines = importlib.util.module_from_spec(spec)
sys.modules["outlines"] = outlines  # its dataclasses ask for it
spec.loader.exec_module(outlines)

FINE = outlines.Measure(within=1.0, grid=2)
Ring = list[tuple[tuple[float, float], int]]


def blob(radius: int, waves: int, depth: float, corners: int) -> Ring:
    """A round thing with waves, as so many short lines between whole numbers."""
    ring = []
    for each in range(corners):
        angle = 2 * math.pi * each / corners
        far = radius * (1 + depth * math.cos(waves * angle))
        ring.append(((round(far * math.cos(angle)), round(far * math.sin(angle))), 1))
    return [each for number, each in enumerate(ring) if each != ring[number - 1]]


def drawn(ring: Ring) -> list[tuple[float, float]]:
    """Points on the outline, near to one another."""
    found = []
    for piece in outlines._pieces(ring):
        pull = piece.pull or outlines._middle(piece.begin, piece.end)
        found += [
            outlines._at(piece.begin, pull, piece.end, share / 16)
            for share in range(16)
        ]
    return found


def from_segment(point: tuple[float, float], ends: list[tuple[float, float]]) -> float:
    (ax, ay), (bx, by), (px, py) = *ends, point
    dx, dy = bx - ax, by - ay
    share = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy or 1)
    share = min(max(share, 0), 1)
    return math.dist(point, (ax + share * dx, ay + share * dy))


@settings(max_examples=25, deadline=None)
@given(st.integers(80, 450), st.integers(2, 5), st.floats(0, 0.3), st.integers(30, 70))
def test_no_point_ends_far_from_the_new_outline(
    radius: int, waves: int, depth: float, corners: int
) -> None:
    old = blob(radius, waves, depth, corners)
    new = outlines.simplified(old, FINE)
    assert len(new) <= len(old)
    line = drawn(new)
    parts = [list(pair) for pair in pairwise([*line, line[0]])]
    farthest = max(min(from_segment(point, part) for part in parts) for point, _ in old)
    assert farthest <= 2 * FINE.within + FINE.grid


def test_many_short_lines_become_a_few_curves() -> None:
    old = blob(300, 2, 0, 90)
    new = outlines.simplified(old, FINE)
    assert len(new) < len(old) / 2
    assert any(not on for _, on in new)


def test_corners_stay_and_lie_on_the_grid() -> None:
    square: Ring = [((0, 0), 1), ((401, 0), 1), ((401, 403), 1), ((0, 403), 1)]
    assert outlines.simplified(square, FINE) == [
        ((0, 0), 1),
        ((400, 0), 1),
        ((400, 404), 1),
        ((0, 404), 1),
    ]


def test_a_point_on_a_straight_line_goes() -> None:
    old: Ring = [((0, 0), 1), ((40, 0), 1), ((80, 0), 1), ((80, 80), 1), ((0, 80), 1)]
    assert len(outlines.simplified(old, FINE)) == 4


def test_what_is_smaller_than_the_grid_goes_whole() -> None:
    speck: Ring = [((0, 0), 1), ((0.4, 0), 1), ((0.4, 0.4), 1)]
    assert outlines.simplified(speck, FINE) == []
