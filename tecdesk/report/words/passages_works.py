"""What the summary says of new varieties, of projects and of the office itself."""

from __future__ import annotations

from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import PartOf
from tecdesk.report.words.spoken_parts import Kinds
from tecdesk.report.words.spoken_parts import Parts
from tecdesk.report.words.spoken_parts import Reached
from tecdesk.report.words.spoken_parts import Top
from tecdesk.report.words.spoken_shares import Percents
from tecdesk.report.words.telling import Sentence
from tecdesk.report.words.telling import telling

VARIETY = telling(
    (
        Sentence(
            (
                (
                    Figure("variety.items", "引进推广", "新品种新技术", grown=True),
                    Parts("variety.items", "stage", missing="环节", single="均属"),
                ),
                Top("variety.items", "industry", "涉及", "个", "行业", plain=True),
            ),
            opening="{span}共",
            by="；",
        ),
        Sentence(
            (
                Parts(
                    "variety.items",
                    "kind",
                    "按类型分",
                    missing="类型",
                    single="类型均为",
                ),
            )
        ),
    ),
    (
        Sentence((Figure("variety.area", "试验示范推广面积", grown=True),)),
        Sentence((Kinds("variety.quantity", "kind", "引进推广"),)),
        Sentence((Reached("variety.items", "推广应用"),)),
    ),
)
PROJECT = telling(
    (
        Sentence(
            (
                Figure("project.reserved", "储备"),
                Figure("project.applied", "申报"),
                Figure("project.approved", "立项"),
                Figure("project.accepted", "验收"),
                Figure("project.running", "{end}在研"),
            ),
            opening="{span}科技项目",
            led=False,
        ),
        Sentence(
            (
                Parts(
                    "project.approved",
                    "level",
                    "按级别分",
                    missing="级别",
                    named="{}级",
                ),
                Parts("project.approved", "kind", "按类别分", missing="类别"),
            ),
            opening="立项项目",
            by="；",
            led=False,
        ),
    ),
    (
        Sentence((Percents("project.total", "kind", "立项项目总投资", alone=False),)),
        Sentence((Percents("project.planned", "source", "计划资金"),)),
        Sentence((Percents("project.arrived", "source", "到位资金"),)),
        Sentence((Figure("project.paid", "拨付资金"),)),
    ),
)
BUREAU = telling(
    (
        Sentence(
            (
                Figure("bureau.meetings", "召开", "科技工作会议"),
                (
                    Figure("bureau.briefs", "报送", "简报信息", grown=True),
                    Parts("bureau.briefs", "level", named="{}级采用"),
                ),
                (
                    Figure("bureau.honours", "获得", "荣誉"),
                    Parts("bureau.honours", "level", named="{}级"),
                ),
                (
                    Figure("bureau.money", "本级科技投入"),
                    PartOf("bureau.money", "bureau.budget", "本级财政支出"),
                ),
            ),
            opening="{span}",
            by="；",
            led=False,
        ),
    ),
)
