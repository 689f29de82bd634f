"""The sections of a summary of all work: what they are called, and what they tell."""

from __future__ import annotations

from tecdesk.report.words.passage import Chapter
from tecdesk.report.words.passage import Passage
from tecdesk.report.words.passages import bases
from tecdesk.report.words.passages import pairings
from tecdesk.report.words.passages import training
from tecdesk.report.words.passages_handout import handouts
from tecdesk.report.words.passages_outreach import CONSULT
from tecdesk.report.words.passages_outreach import OUTREACH
from tecdesk.report.words.passages_people import ENVOY
from tecdesk.report.words.passages_people import EXEMPLAR
from tecdesk.report.words.passages_people import NETWORK
from tecdesk.report.words.passages_topics import topics
from tecdesk.report.words.passages_works import BUREAU
from tecdesk.report.words.passages_works import PROJECT
from tecdesk.report.words.passages_works import VARIETY

SECTIONS: dict[str, Chapter] = {
    "bureau": Chapter((Passage("bureau", "加强组织领导，健全工作机制", "", BUREAU),)),
    "outreach": Chapter(
        (
            Passage("outreach", "开展科普活动，普及科学知识", "搞科普", OUTREACH),
            Passage("consult", "畅通咨询渠道，解答群众难题", "", CONSULT),
        ),
        together="开展科普活动，做好科技咨询",
    ),
    "training": Chapter(
        (Passage("training", "强化科技培训，提高农民素质", "抓培训", training),),
        also=("publicity",),
    ),
    "handout": Chapter(
        (Passage("handout", "结合农时农事，抓好资料发放", "发资料", handouts),)
    ),
    "base": Chapter(
        (
            Passage("base", "突出示范带动，推进基地建设", "建基地", bases),
            Passage("exemplar", "培育示范农户，壮大乡土人才", "育能人", EXEMPLAR),
        ),
    ),
    "variety": Chapter(
        (Passage("variety", "引进良种良法，加快成果推广", "促推广", VARIETY),)
    ),
    "envoy": Chapter(
        (
            Passage("envoy", "选派科技特派员，送技术到田头", "派专家", ENVOY),
            Passage("network", "健全服务网络，方便农民群众", "", NETWORK),
        ),
        together="用好科技特派员，健全服务网络",
    ),
    "pairing": Chapter(
        (Passage("pairing", "落实帮扶责任，做好结对帮扶", "帮农户", pairings),)
    ),
    "project": Chapter(
        (Passage("project", "争取科技项目，管好项目资金", "上项目", PROJECT),)
    ),
    "topics": Chapter(
        (Passage("topics", "抓好专题宣传，增强群众意识", "", topics),),
        also=("publicity", "training", "outreach", "handout", "consult"),
    ),
}
"""By key, in the order of the text."""
