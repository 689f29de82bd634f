"""工作总结及下年工作计划: the document model of a year, every number from the tally."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Column
from tecdesk.report.letter.document import Ending
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import Table
from tecdesk.report.letter.document import plain
from tecdesk.report.letter.official import TEXT_MM
from tecdesk.report.letter.official import TITLE_PT
from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.draft import MEASURES
from tecdesk.report.words.draft import OPENING
from tecdesk.report.words.draft import PROBLEMS
from tecdesk.report.words.draft import TODO
from tecdesk.report.words.draft import Draft
from tecdesk.report.words.draft import Line
from tecdesk.report.words.draft import Part
from tecdesk.report.words.draft import Section
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.facts import day
from tecdesk.report.words.numerals import EXACT
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import decimal
from tecdesk.report.words.numerals import percent_cell
from tecdesk.report.words.outlook import aims
from tecdesk.report.words.outlook import measures
from tecdesk.report.words.shortcomings import Shortcomings
from tecdesk.report.words.tellings import telling_of
from tecdesk.report.words.variants import WHOLE
from tecdesk.report.words.variants import Variant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tecdesk.report.letter.document import Document
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.tellings import Telling
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Line as Line_

TITLE_CHARACTERS = int(TEXT_MM / (TITLE_PT * 25.4 / 72))


def narrative(
    book: Book,
    year: int,
    variant: Variant = WHOLE,
    *,
    until: date | None = None,
    signed_on: date | None = None,
    numerals: Numerals = EXACT,
) -> Document:
    """Compose the summary of a year and the plan of the next; see `draft`.

    Returns:
        The document; its `name` says 草稿 while something is still to be filled in.
    """
    facts = Facts(book, variant.period(year, until), numerals, variant)
    return draft(facts, signed_on).document()


def draft(facts: Facts, signed_on: date | None = None) -> Draft:
    """Compose a summary paragraph by paragraph, every number from the tally.

    Args:
        facts: what it may say.
        signed_on: date under the text; the last day counted unless given.
    """
    found = Shortcomings(facts)
    telling = telling_of(facts.variant)
    told = [each.section(key, facts) for key, each in telling.chapters.items()]
    done = tuple(section for section, _ in told)
    mottoes = "、".join(motto for _, each in told for motto in each)
    opening = Line(f"{OPENING}/0", _opening(facts, telling, mottoes))
    return Draft(
        _title(facts),
        (
            Part((), (Section(OPENING, "", (opening,)),)),
            Part(
                say("{}年{}工作情况", facts.year, _half(facts, "上半年")),
                (*done, _goals(facts), _problems(found)),
            ),
            Part(_plan_title(facts), (_aims(facts), _measures(facts, found))),
        ),
        _ending(facts, signed_on),
    )


def _half(facts: Facts, words: str) -> str:
    return words if facts.variant.half else ""


def _plan_title(facts: Facts) -> Text:
    if facts.variant.half:
        return ("下半年工作计划",)
    return say("{}年工作计划", facts.next_year)


def _title(facts: Facts) -> tuple[Text, ...]:
    """Broken before 及, and after the unit when the line would be too long."""
    unit, half = facts.unit_name, _half(facts, "上半年")
    subject = facts.variant.subject
    summary = say("{}年{}{}工作总结", facts.year, half, subject)
    first = [say("{}{}", unit, summary)]
    if len(plain(first[0])) > TITLE_CHARACTERS:
        first = [(unit,), summary]
    return (*first, say("及{}", _plan_title(facts)))


def _opening(facts: Facts, telling: Telling, mottoes: str) -> Text:
    """P0: whose work it was, what it was, and until when it is counted."""
    parent = facts.sheet.unit.text("parent")
    guided = say("{}在{}的指导下", facts.unit_name, parent) if parent else None
    until = Slot(day(facts.period.last_day), "until")
    lead = clauses(
        say("{}年{}", facts.year, _half(facts, "上半年")),
        guided or (facts.unit_name,),
        say("{}", telling.purpose(facts.period.year)),
        say("{}{}", telling.way, mottoes) if mottoes else None,
    )
    words = "现将{}{}工作情况总结如下，数据统计截至{}。"
    text = sentence(lead) or ()
    return tidy((*text, *say(words, facts.span, telling.subject, until)))


def _problems(found: Shortcomings) -> Section:
    lines = _named(PROBLEMS, found.texts()) or (_todo(PROBLEMS),)
    return Section(PROBLEMS, "存在的问题", lines, "是")


def _aims(facts: Facts) -> Section:
    opening, items = aims(facts)
    lead = Line("aims/lead", tidy(opening), lead=True)
    return Section("aims", "工作目标", (lead, *_named("aims", items)), ".")


def _measures(facts: Facts, found: Shortcomings) -> Section:
    lines = _named(MEASURES, measures(facts, found)) or (_todo(MEASURES),)
    return Section(MEASURES, "主要措施", lines, ".")


def _named(section: str, texts: Mapping[str, Text]) -> tuple[Line, ...]:
    return tuple(Line(f"{section}/{name}", tidy(text)) for name, text in texts.items())


def _todo(section: str) -> Line:
    return Line(f"{section}/{TODO}", (PENDING,))


def _goals(facts: Facts) -> Section:
    """P10 and the table of targets, in their order."""
    lines = facts.targets
    title = "目标任务完成情况"
    if not lines:
        return Section("goals", title, ())
    rows = facts.counted(len(lines), "项", "target.rows")
    found = _reached(facts, lines, rows)
    told = sentence(say("{}年度{}", facts.year, found)) if found else ()
    see = "具体情况见下表。" if told else "目标任务完成情况见下表。"
    text = tidy((*(told or ()), see))
    return Section("goals", title, (Line("goals/0", text),), table=_table(facts, lines))


def _reached(facts: Facts, lines: list[Line_], rows: Amount) -> Text | None:
    if facts.variant.half:
        due = [(x.figure.value, facts.due(x), x.target or 0) for x in lines]
        return phrases.paces(due, rows)
    return phrases.goals([(x.figure.value, x.target or 0) for x in lines], rows)


def _table(facts: Facts, lines: list[Line_]) -> Table:
    names = [facts.label(line.indicator.key) for line in lines]
    wide = max(map(len, names)) > _SHORT_NAME
    widths = _WIDE if wide else _USUAL
    columns = (
        Column("指　标", widths[0]),
        Column("单位", widths[1], "centre"),
        Column("年度目标", widths[2], "right"),
        Column(f"{facts.span}完成", widths[3], "right"),
        Column("完成率（%）", widths[4], "right"),
    )
    title = say("{}年度目标任务完成情况", facts.year)
    return Table(title, columns, tuple(_row(facts, line) for line in lines))


_SHORT_NAME = 7
_USUAL = (44.0, 18.0, 28.0, 30.0, 36.0)
_WIDE = (58.0, 14.0, 23.0, 27.0, 34.0)
"""Widths in mm; wide where an indicator has a long name."""


def _row(facts: Facts, line: Line_) -> tuple[Text, ...]:
    tag = facts.tag(line.indicator.key, line.unit if line.indicator.per else "")
    done, target = line.figure.value, line.target
    rate = percent_cell(done, target) if done is not None and target else ""
    return (
        (facts.label(line.indicator.key),),
        (line.unit,),
        _cell(line, target, f"{tag}!target"),
        _cell(line, done, tag),
        (Slot(rate, f"{tag}%target"),) if rate else (),
    )


def _cell(line: Line_, value: int | None, tag: str) -> Text:
    """A number in the line's own unit; nothing when it is unknown."""
    if value is None:
        return ()
    return (Slot(decimal(Fraction(value, line.kind.scale), 2), tag),)


def _ending(facts: Facts, signed_on: date | None) -> Ending:
    unit = facts.unit_name
    span = _half(facts, "上半年") or "度"
    attachments = [say("{}{}年{}科技推广工作汇总表", unit, facts.year, span)]
    trained = facts.amount("training.sessions").value
    if trained and facts.variant.speaks_of("training"):
        half = _half(facts, "上半年")
        attachments.append(say("{}{}年{}农业科技培训台账", unit, facts.year, half))
    signed = day(signed_on or facts.period.last_day)
    full = facts.sheet.unit.text("full_name") or _full_name(unit)
    return Ending(tuple(attachments), full, (Slot(signed, "signed_on"),))


def _full_name(name: str) -> str:
    """The office that signs, for a township that has not given its full name."""
    if name.endswith(("镇", "乡")):
        return f"{name}人民政府"
    return f"{name}办事处" if name.endswith("街道") else name
