"""A made-up document with one of everything."""

from __future__ import annotations

from tecdesk.report.letter.document import Column
from tecdesk.report.letter.document import Document
from tecdesk.report.letter.document import Ending
from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import Table

LONG = (
    "全年共举办农业科技培训",
    Slot("46", "training.sessions@2025"),
    "期，完成年度目标任务的",
    Slot("115%", "training.sessions@2025%target"),
    "；培训农民",
    Slot("4374", "training.people@2025"),
    "人次，占年度目标任务的",
    Slot("87.5%", "training.people@2025%target"),
    "。按培训形式分，远程教育",
    Slot("11", "training.sessions@2025/form=远程教育"),
    "期、播放影片",
    Slot("10", "training.sessions@2025/form=播放影片"),
    "期、讲座和现场指导各",
    Slot("9", "training.sessions@2025/form=讲座"),
    "期、培训班",
    Slot("7", "training.sessions@2025/form=培训班"),
    "期。主讲人有张𠮷、李䶮、王㛃、陈𬭎。",
)

TABLE = Table(
    (Slot("2025", "year"), "年度目标任务完成情况"),
    (
        Column("指　标", 44.0),
        Column("单位", 18.0, "centre"),
        Column("年度目标", 28.0, "right"),
        Column("完成率（%）", 36.0, "right"),
    ),
    (
        (("培训期数",), ("期",), (Slot("40", "t@40"),), (Slot("115.0", "r"),)),
        (("培训人次",), ("人次",), (Slot("5000", "t2"),), (Slot("87.5", "r2"),)),
    ),
)


def document(paragraphs: int = 6) -> Document:
    """Title of two lines, headings, so many paragraphs, a table, a signature."""
    return Document(
        (
            ("清河镇", Slot("2025", "year"), "年科技推广工作总结"),
            ("及", Slot("2026", "year+1"), "年工作计划"),
        ),
        (
            Heading(1, "一、", (Slot("2025", "year"), "年工作情况")),
            Heading(2, "（一）", ("强化科技培训，提高农民素质",)),
            *(Paragraph(LONG) for _ in range(paragraphs)),
            TABLE,
            Paragraph(("举办农业科技培训", Slot("40", "target"), "期。"), "1."),
        ),
        Ending(
            (
                ("清河镇", Slot("2025", "year"), "年度科技推广工作汇总表"),
                ("清河镇", Slot("2025", "year"), "年农业科技培训台账"),
            ),
            "清河镇人民政府",
            (Slot("2025年12月31日", "signed"),),
        ),
    )
