"""What the page has done in the worker: reading a form, its figures, filling a copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.figures import Figures
from tecdesk.desk.filling.figures import part_key
from tecdesk.desk.filling.filling import fill
from tecdesk.desk.filling.remembered import remember
from tecdesk.desk.filling.start import start
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import BLANK
from tecdesk.tally.asked import Asked
from tecdesk.ui.pages.filling.held import Entry
from tecdesk.ui.pages.filling.held import Held
from tecdesk.ui.pages.filling.held import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.figures import Answer
    from tecdesk.desk.filling.filling import Filled
    from tecdesk.desk.filling.start import Start
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.tally.evidence import Evidence


def read(book: Path, file: Path, year: int) -> Held:
    """Read a form and say what its cells get: as before, else as proposed.

    Cells of hidden sheets are nobody's concern.

    Raises:
        DeskError: the file cannot be read, or there is nothing in it to be filled.
    """
    form = open_form(file)
    with Book.open(book, writing=False) as own:
        begun = start(own, form, year)
        entries = _formulas(form)
        for place in begun.proposals:
            if form.sheets[place.sheet].hidden:
                continue
            if entry := _entry(begun, place):
                entries[place] = entry
        held = Held(form, year, entries, begun.recalled)
        answer_all(own, held)
    return held


def _formulas(form: Form) -> dict[Place, Entry]:
    """The cells that add up by themselves, wherever they stand."""
    return {
        cell.place: Entry(State.FORMULA)
        for sheet in form.sheets
        for cell in sheet.cells.values()
        if cell.formula
    }


def _entry(begun: Start, place: Place) -> Entry | None:
    """How far a cell is before a person looks at it; None where nothing is known."""
    proposal, cell = begun.proposals[place], begun.form.cell(place)
    label, why = proposal.heads.label, proposal.why
    if cell.formula:
        return Entry(State.FORMULA, label=label, why=why)
    if cell.locked:
        return Entry(State.LEFT, label=label, why=why)
    if begun.recalled and place in begun.recalled.added and proposal.binding:
        why = why or "上次的表里没有这一格"
        return Entry(State.ASKS, proposal.binding, label=label, why=why)
    if place in begun.mapping:
        binding = begun.mapping[place]
        return Entry(State.SET if binding else State.LEFT, binding, label=label)
    before = begun.recalled.mapping.get(place) if begun.recalled else None
    if proposal.binding and before:
        why = why or f"上次填的是 {before.label}"
    binding = proposal.binding or before
    return Entry(State.ASKS, binding, label=label, why=why) if binding or why else None


def answer_all(book: Book, held: Held) -> None:
    """Ask the book for every figure of a form."""
    figures = Figures(book, held.year)
    for place, entry in held.entries.items():
        if entry.binding is not None:
            held.entries[place] = replace(entry, answer=figures.answer(entry.binding))


def answers(
    book: Path, year: int, bindings: Mapping[Place, Binding]
) -> dict[Place, Answer]:
    """What some bindings come to."""
    with Book.open(book, writing=False) as own:
        figures = Figures(own, year)
        return {place: figures.answer(each) for place, each in bindings.items()}


def evidence_of(book: Path, year: int, binding: Binding, today: date) -> Evidence:
    """The records behind the figure of a cell."""
    from tecdesk.tally.evidence import evidence

    with Book.open(book, writing=False) as own:
        return evidence(own, _asked(own, binding, year), today)


def fill_copy(book: Book, held: Held, target: Path) -> Filled:
    """Write the copy, then keep what each cell gets for the next year."""
    mapping = held.mapping
    with book.sibling() as own:
        filled = fill(own, held.form, mapping, held.year, target)
        remember(own, held.form, mapping, held.year)
    return filled


def _asked(book: Book, binding: Binding, year: int) -> Asked:
    """The figure that a binding rests on; of a share the part, not the target."""
    indicator = INDICATORS[binding.indicator]
    period = binding.period(year)
    if binding.what is What.LAST_YEAR:
        period = period.last_year
    part = binding.part
    key = part_key(book, indicator, period.year, part) if part else ""
    counted = binding.counted or indicator.per_default or indicator.unit
    return Asked(
        indicator,
        period,
        BLANK,
        in_year(indicator.label, period.year),
        counted,
        part.by if part and key else "",
        key or "",
        part.name if part and key else "",
    )
