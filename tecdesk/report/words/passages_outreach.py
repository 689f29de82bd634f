"""What the summary says of outreach and of questions answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicators.outreach import FILM_SHOW
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import Unless
from tecdesk.report.words.spoken_parts import Parts
from tecdesk.report.words.spoken_parts import Reached
from tecdesk.report.words.telling import Sentence
from tecdesk.report.words.telling import telling

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts

_SHOWS = "outreach.film_shows"


@dataclass(frozen=True, slots=True)
class FilmShows:
    """Film shows: those within other events are no sessions of their own.

    What stands among the forms as a show by itself is not said twice.
    """

    def told(self, facts: Facts) -> Text | None:
        """大型活动中放映科普影片6场; with those that were events by themselves."""
        shows = facts.amount(_SHOWS)
        if not shows.value:
            return None
        forms = facts.shares("outreach.sessions", "form")
        alone = sum(each.number for each in forms if each.name == FILM_SHOW)
        if alone == shows.value:
            return None
        if alone:
            return say("连同其他活动中穿插的，共放映科普影片{}", said(shows))
        return say("活动中穿插放映科普影片{}，不另计场次", said(shows))


OUTREACH = telling(
    (
        Sentence(
            (
                Figure("outreach.sessions", "开展", "科普活动", grown=True),
                (
                    Figure("outreach.visits", "参与群众", grown=True),
                    Unless("outreach.visits", Figure("outreach.people", "参与群众")),
                ),
            ),
            opening="{span}共",
            by="；",
        ),
        Sentence(
            (
                Parts(
                    "outreach.sessions",
                    "form",
                    "按活动形式分",
                    missing="形式",
                    single="活动形式均为",
                ),
            )
        ),
        Sentence(
            (
                Parts(
                    "outreach.sessions",
                    "carrier",
                    "从活动载体看",
                    missing="载体",
                    single="活动载体均为",
                ),
            )
        ),
        Sentence((Reached("outreach.sessions", "活动"),)),
    ),
    (
        Sentence(
            (
                Figure("outreach.boards", "摆放展板"),
                Figure("outreach.instruments", "展示科普仪器"),
                Figure("outreach.banners", "悬挂标语横幅"),
                Figure("outreach.films", "放映科教片"),
                Figure("outreach.clinic", "义诊"),
                Figure("outreach.staff", "出动科技人员"),
            ),
            opening="活动中",
            led=False,
        ),
        Sentence((FilmShows(),)),
    ),
)
CONSULT = telling(
    (
        Sentence(
            (
                Figure("consult.calls", "受理热线电话"),
                Figure("consult.staff", "派出科技人员下乡服务"),
                Figure("consult.served", "为群众提供咨询", grown=True),
                Unless("consult.served", Figure("consult.people", "接受咨询群众")),
            ),
            opening="{span}",
            led=False,
        ),
        Sentence(
            (
                Parts(
                    "consult.served",
                    "way",
                    "按咨询方式分",
                    missing="方式",
                    single="咨询方式均为",
                ),
            )
        ),
    ),
)
