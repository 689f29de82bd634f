"""What the summary says of each register: paragraphs from figures, None left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import opened
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.passages_aid import aided
from tecdesk.report.words.splits import split
from tecdesk.report.words.splits import top
from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import Where
from tecdesk.report.words.spoken_parts import Parts
from tecdesk.report.words.telling import Sentence
from tecdesk.report.words.telling import telling

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Share
    from tecdesk.report.words.facts import Facts


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
        _TOGETHER.told(facts),
    ]


_TOGETHER = Sentence(
    (
        Where(
            ("training.people", "outreach.visits"),
            Figure("publicity.people", "宣传培训", grown=True),
        ),
    ),
    opening="连同科普活动参与人次，{span}共",
)
"""The combined figure, and of what it is made."""


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


bases = telling(
    (
        Sentence(
            (
                Figure("base.new", "新建", "示范基地"),
                Parts("base.new", "village", single="均在"),
            ),
            opening="{span}",
        ),
        Sentence(
            (
                (
                    Figure("base.in_use", "{end}在用", "示范基地", grown=True),
                    Parts("base.in_use", "kind", missing="类型"),
                ),
                (
                    Figure("base.area", "示范面积"),
                    Figure("base.households", "带动农户"),
                ),
            ),
            by="；",
        ),
        Sentence(
            (
                Figure("base.proposed", "推荐待审批", "示范基地"),
                Parts("base.proposed", "kind"),
            )
        ),
    ),
)
"""New bases by village, bases in use by kind, their area and households."""
