"""What is said beside a figure: estimates, its share, last year, its target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.quality import INCOMPLETE
from tecdesk.domain.values import show
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.headcount import headcounts
from tecdesk.store.figures.headcount import persons_of
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.headcount import beside
from tecdesk.tally.line import percent
from tecdesk.tally.pace import goals
from tecdesk.tally.parts import villages
from tecdesk.tally.shares import share_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tecdesk.store.book import Book
    from tecdesk.tally.answers import Answers
    from tecdesk.tally.asked import Asked


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence beside a figure.

    Attributes:
        text: what it says.
        open: it needs a person's eye.
        target: id of the target it speaks of; empty for others.
        share: it speaks of a share that may be shown otherwise.
    """

    text: str
    open: bool = False
    target: str = ""
    share: bool = False


def remarks(
    book: Book, asked: Asked, answers: Answers, today: date
) -> tuple[Remark, ...]:
    """All that can be said of a figure.

    Args:
        book: the book.
        asked: the figure as it is now.
        answers: figures of its period, asked for its indicator.
        today: for the pace of a target.
    """
    return (
        *_quality(asked),
        *_persons(book, asked),
        *_coverage(book, asked),
        *_share(book, asked, answers),
        *_closed_share(book, asked),
        *_last_year(book, asked),
        *_target(book, asked, today),
    )


def _quality(asked: Asked) -> Iterator[Remark]:
    if asked.figure.quality == INCOMPLETE:
        yield Remark("含估数：有的记录是据不完全统计。", open=True)
    elif asked.figure.quality:
        yield Remark("含估数：有的记录不是实数。", open=True)


def _persons(book: Book, asked: Asked) -> Iterator[Remark]:
    """跨单位去重 115 户，5 户重复: only where a county can tell."""
    if persons_of(asked.indicator) is None or not reporting_units(book):
        return
    counts = headcounts(book, asked.indicator, asked.period, (asked.by,))
    found = counts.get((asked.by, asked.part))
    if found:
        yield Remark(beside(found, asked.counted), open=bool(found.repeated))


def _coverage(book: Book, asked: Asked) -> Iterator[Remark]:
    """12/15 个村，覆盖率 80.0%."""
    if not asked.indicator.out_of or asked.by in _PLACES:
        return
    every = len(villages(book, asked.period.year))
    if (rate := percent(asked.figure.value, every)) is not None:
        yield Remark(f"{asked.figure.value}/{every} 个村，覆盖率 {_tenth(rate)}%。")


_TWICE = 2
_PLACES = {"village": "村", OWNER: "单位"}


def _share(book: Book, asked: Asked, answers: Answers) -> Iterator[Remark]:
    """占全镇 4374 人次的 12.3%，12 个村中第 2."""
    value = asked.figure.value
    if asked.by not in _PLACES or not asked.part or not value:
        return
    said = []
    total = answers.figure(asked.indicator, asked.unit)
    rate = percent(value, total.value)
    if rate is not None and asked.indicator.additive:
        of = f"{show(asked.kind, total.value)} {asked.counted}"
        said.append(f"占全部 {of}的 {_tenth(rate)}%")
    if asked.by == OWNER:
        every = reporting_units(book)
    else:
        every = villages(book, asked.period.year)
    others = (
        answers.figure(asked.indicator, asked.unit, asked.by, key).value or 0
        for key in every
    )
    place = 1 + sum(other > value for other in others)
    said.append(f"{len(every)} 个{_PLACES[asked.by]}中第 {place}")
    yield Remark(f"{'，'.join(said)}。")


def _closed_share(book: Book, asked: Asked) -> Iterator[Remark]:
    """占科技总投入的 16.3%（人工改写，按数计算是16.4%）."""
    if found := share_of(book, asked):
        every, part = found
        added = f"{every.notes[-1]}。" if every.uneven else ""
        text = f"占{every.share.whole}的 {part.sentence}。{added}"
        yield Remark(text, open=every.uneven or part.stale, share=True)


def _last_year(book: Book, asked: Asked) -> Iterator[Remark]:
    """上年同期 412 人次，今年多 125."""
    before = asked.period.last_year
    since = asked.indicator.complete_since(book.settings.complete_since)
    if since is None or since > before.year:
        return
    found = figures(book, (asked.indicator,), before, asked.by)
    old = found.get((asked.indicator.key, asked.unit, asked.part))
    last = 0 if old is None else old.value
    if last is None:
        yield Remark("上年同期待填。", open=True)
        return
    words = f"上年同期 {show(asked.kind, last)} {asked.counted}"
    now = asked.figure.value
    if now is not None:
        more = show(asked.kind, abs(now - last))
        same = "，今年一样" if now == last else ""
        if last and now >= _TWICE * last:
            same = f"，今年是它的 {_tenth(Decimal(now) / last)} 倍"
        words += same or f"，今年{'多' if now > last else '少'} {more}"
    yield Remark(f"{words}。")


def _target(book: Book, asked: Asked, today: date) -> Iterator[Remark]:
    """年度目标 5000 人次（县农业农村局下达），完成 87.5%，还需 626 人次、约 7 期."""
    if asked.by:
        return
    year = asked.period.year
    wanted = (asked.indicator.key, asked.unit)
    for goal in goals(book, year, today, only=asked.indicator.key):
        if (goal.key, goal.unit if asked.unit else "") != wanted:
            continue
        source = f"（{goal.source}）" if goal.source else ""
        target = f"{show(goal.kind, goal.target)} {goal.unit}"
        told = [f"年度目标 {target}{source}", f"全年{goal.sentence}", goal.pace]
        words = "，".join(word for word in told if word)
        yield Remark(f"{words}。", goal.late, goal.record)


def _tenth(rate: Decimal) -> Decimal:
    return rate.quantize(Decimal("0.1"), ROUND_HALF_UP)
