"""Contrast of the two colour sets, as the eye needs it."""

from __future__ import annotations

import pytest

from tecdesk.ui.theme import DARK
from tecdesk.ui.theme import LIGHT

TEXT, GRAPHIC = 4.5, 3.0
PAIRS = [
    *[
        (t, g, TEXT)
        for t in ("text", "text2", "text3")
        for g in ("surface", "bg", "soft")
    ],
    ("accent", "surface", TEXT),
    ("accent", "soft", TEXT),
    ("on", "fill", TEXT),
    *[("amber", ground, TEXT) for ground in ("surface", "amber_bg", "soft")],
    ("red", "surface", TEXT),
    ("red", "red_bg", TEXT),
    *[("blue", ground, TEXT) for ground in ("surface", "blue_bg", "soft")],
    *[("line2", ground, GRAPHIC) for ground in ("surface", "sunken", "bg")],
    ("amber_g", "surface", GRAPHIC),
    ("amber_g", "bar", GRAPHIC),
    ("accent", "bar", GRAPHIC),
    ("fill", "surface", GRAPHIC),
    ("on", "fill2", TEXT),
    ("text2", "sunken", TEXT),
    ("text2", "hover", TEXT),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_contrast(
    tokens: dict[str, str], front: str, ground: str, least: float
) -> None:
    assert contrast(tokens[front], tokens[ground]) >= least


def test_both_sets_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
