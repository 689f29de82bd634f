"""Clean written characters: widths, blanks, invisible and private-use characters."""

from __future__ import annotations

import re
import unicodedata

_PRIVATE = {
    0xE78D: 0xFE10,
    0xE78E: 0xFE12,
    0xE78F: 0xFE11,
    **{0xE790 + step: 0xFE13 + step for step in range(7)},
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE832: 0x9FB8,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE864: 0x9FBB,
}
"""Private-use code points of old GB 18030 tables and what they became in 2022."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_TIDY = {**_PRIVATE, **_WIDE, **_INVISIBLE}

_ODD = re.compile(
    "[^\x21-\x7e\u4e00-\u9fa5\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\u2010-\u2027"
    "\U00020000-\U0003ffff]"
)
_BLANKS = re.compile(r"\s+")
_LINE_BLANKS = re.compile(r"[^\S\n]+")


def tidy(text: str) -> str:
    """One line of text: trimmed, single blanks, half-width letters and digits.

    Chinese punctuation stays as written; private-use characters of old GB 18030
    tables become the characters they stand for.
    """
    if not _ODD.search(text):
        return text
    return _BLANKS.sub(" ", text.translate(_TIDY)).strip()


def tidy_lines(text: str) -> str:
    """Like `tidy`, but keeps line ends."""
    if not _ODD.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
    lines = [_LINE_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n")


def narrow(text: str) -> str:
    """Text for reading numbers and dates: NFKC, trimmed, single blanks."""
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text.translate(_TIDY))
    return _BLANKS.sub(" ", text).strip()
