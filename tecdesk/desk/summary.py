"""The errand of summing up: a year's text as it stands, what to look at in it."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk import passages
from tecdesk.errors import DeskError
from tecdesk.report.letter.document import PENDING
from tecdesk.report.words.aligned import aligned
from tecdesk.report.words.disagreements import Disagreement
from tecdesk.report.words.disagreements import disagreements
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.kept import Kept
from tecdesk.report.words.kept import is_own
from tecdesk.report.words.kept import news
from tecdesk.report.words.kept import overlaid
from tecdesk.report.words.kept import own_place
from tecdesk.report.words.kept import pattern
from tecdesk.report.words.kept import proposals
from tecdesk.report.words.kept import section_of
from tecdesk.report.words.known import Known
from tecdesk.report.words.narrative import draft
from tecdesk.report.words.numerals import EXACT
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.report.words.shown import Shown
from tecdesk.report.words.variants import WHOLE
from tecdesk.report.words.variants import Variant
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.change import Change
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.draft import Draft
    from tecdesk.report.words.draft import Line


@dataclass(frozen=True)
class Summary:
    """A summary with a person's words in it.

    Attributes:
        year, variant: which one.
        generated: as the records alone would have it.
        draft: as it is printed.
        kept: a person's paragraphs by place.
        points: numbers that disagree with the records, and what is 待填.
        news: generated paragraphs that read otherwise than when they were changed.
        removed: generated paragraphs that a person took out.
        proposals: what was written last year about problems and measures.
    """

    year: int
    variant: Variant
    generated: Draft
    draft: Draft
    kept: dict[str, Kept]
    points: list[Disagreement]
    news: list[Line]
    removed: list[Line]
    proposals: list[Kept]

    @property
    def wrong(self) -> list[Disagreement]:
        """The numbers that disagree."""
        return [each for each in self.points if not each.pending]


def summary(
    book: Book, year: int, variant: Variant = WHOLE, today: date | None = None
) -> Summary:
    """The summary as it stands today.

    Args:
        book: the book; it is only read.
        year: the year reported.
        variant: which kind.
        today: the day it is made; a running year counts until then.
    """
    facts = _facts(book, year, variant, today)
    generated = draft(facts)
    kept = passages.kept(book, year, variant)
    whole = overlaid(generated, kept, Shown(facts, generated))
    exact = facts if facts.numerals == EXACT else replace(facts, numerals=EXACT)
    known = Known(exact, generated if exact is facts else draft(exact))
    accepted = frozenset((k.place, a) for k in kept.values() for a in k.accepted)
    before = passages.kept(book, year - 1, variant).values()
    return Summary(
        year,
        variant,
        generated,
        whole,
        kept,
        disagreements(whole, generated, known, accepted),
        news(generated, kept),
        [line for place, line in generated.lines().items() if _out(kept.get(place))],
        proposals(before, kept),
    )


def summary_of(
    path: Path, year: int, variant: Variant = WHOLE, today: date | None = None
) -> Summary:
    """The same of a book that is opened for it, only to be read: for a worker.

    Raises:
        DeskError: it cannot be read.
    """
    with Book.open(path, writing=False) as book:
        return summary(book, year, variant, today)


def printed(
    book: Book, year: int, variant: Variant = WHOLE, today: date | None = None
) -> Draft:
    """What goes on paper."""
    facts = _facts(book, year, variant, today)
    generated = draft(facts)
    kept = passages.kept(book, year, variant)
    return overlaid(generated, kept, Shown(facts, generated))


def write(
    book: Book, now: Summary, written: Mapping[str, Text], label: str = "改总结"
) -> Change | None:
    """Keep what a person wrote; what reads as generated is not kept.

    Args:
        book: the book.
        now: the summary as it was shown.
        written: every paragraph by place; one that was shown and is missing here
            was taken out.
        label: one line for the undo menu.

    Raises:
        DeskError: the book refused.
    """
    shown = {line.place for each in now.draft.sections() for line in each.there}
    wanted = {place: _wanted(now, place, text) for place, text in written.items()}
    wanted |= {place: _taken_out(now, place) for place in shown - written.keys()}
    return passages.put(book, now.year, now.variant, wanted, label)


def read_back(book: Book, now: Summary, path: Path) -> Change | None:
    """Take over what a person went on writing in Word or WPS.

    Numbers he changed there stay as he wrote them and are listed.

    Raises:
        DeskError: it is no Word file, another text, or the book refused.
    """
    from tecdesk.report.letter.word_read import word_paragraphs

    written = aligned(now.draft, word_paragraphs(path))
    if not written:
        raise DeskError(
            f"{path.name} 和这份{now.variant.file}对不上。",
            f"选从这里存出去、又改过的那一份；现在是 {now.year} 年{now.variant.name}。",
        )
    return write(book, now, written, "读回改过的 Word")


def take_back(book: Book, now: Summary, place: str) -> Change | None:
    """Let a paragraph read as generated again."""
    return passages.put(book, now.year, now.variant, {place: None}, "总结用回原话")


def stay(book: Book, now: Summary, place: str) -> Change | None:
    """Keep a person's words although the generated ones are new."""
    basis = pattern(now.generated.lines()[place].text)
    mine = replace(now.kept[place], basis=basis)
    return passages.put(book, now.year, now.variant, {place: mine}, "总结留着自己的话")


