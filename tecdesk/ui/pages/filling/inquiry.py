"""What a cell comes to and what is behind it, asked of the book in the worker."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.ui.pages.filling import work

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.figures import Answer
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.tally.evidence import Evidence
    from tecdesk.ui.desk import Desk


class Inquiry:
    """Short questions do not wait for long work."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answers(
        self,
        bindings: Mapping[Place, Binding],
        done: Callable[[dict[Place, tuple[Binding, Answer]]], None],
    ) -> None:
        """What some bindings come to in the year worked on, each with its binding."""
        path, year = self._desk.book.path, self._desk.bus.year
        wanted = dict(bindings)
        # Two cells changed one after the other are two questions.
        key = f"answers {sorted(wanted)}"
        self._desk.jobs.look(
            "算表里的数",
            lambda _job: work.answers(path, year, wanted),
            lambda found: done({p: (wanted[p], found[p]) for p in found}),
            key=key,
        )

    def evidence(self, binding: Binding, done: Callable[[Evidence], None]) -> None:
        """The records behind a figure."""
        path, year = self._desk.book.path, self._desk.bus.year
        today = date.today()  # noqa: DTZ011 - the desk's own day
        self._desk.jobs.look(
            "找记录",
            lambda _job: work.evidence_of(path, year, binding, today),
            done,
            key="evidence",
        )
