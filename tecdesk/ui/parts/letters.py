"""Letters that answer without the mouse: 接着填(J), pressed as Alt+J."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.search_text import initials

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

TAKEN = frozenset("ML")
"""Alt with these does something on every page."""


def lettered(words: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """The words of buttons that stand together, each with a letter of its own.

    It is the pinyin initial of the first character whose initial is still free, as
    people know it from the questions of Windows: 是(Y), 否(N).

    Args:
        words: what the buttons say.
        taken: letters that something else near them has.
    """
    used = {*TAKEN, *taken}
    found = []
    for each in words:
        letters = next(iter(initials(each)), "").upper()
        own = next((letter for letter in letters if letter not in used), "")
        used.add(own)
        found.append(f"{each}(&{own})" if own else each)
    return found
