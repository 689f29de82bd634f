"""What the summary says of each register: paragraphs from figures, None left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import opened
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.passages_aid import aided
from tecdesk.report.words.passages_handout import handouts
from tecdesk.report.words.splits import split
from tecdesk.report.words.splits import top

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Share
    from tecdesk.report.words.facts import Facts


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of the summary.

    Attributes:
        heading: over the section.
        motto: how the opening sentence names the work.
        write: its paragraphs.
    """

    heading: str
    motto: str
    write: Callable[[Facts], list[Text | None]]


def training(facts: Facts) -> list[Text | None]:
    """Sessions and people, their forms, their subjects, where and when."""
    sessions, people = (
        facts.amount("training.sessions"),
        facts.amount("training.people"),
    )
    held = _done(facts, "举办", "农业科技培训", "training.sessions")
    lead = say("{}共{}", facts.span, held) if held and sessions.value else held
    trained = _done(facts, "培训", "农民", "training.people")
    if held and not sessions.value:  # what was not held trained nobody
        trained = None
    forms = split(
        facts.shares("training.sessions", "form"),
        sessions,
        "按培训形式分",
        missing="形式",
        single="培训形式均为",
    )
    return [
        paragraph(
            opened(sentence(lead, trained, by="；"), people.quality),
            sentence(forms),
            _subsets(facts),
        ),
        paragraph(_subjects(facts), _villages(facts), _quarters(facts)),
    ]


def _done(facts: Facts, verb: str, thing: str, key: str) -> Text | None:
    """P1 with P9."""
    done = facts.amount(key)
    return clauses(
        phrases.completion(verb, thing, done, facts.target(key), facts.span),
        phrases.growth(done, facts.last_year(key), facts.than, facts.newly),
    )


def _subsets(facts: Facts) -> Text | None:
    people = facts.amount("training.people")
    women = phrases.share("妇女", facts.amount("training.women"), people)
    name = facts.sheet.line("training.aided").label.removeprefix("其中")
    aided_ = phrases.share(name, facts.amount("training.aided"), people)
    both = clauses(women, aided_, by="；")
    return sentence(say("参训人次中，{}", both)) if both else None


def _subjects(facts: Facts) -> Text | None:
    shares = facts.shares("training.sessions", "industry")
    known = [each for each in shares if each.name and each.number]
    tag = facts.tag("training.sessions", by="industry", part="#")
    industries = facts.counted(len(known), "个", tag)
    return sentence(top(known, "培训内容涉及", industries, "行业"))


def _villages(facts: Facts) -> Text | None:
    people, sessions = _by(facts, "village")
    reached = [each.name for each in sessions if each.number]
    tag = facts.tag("training.sessions", by="village", part="#")
    covered = phrases.coverage(
        reached,
        facts.counted(len(reached), "个村", tag),
        facts.counted(len(facts.villages), "个村", "villages"),
        facts.whole_area,
    )
    if not covered:
        return None
    best = phrases.highest(people, _held(people, sessions), "各村", "培训人次")
    return sentence(say("培训{}", covered), best)


def _quarters(facts: Facts) -> Text | None:
    people, sessions = _by(facts, "quarter")
    if (
        not facts.period.is_whole_year
        or len(people) < 4
        or any(each.amount.value is None for each in people)
    ):
        return None
    words = _held(people, sessions)
    best = phrases.highest(people, words, "四个季度", "培训人次")
    return sentence(say("分季度看，第{}", best)) if best else None


def _by(facts: Facts, by: str) -> tuple[list[Share], list[Share]]:
    """People and sessions by the same named parts."""
    keys = ("training.people", "training.sessions")
    people, sessions = (
        [each for each in facts.shares(key, by) if each.name] for key in keys
    )
    return people, sessions


def _held(people: list[Share], sessions: list[Share]) -> list[Text]:
    return [
        say("举办{}、培训{}", said(held.amount), said(trained.amount))
        for trained, held in zip(people, sessions, strict=True)
    ]


def bases(facts: Facts) -> list[Text | None]:
    """New bases by village, bases in use by kind, their area and households."""
    new, places = facts.amount("base.new"), facts.shares("base.new", "village")
    aim = facts.target("base.new")
    built = phrases.completion("新建", "示范基地", new, aim, facts.span)
    lead = say("{}{}", facts.span, built) if built and new.value else built
    founded = sentence(lead, split(places, new, single="均在"))
    return [paragraph(founded, _in_use(facts), _proposed(facts))]


def _in_use(facts: Facts) -> Text | None:
    key = "base.in_use"
    in_use = facts.amount(key)
    aim = facts.target(key)
    lead = phrases.completion(f"{facts.end}在用", "示范基地", in_use, aim, facts.span)
    if not lead or not in_use.value:
        return None
    grown = phrases.growth(in_use, facts.last_year(key), facts.than_end, facts.newly)
    kinds = split(facts.shares(key, "kind"), in_use, missing="类型")
    reach = clauses(
        _if_any("示范面积", facts, "base.area"),
        _if_any("带动农户", facts, "base.households"),
    )
    return sentence(clauses(lead, grown, kinds), reach, by="；")


def _proposed(facts: Facts) -> Text | None:
    key = "base.proposed"
    proposed = _if_any("推荐待审批示范基地", facts, key)
    return sentence(proposed, split(facts.shares(key, "kind"), facts.amount(key)))


def _if_any(words: str, facts: Facts, key: str) -> Text | None:
    amount = facts.amount(key)
    return say("{}{}", words, said(amount)) if amount.value else None


def pairings(facts: Facts) -> list[Text | None]:
    """Households in force by status, helpers by unit, what was done for them."""
    return [paragraph(objects(facts), helpers(facts), *aided(facts))]


def objects(facts: Facts) -> Text | None:
    """Households in force, in how many villages, by status; those led by them."""
    key = "pairing.objects"
    households = facts.amount(key)
    aim = facts.target(key)
    paired = phrases.completion("结对帮扶", "", households, aim, facts.span)
    if not paired or not households.value:
        return sentence(paired)
    reached = facts.amount("pairing.villages")
    villages = say("涉及{}村（社区）", said(reached)) if reached.value else None
    grown = phrases.growth(
        households, facts.last_year(key), facts.than_end, facts.newly
    )
    status = split(facts.shares(key, "status"), households, missing="类别")
    new = _if_any(f"{facts.newly}新结对", facts, "pairing.new")
    lead = clauses(say("{}{}", facts.end, paired), grown, villages, status)
    led = _if_any("帮带农户", facts, "pairing.households")
    return sentence(lead, clauses(new, led), by="；")


def helpers(facts: Facts) -> Text | None:
    """Who helps, by office."""
    people = facts.amount("pairing.helpers")
    if not people.value:
        return None
    shares = facts.shares("pairing.helpers", "helper_unit")
    # a helper with two units stands in both, so the parts would say too much
    closed = sum(each.number for each in shares) == people.value
    units = None
    if closed:
        units = split(shares, people, apart=True, missing="单位", single="均来自")
    return sentence(say("落实帮扶责任人{}", said(people)), units)


PASSAGES = {
    "training": Passage("强化科技培训，提高农民素质", "抓培训", training),
    "handout": Passage("结合农时农事，抓好资料发放", "发资料", handouts),
    "base": Passage("突出示范带动，推进基地建设", "建基地", bases),
    "pairing": Passage("落实帮扶责任，做好结对帮扶", "帮农户", pairings),
}
"""The sections by register, in the order of the text."""
