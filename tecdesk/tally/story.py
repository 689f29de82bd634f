"""A story: everything a book knows about one household, village, base or lecturer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.values import show
from tecdesk.store.figures.aggregate import BLANK
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import State
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.field import Kind
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

PLACED = frozenset({"lecturer", "envoy"})
"""Stories of one person: their lines say where something was, not who did it."""
MOST = 500
"""Lines of a story unless asked for more."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about the subject.

    Attributes:
        label: what it is.
        text: what it says; a number of a person masked, unless asked for whole.
        personal: an ID or phone number.
    """

    label: str
    text: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Who looked after a household, and when.

    Attributes:
        pairing: id of the line.
        helper: the person.
        unit: where they work; may be empty.
        begun: since when, ISO text of any precision.
        ended: until when; empty while it lasts.
        status: 户类别 at that time; may be empty.
        now: True for one in force on the day of the story.
    """

    pairing: str
    helper: str
    unit: str
    begun: str
    ended: str
    status: str
    now: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """How a figure of a story opens.

    Attributes:
        register: register of the records behind it.
        ids: the records; None when an indicator tells which.
        indicator: key of the indicator, with period, unit and village.
    """

    register: str
    ids: tuple[str, ...] | None = None
    indicator: str = ""
    period: Period | None = None
    unit: str = ""
    village: str = ""

    def records(self, book: Book) -> list[Record]:
        """The records behind the figure, in the order of their dates."""
        if self.ids is not None:
            return book.find(self.register, Filter(ids=self.ids))
        if self.period is None:
            raise ValueError(self.indicator)
        declared = INDICATORS[self.indicator]
        unit = self.unit if declared.per else ""
        rows = behind(
            book, declared, self.period, unit=unit, by="village", part=self.village
        )
        return [record for record, _ in rows]


@dataclass(frozen=True, slots=True)
class Sum:
    """One figure of a year.

    Attributes:
        label: what people see.
        unit: counting unit.
        kind: how the number is shown.
        figure: the number, 待填 or —.
        opens: the records behind it.
    """

    label: str
    unit: str
    kind: Kind
    figure: Figure
    opens: Opening

    @property
    def shown(self) -> str:
        """The number with its unit: 1200 元, 待填, —."""
        if self.figure.state is State.NOT_APPLICABLE:
            return "—"
        if self.figure.value is None:
            return "待填"
        return f"{show(self.kind, self.figure.value)} {self.unit}"


@dataclass(frozen=True, slots=True)
class YearSums:
    """The figures of one year."""

    year: int
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the story.

    Attributes:
        register: register of its record.
        record: id of its record.
        day: ISO text of any precision; may be empty.
        kind: 走访, 培训, 建成 ...
        text: what was done and what came of it.
        amount: how much, with its unit; may be empty.
        by: who did it, or who sent them; may be empty.
        photos: how many photos prove it.
    """

    register: str
    record: str
    day: str
    kind: str
    text: str
    amount: str = ""
    by: str = ""
    photos: int = 0

    @property
    def told(self) -> str:
        """The text, and that there are photos of it."""
        return f"{self.text}（照片 {self.photos} 张）" if self.photos else self.text

    @property
    def year(self) -> int | None:
        """The year it belongs to."""
        return int(self.day[:4]) if self.day else None


@dataclass(frozen=True, slots=True)
class Story:
    """Everything about one subject.

    Attributes:
        about: household, village, base, lecturer or envoy.
        id: of the record it is about; the name of a lecturer.
        name: what it is called.
        place: where; may be empty.
        tag: a word beside the name: 监测对象, 已撤销; may be empty.
        facts: what is known of it.
        ties: the helpers of a household, the present ones first.
        years: figures by year, the newest first.
        totals: the same over all years; empty where they do not add up.
        events: the lines, the newest first.
        more: how many older lines were left out.
        whole: numbers of persons are not masked.
    """

    about: str
    id: str
    name: str
    place: str = ""
    tag: str = ""
    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()
    years: tuple[YearSums, ...] = ()
    totals: tuple[Sum, ...] = ()
    events: tuple[Event, ...] = ()
    more: int = 0
    whole: bool = False


def added(records: Sequence[Record], field: str) -> Figure:
    """The sum of a number field over records, as the tally makes it.

    Over no records it is 0; where none of them says a number it is blank, or —
    when all of them say so.
    """
    if not records:
        return ZERO
    known = [n for record in records if (n := record.number(field)) is not None]
    if known:
        return Figure(sum(known), State.KNOWN, len(records))
    absent = all(record.marks.get(field) == NOT_APPLICABLE for record in records)
    state = State.NOT_APPLICABLE if absent else BLANK.state
    return Figure(None, state, len(records))


def opening(register: str, records: Iterable[Record]) -> Opening:
    """Opens these records."""
    return Opening(register, tuple(record.id for record in records))
