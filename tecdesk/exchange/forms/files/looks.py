"""How a workbook's styles show and guard numbers: percent, dates, locked cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

if TYPE_CHECKING:
    from tecdesk.exchange.forms.files.archive import Archive

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES = "xl/styles.xml"
_PERCENT = {9, 10}
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile("[ymdhs]", re.IGNORECASE)


class Look(NamedTuple):
    """What a style says of a number."""

    percent: bool = False
    dated: bool = False
    locked: bool = True
    bordered: bool = False


def looks_of(archive: Archive) -> list[Look]:
    """The cell styles by their number; empty when the workbook has none."""
    if not archive.has(_STYLES):
        return []
    root = archive.xml(_STYLES)
    codes = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    borders = [
        any(side.get("style") not in {None, "none"} for side in border)
        for border in root.iterfind(f"{MAIN}borders/{MAIN}border")
    ]
    return [
        _look(xf, codes, borders) for xf in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    ]


def _look(xf: Any, codes: dict[int, str], borders: list[bool]) -> Look:
    number = int(xf.get("numFmtId", "0"))
    code = _QUOTED.sub("", codes.get(number, ""))
    border = int(xf.get("borderId", "0"))
    guard = xf.find(f"{MAIN}protection")
    return Look(
        percent=number in _PERCENT or "%" in code,
        dated=number in _DATES or bool(_DATE_LETTERS.search(code)),
        locked=guard is None or guard.get("locked", "1") not in {"0", "false"},
        bordered=border < len(borders) and borders[border],
    )
