"""Every icon that the code names is shipped, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import tecdesk
from tecdesk.paths import resource
from tecdesk.ui import icons

_QUOTED = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"')


def shipped() -> set[str]:
    return {path.stem for path in resource("icons").glob("*.svg")}


def named() -> set[str]:
    folder = Path(tecdesk.__file__).parent / "ui"
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    return {word for text in texts for word in _QUOTED.findall(text)}


def test_no_icon_is_shipped_for_nothing() -> None:
    assert not shipped() - named()


def test_icon_takes_the_colour_asked_for(qapp: object) -> None:
    drawn = icons.pixmap("leaf", "accent", 32).toImage()
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert "#17694a" in colours


def test_the_licence_is_there() -> None:
    assert "ISC" in resource("icons", "LICENSE-lucide.txt").read_text(encoding="utf-8")
