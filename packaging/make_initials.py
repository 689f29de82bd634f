"""Make tecdesk/resources/words/initials.txt from pypinyin (a development tool only).

Each line of the file is a few letters, a tab and the characters whose readings
begin with them, the commonest first. A line that begins with ^ holds surnames
that are read differently from the same character elsewhere.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections import defaultdict
from pathlib import Path

from pypinyin.constants import PHRASES_DICT
from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).parent.parent / "tecdesk/resources/words/initials.txt"
SHARE = 0.03  # a reading rarer than this among a character's phrases is left out
SURNAMES = {
    "b": "秘薄卜柏",
    "c": "种谌褚晁",
    "g": "盖葛",
    "h": "华郇",
    "j": "贾",
    "k": "阚隗",
    "m": "缪牟宓",
    "n": "宁佴那",
    "o": "区",
    "p": "朴繁逄",
    "q": "仇覃瞿",
    "r": "任",
    "s": "单召折莘盛撒",
    "t": "澹",
    "x": "解郗冼洗",
    "y": "尉员乐",
    "z": "曾查翟祭长臧訾",
}
"""Surnames with a reading of their own; 尉迟 is yc, 长孙 zs, 澹台 tt."""
MORE = {"𠮷": "jí"}
"""Characters of names that pypinyin does not know."""


def letter(reading: str) -> str:
    """The first plain letter of a reading: ō gives o."""
    return next(c for c in unicodedata.normalize("NFD", reading) if "a" <= c <= "z")


def counted() -> dict[str, Counter[str]]:
    """How often each character's reading begins with which letter, in phrases."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in PHRASES_DICT.items():
        for character, reading in zip(phrase, readings, strict=False):
            found[character][letter(reading[0])] += 1
    return found


def letters(readings: str, phrases: Counter[str]) -> str:
    """The letters a character may begin with, the commonest first."""
    first = letter(readings.split(",", maxsplit=1)[0])
    total = phrases.total()
    if total < 5:
        return first
    common = [c for c, count in phrases.most_common() if count / total >= SHARE]
    return "".join(common)


def main() -> None:
    """Write the resource."""
    phrases = counted()
    groups: dict[str, list[str]] = defaultdict(list)
    surnames = {c: key for key, characters in SURNAMES.items() for c in characters}
    known_readings = PINYIN_DICT | {ord(c): reading for c, reading in MORE.items()}
    for code, readings in sorted(known_readings.items()):
        character = chr(code)
        known = letters(readings, phrases[character])
        surname = surnames.get(character, "")
        groups[known + (surname if surname not in known else "")].append(character)
    lines = [f"{key}\t{''.join(groups[key])}" for key in sorted(groups)]
    lines += [f"^{key}\t{characters}" for key, characters in SURNAMES.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
