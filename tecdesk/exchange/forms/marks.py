"""{{…}} marks in the text of a form, and cells that only say: nothing here."""

from __future__ import annotations

import re

from tecdesk.domain.characters import narrow

MARK = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
"""A mark; its group is what it asks for."""

_NUMBER = re.compile(r"[-+]?\d[\d,]*(\.\d+)?%?")
_NOTHING = re.compile(r"[\s\-—–_/／\\…·.、]*")


def marks_in(text: str) -> list[str]:
    """What the marks of a text ask for, in their order."""
    return [found[1] for found in MARK.finditer(text)]


def is_mark(text: str) -> bool:
    """True when a text is one mark and nothing else."""
    return bool(MARK.fullmatch(text.strip()))


def is_number(text: str) -> bool:
    """True for a number written out: 1,234.5 or 98%."""
    return bool(_NUMBER.fullmatch(narrow(text).replace(" ", "")))


def says_nothing(text: str) -> bool:
    """True for an empty cell and for —, / and ____ in the place of a number."""
    return bool(_NOTHING.fullmatch(text))
