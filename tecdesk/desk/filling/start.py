"""How filling a form begins: with last year's mapping, or with what the words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.filling.proposing import propose
from tecdesk.desk.filling.proposing import sure_ones
from tecdesk.desk.filling.remembered import recall

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.desk.filling.proposing import Proposal
    from tecdesk.desk.filling.remembered import Recalled
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.store.book import Book


@dataclass(frozen=True)
class Start:
    """What is known of a form when it is opened.

    Attributes:
        form: the form.
        proposals: every open cell with what its words say.
        mapping: what is settled so far; a cell that is not in it waits for the clerk.
        recalled: the earlier form it is known by; None when it is new.
    """

    form: Form
    proposals: dict[Place, Proposal]
    mapping: Mapping
    recalled: Recalled | None

    @property
    def waiting(self) -> tuple[Place, ...]:
        """The cells that need the clerk."""
        return tuple(p for p in self.proposals if p not in self.mapping)

    @property
    def by_itself(self) -> bool:
        """True when the form is known and can be filled as it is."""
        return bool(self.recalled and self.recalled.exact)


def start(book: Book, form: Form, year: int) -> Start:
    """Begin with a form.

    A form known again takes its mapping as it was left. Of one that only resembles
    an earlier form, cells under the same words take theirs, unless the titles name
    another time or unit or the words now say something else.

    Args:
        book: the book.
        form: the form.
        year: the year of the report.
    """
    proposals = propose(book, form, year)
    recalled = recall(book, form)
    if recalled and recalled.exact:
        return Start(form, proposals, recalled.mapping, recalled)
    mapping = sure_ones(proposals)
    if recalled and not recalled.retitled:
        for place, binding in recalled.mapping.items():
            if place in mapping and mapping[place] != binding:
                del mapping[place]
            elif place in proposals:
                mapping[place] = binding
    return Start(form, proposals, mapping, recalled)
