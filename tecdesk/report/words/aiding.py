"""The pairing work told by itself: its opening, its sections, its words of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.words import in_year
from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.passage import Chapter
from tecdesk.report.words.passage import Passage
from tecdesk.report.words.passages import helpers
from tecdesk.report.words.passages import objects
from tecdesk.report.words.passages_aid import aided

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts

POOR_UNTIL = 2020
NEW_WORDS_FROM = 2026
"""From this year on the work is 常态化帮扶."""


def purpose(year: int) -> str:
    """What the work was for, in the words of the year."""
    if year <= POOR_UNTIL:
        return "以精准扶贫、精准脱贫为目标"
    if year < NEW_WORDS_FROM:
        return "以巩固拓展脱贫攻坚成果、增加帮扶对象收入为目标"
    return "以常态化帮扶、防止返贫致贫为目标"


def _paired(facts: Facts) -> list[Text | None]:
    return [objects(facts), helpers(facts)]


def _visited(facts: Facts) -> list[Text | None]:
    return [paragraph(*aided(facts))]


def _trained(facts: Facts) -> list[Text | None]:
    """脱贫户参加农业科技培训631人次，占参训人次的14.4%."""
    done, whole = facts.amount("training.aided"), facts.amount("training.people")
    if not done.value:
        return [None]
    name = in_year("脱贫户", facts.period.year)
    lead = say("{}组织{}参加农业科技培训{}", facts.span, name, said(done))
    part = phrases.part_of(done, whole)
    share = say("占参训人次的{}", part) if part else None
    return [sentence(clauses(lead, share))]


AIDING = {
    "paired": Chapter(
        (Passage("paired", "明确帮扶对象，落实帮扶责任", "结对到户", _paired),),
        also=("pairing",),
    ),
    "visited": Chapter(
        (Passage("visited", "坚持入户走访，办好帮扶实事", "走访到家", _visited),),
        also=("pairing",),
    ),
    "trained": Chapter(
        (Passage("trained", "送技术进农户，增强致富本领", "技术到人", _trained),),
        also=("pairing", "training"),
    ),
}
"""The sections of a summary of the pairing work, in order."""
