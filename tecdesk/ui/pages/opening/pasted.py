"""A list of places pasted from a sheet: one a line, a column of codes understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.domain.field import Value

_CODE = re.compile(r"\d{6,12}")
_PARTS = re.compile(r"[\t,，;；]+| {2,}")
_SKIP = frozenset(
    ("序号", "村名", "名称", "代码", "村", "统计用区划代码", "单位", "单位名称", "乡镇")
)


def pasted(text: str) -> list[dict[str, Value]]:
    """Name, position and code of each place; headings and numbers are passed over.

    Args:
        text: as it was pasted or typed.
    """
    found: dict[str, dict[str, Value]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in _PARTS.split(line)]
        if len(cells) == 1:  # 清河镇 990000100, with one blank
            cells = line.split()
        code = next((cell for cell in cells if _CODE.fullmatch(cell)), None)
        words = [c for c in cells if c and not c.isdigit() and c not in _SKIP]
        if words and words[0] not in found:
            position = len(found) + 1
            found[words[0]] = {"name": words[0], "position": position, "code": code}
    return list(found.values())
