"""Fills a copy of a form with the figures of a year, and tells what it left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.cells import open_cells
from tecdesk.desk.filling.figures import Figures
from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.written import write_copy
from tecdesk.exchange.forms.grid import FormKind
from tecdesk.exchange.forms.marks import says_nothing
from tecdesk.exchange.forms.years import years_in

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from pathlib import Path

    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.desk.filling.figures import Answer
    from tecdesk.exchange.forms.files.written import Content
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import FormCell
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.exchange.forms.heads import Heads
    from tecdesk.store.book import Book


class Left(NamedTuple):
    """A cell that was not filled.

    Attributes:
        place: where it stands.
        label: what the words around it call it.
        why: why nothing was written.
    """

    place: Place
    label: str
    why: str


@dataclass(frozen=True)
class Filled:
    """A form that was filled.

    Attributes:
        path: the copy.
        form: the form as it was before.
        written: what each filled cell reads now.
        left: open cells that were not filled.
        notes: what to know of the copy as a whole.
    """

    path: Path
    form: Form
    written: MappingOf[Place, str]
    left: tuple[Left, ...]
    notes: tuple[str, ...] = ()


def preview(book: Book, form: Form, mapping: Mapping, year: int) -> dict[Place, Answer]:
    """What each bound cell would get, without writing anything."""
    figures = Figures(book, year)
    return {
        place: figures.answer(binding)
        for place, binding in mapping.items()
        if binding is not None
    }


def fill(
    book: Book,
    form: Form,
    mapping: Mapping,
    year: int,
    target: Path,
    *,
    over_formulas: bool = False,
) -> Filled:
    """Write a copy of a form with the figures of a year, read it back, compare.

    Args:
        book: the book.
        form: the form as it was opened.
        mapping: what each cell gets.
        year: the year of the report.
        target: the copy; never the form itself.
        over_formulas: a figure may take the place of a formula.

    Raises:
        DeskError: the target is the form or a file of another kind, cannot be
            written, or reads back otherwise.
    """
    _refuse_target(form, target)
    filler = _Filler(Figures(book, year), form, year, over_formulas=over_formulas)
    for place, heads in open_cells(form).items():
        filler.take(place, heads, mapping)
    for place in sorted(mapping.keys() - filler.seen):
        if place.sheet < len(form.sheets):
            filler.take(place, None, mapping)
    write_copy(form, filler.contents, target)
    return Filled(
        path=target,
        form=form,
        written=filler.written,
        left=tuple(filler.left),
        notes=_notes(form, year, filler),
    )


class _Filler:
    """Decides cell by cell what is written and what is left."""

    def __init__(
        self, figures: Figures, form: Form, year: int, *, over_formulas: bool
    ) -> None:
        self._figures = figures
        self._form = form
        self._year = year
        self._over_formulas = over_formulas
        self.contents: dict[Place, Content] = {}
        self.written: dict[Place, str] = {}
        self.left: list[Left] = []
        self.notes: list[str] = []
        self.seen: set[Place] = set()

    def take(self, place: Place, heads: Heads | None, mapping: Mapping) -> None:
        """Fill one place or say why not."""
        self.seen.add(place)
        cell = self._form.cell(place)
        label = heads.label if heads else ""
        binding = mapping.get(place)
        if binding is None:
            self._leave(place, label, _unbound(cell, chosen=place in mapping))
        elif why := self._objection(place, cell, heads, binding):
            self._leave(place, label, why)
        else:
            self._write(place, label, cell, binding)

    def _leave(self, place: Place, label: str, why: str) -> None:
        self.left.append(Left(place, label, why))

    def _objection(
        self, place: Place, cell: FormCell, heads: Heads | None, binding: Binding
    ) -> str:
        """Why a cell must not get its figure; "" when it may."""
        if cell.place != place.cell:
            return "这一格并在别的格里"
        if cell.formula and (cell.linked or not self._over_formulas):
            return "有公式，没有动"
        words = not (place.mark or cell.is_number or says_nothing(cell.text))
        if words and not cell.formula:
            return f"格里写着“{cell.text}”，没有动"
        return _objection_of(cell, binding) or self._wrong_year(heads, binding)

    def _wrong_year(self, heads: Heads | None, binding: Binding) -> str:
        """2024 in the head of a cell whose figure would be another year's."""
        told = years_in(*heads.left, *heads.over, heads.section) if heads else set()
        meant = _year_of(binding, self._year)
        if told and meant not in told:
            named = "、".join(str(year) for year in sorted(told))
            return f"表上写的是{named}年，要填的是{meant}年的数"
        return ""

    def _write(
        self, place: Place, label: str, cell: FormCell, binding: Binding
    ) -> None:
        answer = self._figures.answer(binding)
        if answer.why:
            self._leave(place, label, answer.why + self._cleared(place, cell))
            return
        content: Content = answer.text
        workbook = self._form.kind is FormKind.WORKBOOK
        if workbook and answer.number is not None and not place.mark:
            content = answer.number / 100 if cell.percent else answer.number
        self.contents[place] = content
        self.written[place] = answer.text
        if answer.note:
            self.notes.append(f"{self._form.named(place)} {label} 含{answer.note}")

    def _cleared(self, place: Place, cell: FormCell) -> str:
        """A number of another year must not stay where there is none now."""
        if place.mark or not cell.is_number:
            return ""
        self.contents[place] = ""
        return f"，原来的 {cell.text} 清掉了"


def _objection_of(cell: FormCell, binding: Binding) -> str:
    """Why a cell does not take a number of that sort; "" when it does."""
    if cell.locked:
        return "这一格锁着"
    if cell.dated:
        return "这一格是日期格式"
    if cell.percent and not binding.what.is_percent:
        return "这一格是百分数格式，和要填的数不一样"
    return ""


def _unbound(cell: FormCell, *, chosen: bool) -> str:
    if cell.formula:
        return "有公式，没有动"
    if cell.locked:
        return "这一格锁着"
    return "不填" if chosen else "还没定填什么"


def _year_of(binding: Binding, year: int) -> int:
    return year - binding.ago - (binding.what is What.LAST_YEAR)


def _notes(form: Form, year: int, filler: _Filler) -> tuple[str, ...]:
    """The year in a title is the county's to write; that it differs is told."""
    titles = {text for h in open_cells(form).values() for text in h.title}
    told = years_in(*titles)
    found = []
    if told and year not in told:
        named = "、".join(str(each) for each in sorted(told))
        found.append(f"表上写的是{named}年，填的是{year}年的数")
    found += [f"{name}里的 {{{{…}}}} 没有填" for name in form.unread]
    return (*found, *filler.notes)


def _refuse_target(form: Form, target: Path) -> None:
    """A copy stands beside the form and is a file of the same kind."""
    if target.resolve() == form.path.resolve():
        raise DeskError("填好的表不能盖掉空表。", "换一个文件名。")
    kind = form.path.suffix.lower()
    if target.suffix.lower() != kind:
        raise DeskError(f"空表是 {kind}，填好的也要存成 {kind}。", "改一下文件名。")


def beside(form: Form, unit: str, year: int) -> Path:
    """Where the copy goes when nobody says: beside the form, under a clear name."""
    name = f"{form.path.stem}（{unit}{year}年已填）{form.path.suffix}"
    return form.path.with_name(name)


def bound(mapping: Mapping) -> int:
    """How many cells have a figure."""
    return sum(binding is not None for binding in mapping.values())
