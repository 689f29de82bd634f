"""Proposes for every open cell of a form what belongs into it, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.cells import open_cells
from tecdesk.desk.filling.words.lexicon import Lexicon
from tecdesk.desk.filling.words.meaning import Interpreter
from tecdesk.desk.filling.words.meaning import Meaning
from tecdesk.desk.filling.words.names import parts_in
from tecdesk.desk.filling.words.timing import is_past_target
from tecdesk.desk.filling.words.timing import what_of
from tecdesk.desk.filling.words.timing import when_of
from tecdesk.desk.filling.words.titles import doubts_of
from tecdesk.desk.filling.words.titles import narrowing
from tecdesk.desk.filling.words.unit import Around
from tecdesk.desk.filling.words.unit import unit_of
from tecdesk.exchange.forms.grid import FormCell
from tecdesk.exchange.forms.grid import FormKind
from tecdesk.exchange.forms.marks import says_nothing

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.desk.filling.words.lexicon import Said
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.exchange.forms.heads import Heads
    from tecdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a cell may be filled with.

    Attributes:
        heads: what stands around the cell.
        binding: the figure; None when no figure is seen in the words.
        sure: nothing was left to guess; False asks the clerk.
        why: why it is not sure; "" when it is.
    """

    heads: Heads
    binding: Binding | None = None
    sure: bool = False
    why: str = ""


def propose(book: Book, form: Form, year: int) -> dict[Place, Proposal]:
    """A proposal for every open cell and every {{…}} mark, in reading order.

    Cells with a formula and locked ones come with the reason and no binding.

    Args:
        book: whose villages and words are known.
        form: the form.
        year: the year that the report is about.
    """
    proposer = _Proposer(book, year, form.kind)
    return {
        place: proposer.of_mark(heads, form.cell(place))
        if place.mark
        else proposer.of_cell(heads, form.cell(place))
        for place, heads in open_cells(form).items()
    }


def sure_ones(proposals: dict[Place, Proposal]) -> Mapping:
    """The bindings that need no question."""
    return {place: each.binding for place, each in proposals.items() if each.sure}


class _Proposer:
    """Reads labels with one book's words."""

    def __init__(self, book: Book, year: int, kind: FormKind) -> None:
        self._book = book
        self._numbers = kind is FormKind.WORKBOOK
        self._year = year
        self._lexicon = Lexicon(parts_in(book, year), book.unit.text("name"))
        self._interpreter = Interpreter(self._lexicon)

    def of_mark(self, heads: Heads, cell: FormCell) -> Proposal:
        """What a {{…}} mark asks for, in words or by the key of an indicator."""
        found = self.of_cell(heads, FormCell(heads.place, locked=cell.locked))
        if found.binding is None and not found.why:
            return Proposal(heads, why=f"“{heads.left[0]}”没看懂")
        return found

    def of_cell(self, heads: Heads, cell: FormCell) -> Proposal:
        """What a cell with these heads is for."""
        if cell.formula:
            return Proposal(heads, why="有公式，让它自己算")
        if cell.locked:
            return Proposal(heads, why="这一格锁着")
        own = self._lexicon.read(*heads.left, *heads.over)
        found = self._interpreter.meaning(heads, own)
        if not found.key:
            return Proposal(heads, why="；".join(found.doubts))
        for why in (
            *doubts_of(self._lexicon, heads.title),
            *narrowing(self._lexicon, heads.title, own),
        ):
            found.doubt(why)
        binding = self._binding(heads, own, found, cell)
        if not says_nothing(cell.text):
            found.doubt(f"格里已经有 {cell.text}")
        return Proposal(heads, binding, not found.doubts, "；".join(found.doubts))

    def _binding(
        self, heads: Heads, own: Said, found: Meaning, cell: FormCell
    ) -> Binding:
        title = self._lexicon.read(*heads.title)
        own = self._with_section(heads, own)
        what = What.TARGET if is_past_target(own) else what_of(own, found)
        when = "year" if what is What.TARGET else when_of(own, title, found)
        ago = self._ago(own, title, what, found) + is_past_target(own)
        if what is What.VALUE and ago == 1:
            what, ago = What.LAST_YEAR, 0
        if what is What.TARGET and found.part:
            found.doubt("年度目标只有全镇的，没有分项的")
        counted, unit = unit_of(
            self._book, self._year, Around(heads, own, title), what, found
        )
        bare = self._numbers and not heads.place.mark  # a text says 98.5% itself
        if cell.percent != what.is_percent and (cell.percent or (bare and not unit)):
            found.doubt("不知道要不要写成百分数")
        if cell.dated:
            found.doubt("这一格是日期格式")
        return Binding(
            found.key,
            what,
            when,
            ago,
            found.part,
            counted=counted,
            unit=unit,
        )

    def _with_section(self, heads: Heads, own: Said) -> Said:
        """What the line across the table says of time and number holds below it."""
        section = self._lexicon.read(heads.section)
        own.tokens += [t for t in section.tokens if t.sort in {"what", "when"}]
        own.years += section.years
        return own

    def _ago(self, own: Said, title: Said, what: What, found: Meaning) -> int:
        """Years before the report's; a form says them relative to its own title."""
        base = max(title.years, default=self._year)
        if base != self._year:
            found.doubt(f"表上写的是{base}年，要填的是{self._year}年")
        if len(set(own.years)) > 1:
            found.doubt("像是好几年的")
        ago = base - own.years[-1] if own.years else 0
        if own.of("next_year"):
            ago -= 1
        if ago < 0 and what is not What.TARGET:
            found.doubt("是以后的事，只有目标")
        return ago
