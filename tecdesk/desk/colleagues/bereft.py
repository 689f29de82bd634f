"""Records that one deleted while the other wrote something that belongs to them.

A visit without its household is on no page: somebody has to say whether the household
comes back or the visit goes, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import BINNED
from tecdesk.exchange.colleagues.differences import Fate
from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.store.edit import belongings
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.exchange.colleagues.differences import Outcome
    from tecdesk.store.book import Book

_USED = (None, "")
_COMING = {Fate.NEW, Fate.CHANGED, Fate.BACK}


def bereft_of(book: Book, found: Mapping[str, Sequence[Outcome]]) -> Iterator[Conflict]:
    """Conflicts about the deletion of what something in use belongs to.

    Args:
        book: the book, before the join.
        found: register key to the records on which the copies do not agree.
    """
    for key in REGISTERS:
        said = {
            e.id for e in found.get(key, ()) for c in e.clashes if c.field == BINNED
        }
        gone = {e.id: e for e in found.get(key, ()) if e.fate is Fate.GONE}
        for id_ in sorted(_with_ours(book, key, found, gone) - said):
            theirs = gone[id_].made.values[BINNED]
            yield Conflict(key, id_, BINNED, _USED, (theirs, ""), theirs_taken=True)
        for id_ in sorted(_with_theirs(key, found) - said - gone.keys()):
            here = book.get(key, id_)
            if here and here.binned_at and not _comes_back(key, id_, found):
                ours = (here.binned_at, "")
                yield Conflict(key, id_, BINNED, ours, _USED, theirs_taken=False)


def _with_ours(
    book: Book,
    key: str,
    found: Mapping[str, Sequence[Outcome]],
    gone: Mapping[str, Outcome],
) -> set[str]:
    """Those the colleague deleted to which something here belongs."""
    parents: set[str] = set()
    for child, link in belongings(key) if gone else ():
        going = {e.id for e in found.get(child, ()) if e.made.is_binned}
        left = book.find(child, Filter(among={link: list(gone)}))
        parents |= {each.text(link) for each in left if each.id not in going}
    return parents


def _with_theirs(key: str, found: Mapping[str, Sequence[Outcome]]) -> set[str]:
    """Those to which something belongs that the colleague wrote."""
    return {
        str(each.made.values[link])
        for child, link in belongings(key)
        for each in found.get(child, ())
        if each.fate in _COMING and each.made.values.get(link)
    }


def _comes_back(key: str, id_: str, found: Mapping[str, Sequence[Outcome]]) -> bool:
    return any(e.id == id_ and e.fate is Fate.BACK for e in found.get(key, ()))
