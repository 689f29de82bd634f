"""含估数: which printed figures rest on estimates, for the notes under a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.quality import INCOMPLETE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.report.sheets.matrix_page import Across
    from tecdesk.tally.sheet import Sheet

_MOST_NAMED = 6


def rough_rows(sheet: Sheet, codes: Mapping[tuple[str, str], str]) -> str:
    """02、03行含估数。; empty when every figure is exact."""
    found = {
        code: sheet.line(key, unit).figure.quality
        for (key, unit), code in codes.items()
    }
    rough = [code for code, quality in found.items() if quality]
    if not rough:
        return ""
    partly = "，其中有据不完全统计的" if INCOMPLETE in found.values() else ""
    return f"{_named(rough)}行含估数{partly}。"


def rough_cells(shown: Sequence[Across], by: str) -> str:
    """第2栏清河村、王家湾村含估数; empty when every figure is exact."""
    told = []
    for place, column in enumerate(shown, 1):
        parts = column.line.parts_by(by)
        names = [part.name for part in parts if part.figure.quality]
        if names:
            told.append(f"第{place}栏{_named(names)}")
    return f"{'，'.join(told)}含估数。" if told else ""


def _named(found: Iterable[str]) -> str:
    names = list(found)
    more = "等" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more
