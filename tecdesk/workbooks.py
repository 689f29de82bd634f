"""Begins a workbook in which a text stays a text, whatever it begins with.

Left to itself the writer makes a formula of a text that begins with =, and a link of
one that begins with http, wherever it is not told that it is text: in merged cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import BinaryIO

    from xlsxwriter import Workbook

_PLAIN: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
_NAME_LENGTH = 31


def begun(stream: BinaryIO) -> Workbook:
    """A workbook to be written and closed by the caller."""
    import xlsxwriter

    return xlsxwriter.Workbook(stream, _PLAIN)


def sheet_names(wanted: Iterable[str]) -> Iterator[str]:
    """Names that tabs may have, none twice."""
    taken: set[str] = set()
    for number, each in enumerate(wanted, 1):
        plain = "".join(c for c in each.translate(_FORBIDDEN) if c.isprintable())
        name = plain[:_NAME_LENGTH].strip() or f"表{number}"
        if name.lower() in taken:
            end = f"（{number}）"
            name = name[: _NAME_LENGTH - len(end)] + end
        taken.add(name.lower())
        yield name
