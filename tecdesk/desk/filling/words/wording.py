"""The words of other people's forms: which figure, which number of it, which time.

They are data, in `resources/words/form-words.txt`. Whatever a label holds beside
them is not understood, and then a cell is asked about instead of being filled.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tecdesk.desk.filling.binding import What
from tecdesk.paths import resource


class Token(NamedTuple):
    """One word of a label: its sort and what it means."""

    sort: str
    value: str


@cache
def declared() -> tuple[tuple[str, Token], ...]:
    """Every declared word with what it means; a word may mean several things."""
    lines = resource("words", "form-words.txt").read_text(encoding="utf-8")
    found = []
    for line in lines.splitlines():
        if not line.startswith("#"):
            sort, key, *words = line.split()
            token = Token(sort, "" if key == "-" else key)
            found += [(word, token) for word in words]
    return tuple(found)


_PEOPLE = ("training.people", "表上问的是人数，台账里记的是人次")
_VISITED = ("pairing.served", "台账里的受帮扶户数不只是走访")

DOUBTS: dict[str, tuple[str, str]] = {
    "人数": _PEOPLE,
    "参训人数": _PEOPLE,
    "培训人数": _PEOPLE,
    "参加人数": _PEOPLE,
    "受训人数": _PEOPLE,
    "参训人员": _PEOPLE,
    "参加人员": _PEOPLE,
    "参训农民": _PEOPLE,
    "走访户数": _VISITED,
    "走访户": _VISITED,
    "总户数": ("pairing.objects", "不知道是不是全村的户数"),
    "农户数": ("pairing.objects", "不知道是不是全村的户数"),
}
"""Words that come near an indicator and do not mean the same, and why not."""

COMBINED: dict[frozenset[What], What] = {
    frozenset({What.VALUE, What.LAST_YEAR}): What.LAST_YEAR,
    frozenset({What.CHANGE, What.LAST_YEAR}): What.CHANGE,
    frozenset({What.CHANGE_RATE, What.LAST_YEAR}): What.CHANGE_RATE,
    frozenset({What.CHANGE_RATE, What.CHANGE}): What.CHANGE_RATE,
    frozenset({What.VALUE, What.RATE}): What.RATE,
}
"""What two heads over each other ask for; other pairs are not understood."""
