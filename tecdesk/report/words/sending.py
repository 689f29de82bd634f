"""The work of the science envoys told by itself: its sections."""

from __future__ import annotations

from tecdesk.report.words.passage import Chapter
from tecdesk.report.words.passage import Passage
from tecdesk.report.words.passages_people import DONE
from tecdesk.report.words.passages_people import IN_POST
from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import PartOf
from tecdesk.report.words.spoken_parts import Parts
from tecdesk.report.words.spoken_parts import Reached
from tecdesk.report.words.telling import Sentence
from tecdesk.report.words.telling import telling

_SENT = telling(
    (
        IN_POST,
        Sentence(
            (
                Parts(
                    "envoy.in_force",
                    "source_unit",
                    "按来源单位分",
                    missing="来源单位",
                    single="特派员均来自",
                    apart=True,
                ),
            )
        ),
    )
)
_SERVED = telling(
    (
        Sentence((Reached("envoy.villages", "特派员服务", "{}"),)),
        Sentence((Figure("envoy.money", "落实工作经费", grown=True),), "{span}"),
    )
)
_DONE = telling(
    (
        Sentence(
            (
                (
                    Figure("envoy.trainings", "举办培训", grown=True),
                    PartOf("envoy.trainings", "training.sessions", "{whole}培训期数"),
                ),
                (
                    Figure("envoy.training_people", "培训农民", grown=True),
                    PartOf(
                        "envoy.training_people", "training.people", "{whole}培训人次"
                    ),
                ),
            ),
            opening="{span}",
            by="；",
            led=False,
        ),
        Sentence(DONE[2:], opening="{span}", led=False),
    )
)
SENDING = {
    "sent": Chapter(
        (Passage("sent", "选好派强特派员，充实服务力量", "选派到位", _SENT),),
        also=("envoy",),
    ),
    "served": Chapter(
        (Passage("served", "深入村组服务，保障工作条件", "服务到村", _SERVED),),
        also=("envoy",),
    ),
    "done": Chapter(
        (Passage("done", "抓好技术推广，带动农户增收", "技术到田", _DONE),),
        also=("envoy", "training", "variety", "handout"),
    ),
}
"""The sections of a summary of the envoys' work, in order."""
