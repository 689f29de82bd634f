"""Prints tables and JSON; Chinese characters count two columns."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence


def say(text: str) -> None:
    """One line for a person."""
    print(text)


def say_aside(text: str) -> None:
    """One line beside the result: a warning for a person."""
    print(text, file=sys.stderr)


def say_json(data: Any) -> None:
    """Data for a script, readable as it stands."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def say_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with columns as wide as their widest cell."""
    lines = [list(head), *map(list, rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (c + " " * (w - width(c)) for c, w in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def width(text: str) -> int:
    """Columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
