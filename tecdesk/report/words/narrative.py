"""工作总结及下年工作计划: the document model of a year, every number from the tally."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Column
from tecdesk.report.letter.document import Document
from tecdesk.report.letter.document import Ending
from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import Table
from tecdesk.report.letter.document import plain
from tecdesk.report.letter.official import TEXT_MM
from tecdesk.report.letter.official import TITLE_PT
from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.facts import day
from tecdesk.report.words.numerals import EXACT
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import decimal
from tecdesk.report.words.numerals import percent_cell
from tecdesk.report.words.outlook import aims
from tecdesk.report.words.outlook import measures
from tecdesk.report.words.passages import PASSAGES
from tecdesk.report.words.shortcomings import Shortcomings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tecdesk.report.letter.document import Block
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.passages import Passage
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Line

NUMBERS = "一二三四五六七八九十"
TITLE_CHARACTERS = int(TEXT_MM / (TITLE_PT * 25.4 / 72))


def narrative(
    book: Book,
    year: int,
    *,
    until: date | None = None,
    signed_on: date | None = None,
    numerals: Numerals = EXACT,
) -> Document:
    """Compose the summary of a year and the plan of the next.

    Args:
        book: the book.
        year: the year reported.
        until: last day counted, when the year is not over.
        signed_on: date under the text; the last day counted unless given.
        numerals: number style.

    Returns:
        The document; its `name` says 草稿 while something is still to be filled in.
    """
    facts = Facts(book, Period(year, until=until), numerals)
    found = Shortcomings(facts)
    written = {key: _written(passage, facts) for key, passage in PASSAGES.items()}
    summary = _numbered(_summary(facts, found, written))
    plan = _numbered(_plan(facts, found))
    blocks = (
        Paragraph(_opening(facts, written)),
        Heading(1, "一、", say("{}年工作情况", facts.year)),
        *summary,
        Heading(1, "二、", say("{}年工作计划", facts.next_year)),
        *plan,
    )
    return Document(_title(facts), blocks, _ending(facts, signed_on))


Section = tuple[str, list["Block"]]
Written = dict[str, list["Text"]]
"""The paragraphs of each register; empty where it has nothing to say."""


def _written(passage: Passage, facts: Facts) -> list[Text]:
    return [text for text in passage.write(facts) if text]


def _numbered(sections: Iterable[Section]) -> Iterable[Block]:
    """（一）（二）… over the sections that have something to say."""
    there = [(title, blocks) for title, blocks in sections if blocks]
    for number, (title, blocks) in zip(NUMBERS, there, strict=False):
        yield Heading(2, f"（{number}）", (title,))
        yield from blocks


def _title(facts: Facts) -> tuple[Text, ...]:
    """Broken before 及, and after the unit when the line would be too long."""
    unit = facts.unit_name
    summary = say("{}年科技推广工作总结", facts.year)
    first = [say("{}{}", unit, summary)]
    if len(plain(first[0])) > TITLE_CHARACTERS:
        first = [(unit,), summary]
    return (*first, say("及{}年工作计划", facts.next_year))


def _opening(facts: Facts, written: Written) -> Text:
    """P0: whose work it was, what it was, and until when it is counted."""
    parent = facts.sheet.unit.text("parent")
    guided = say("{}在{}的指导下", facts.unit_name, parent) if parent else None
    mottoes = "、".join(PASSAGES[key].motto for key in written if written[key])
    until = Slot(day(facts.period.last_day), "until")
    lead = clauses(
        say("{}年", facts.year),
        guided or (facts.unit_name,),
        say("以提高农民科技素质、促进农业增效和农民增收为目标"),
        say("结合农时{}", mottoes) if mottoes else None,
    )
    words = "现将{}工作情况总结如下，数据统计截至{}。"
    text = sentence(lead) or ()
    return (*text, *say(words, facts.span, until))


def _summary(facts: Facts, found: Shortcomings, written: Written) -> Iterable[Section]:
    for key, texts in written.items():
        yield PASSAGES[key].heading, [Paragraph(text) for text in texts]
    yield "目标任务完成情况", _targets(facts)
    problems = [
        Paragraph(text, f"{number}是")
        for number, text in zip(NUMBERS, found.texts(), strict=False)
    ]
    yield "存在的问题", [*problems] or [Paragraph((PENDING,))]


def _targets(facts: Facts) -> list[Block]:
    """P10 and the table of targets, in their order."""
    lines = facts.targets
    if not lines:
        return []
    rates = [(line.figure.value, line.target or 0) for line in lines]
    goals = phrases.goals(rates, facts.counted(len(lines), "项", "target.rows"))
    told = sentence(say("{}年度{}", facts.year, goals)) if goals else ()
    see = "具体情况见下表。" if told else "目标任务完成情况见下表。"
    return [Paragraph((*(told or ()), see)), _table(facts, lines)]


def _table(facts: Facts, lines: list[Line]) -> Table:
    columns = (
        Column("指　标", 44.0),
        Column("单位", 18.0, "centre"),
        Column("年度目标", 28.0, "right"),
        Column(f"{facts.span}完成", 30.0, "right"),
        Column("完成率（%）", 36.0, "right"),
    )
    title = say("{}年度目标任务完成情况", facts.year)
    return Table(title, columns, tuple(_row(facts, line) for line in lines))


def _row(facts: Facts, line: Line) -> tuple[Text, ...]:
    tag = facts.tag(line.indicator.key, line.unit if line.indicator.per else "")
    done, target = line.figure.value, line.target
    rate = percent_cell(done, target) if done is not None and target else ""
    return (
        (line.label,),
        (line.unit,),
        _cell(line, target, f"{tag}!target"),
        _cell(line, done, tag),
        (Slot(rate, f"{tag}%target"),) if rate else (),
    )


def _cell(line: Line, value: int | None, tag: str) -> Text:
    """A number in the line's own unit; nothing when it is unknown."""
    if value is None:
        return ()
    return (Slot(decimal(Fraction(value, line.kind.scale), 2), tag),)


def _plan(facts: Facts, found: Shortcomings) -> Iterable[Section]:
    opening, items = aims(facts)
    yield "工作目标", [Paragraph(opening), *_list(items)]
    yield "主要措施", _list(measures(facts, found)) or [Paragraph((PENDING,))]


def _list(texts: list[Text]) -> list[Block]:
    return [Paragraph(text, f"{place}.") for place, text in enumerate(texts, 1)]


def _ending(facts: Facts, signed_on: date | None) -> Ending:
    unit = facts.unit_name
    attachments = [say("{}{}年度科技推广工作汇总表", unit, facts.year)]
    if facts.amount("training.sessions").value:
        attachments.append(say("{}{}年农业科技培训台账", unit, facts.year))
    signed = day(signed_on or facts.period.last_day)
    full = facts.sheet.unit.text("full_name") or _full_name(unit)
    return Ending(tuple(attachments), full, (Slot(signed, "signed_on"),))


def _full_name(name: str) -> str:
    """The office that signs, for a township that has not given its full name."""
    if name.endswith(("镇", "乡")):
        return f"{name}人民政府"
    return f"{name}办事处" if name.endswith("街道") else name