def accept(book: Book, now: Summary, point: Disagreement) -> Change | None:
    """Let a number stay although the records say otherwise."""
    mine = now.kept[point.place]
    mine = replace(mine, accepted=mine.accepted | {point.written})
    wanted = {point.place: mine}
    return passages.put(book, now.year, now.variant, wanted, "总结留着这个数")


def adopt(book: Book, now: Summary, offer: Kept) -> Change | None:
    """Write a paragraph of last year again."""
    place = _next_place(now, section_of(offer.place))
    mine = Kept(place, offer.text)
    return passages.put(book, now.year, now.variant, {place: mine}, "用上去年的话")


def decline(book: Book, now: Summary, offer: Kept) -> Change | None:
    """Do not offer a paragraph of last year again."""
    place = _next_place(now, section_of(offer.place))
    mine = Kept(place, (), pattern(offer.text))
    return passages.put(book, now.year, now.variant, {place: mine}, "不用去年的话")


def numerals(book: Book) -> Numerals:
    """The number style of the book's summaries."""
    kept = dict(book.settings.numerals)
    style = Style(kept.pop("style", Style.EXACT.value))
    return Numerals(style, **kept)


def set_numerals(book: Book, wanted: Numerals) -> None:
    """Change the number style; not part of undo.

    Raises:
        DeskError: the book refused.
    """
    kept = asdict(wanted) | {"style": wanted.style.value}
    book.change_settings(lambda now: replace(now, numerals=kept))


def _facts(book: Book, year: int, variant: Variant, today: date | None) -> Facts:
    day = today or date.today()  # noqa: DTZ011 - the desk's own day
    until = day if day.year == year else None
    return Facts(book, variant.period(year, until), numerals(book), variant)


def _out(kept: Kept | None) -> bool:
    return kept is not None and not kept.text


def _wanted(now: Summary, place: str, text: Text) -> Kept | None:
    """What is kept of a paragraph; None when it reads as generated."""
    line, mine = now.generated.lines().get(place), now.kept.get(place)
    if line is not None and pattern(line.text) == pattern(text):
        return None
    if mine is not None and pattern(mine.text) == pattern(text):
        return mine
    if mine is not None:
        return replace(mine, text=text)
    basis = PENDING if line and line.text == (PENDING,) else ""
    return Kept(place, text, basis or (pattern(line.text) if line else ""))


def _taken_out(now: Summary, place: str) -> Kept | None:
    if is_own(place):
        return None
    line, mine = now.generated.lines().get(place), now.kept.get(place)
    if line is None:
        return None
    return Kept(place, (), mine.basis if mine else pattern(line.text))


def _next_place(now: Summary, section: str) -> str:
    lines = [place for place in now.generated.lines() if section_of(place) == section]
    last = lines[-1]
    number = 1
    while own_place(last, number) in now.kept:
        number += 1
    return own_place(last, number)
