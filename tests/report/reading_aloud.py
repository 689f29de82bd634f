"""What nobody would read aloud: stops that meet, halves of phrases, words left in."""

from __future__ import annotations

import re

_FAULTS = (
    r"[，、；：。][，、；：。]",
    r"^[，、；：。]",
    r"其中[，。；]",
    r"占的|占[，。；]",
    r"各[，。；、]",
    r"[{}\[\]]|None",
    r"全年全年|年末年末|本年本年|共共|全年末|上上半年|均均",
    r"(?<!\d)0(?:期|场|人次|个|项|名|户|条|块|台|部|份|元|亩)",
    r"尚未(?:年末|本年|全年|上半年)",
    r"\(期末\)|\(期末在岗\)",
)
_TABLE_CELL = 16
"""Shorter lines without a stop are cells, headings and names."""


def faults(line: str) -> list[str]:
    """The faults of a printed line."""
    if len(line) < _TABLE_CELL and "。" not in line:
        return []
    return [fault for fault in _FAULTS if re.search(fault, line)]
