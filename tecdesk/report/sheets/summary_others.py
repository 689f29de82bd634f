"""What the summary sheet shows of the registers that not every township keeps."""

from __future__ import annotations

from tecdesk.report.sheets.summary_layout import Entry
from tecdesk.report.sheets.summary_layout import Section

OTHERS = (
    Section(
        "科普活动",
        (
            Entry(
                "outreach.sessions",
                split="form",
                lead="按形式分",
                within=(("outreach.film_shows", "放映科教片"),),
            ),
            Entry("outreach.visits"),
            Entry("outreach.people"),
            Entry("outreach.boards"),
            Entry("outreach.instruments"),
            Entry("outreach.films"),
            Entry("outreach.banners"),
            Entry("outreach.clinic"),
            Entry("outreach.staff"),
        ),
        sparse=True,
    ),
    Section(
        "宣传培训",
        (
            Entry(
                "publicity.people",
                within=(("publicity.ip", "知识产权"),),
            ),
        ),
        sparse=True,
    ),
    Section(
        "咨询服务",
        (
            Entry("consult.served"),
            Entry("consult.calls"),
            Entry("consult.staff"),
        ),
        sparse=True,
    ),
    Section(
        "特派员",
        (
            Entry(
                "envoy.in_force",
                "特派员（期末在岗）",
                split="kind",
                lead="按类分",
                within=(("envoy.new", "本年新选派"),),
            ),
            Entry("envoy.villages"),
            Entry("envoy.money"),
            Entry("envoy.trainings"),
            Entry("envoy.training_people"),
            Entry("envoy.handouts"),
            Entry("envoy.varieties"),
        ),
        sparse=True,
    ),
    Section(
        "新品种",
        (
            Entry(
                "variety.items",
                split="kind",
                lead="按类分",
                within=(("variety.introduced", "引进"),),
            ),
            Entry("variety.area"),
            Entry("variety.quantity", "引进数量"),
        ),
        sparse=True,
    ),
    Section(
        "示范户",
        (
            Entry(
                "exemplar.in_force",
                "示范户、技术员",
                split="kind",
                lead="按类分",
                within=(("exemplar.new", "本年新增"),),
            ),
        ),
        sparse=True,
    ),
    Section(
        "服务网络",
        (
            Entry(
                "network.in_force",
                "期末服务网络",
                split="kind",
                lead="按类分",
                within=(
                    ("network.new", "本年新增"),
                    ("network.stations", "信息服务站点"),
                ),
            ),
            Entry("network.villages"),
        ),
        sparse=True,
    ),
    Section(
        "科技项目",
        (
            Entry(
                "project.running",
                split="kind",
                lead="按类分",
                stages=(
                    ("project.reserved", "储备"),
                    ("project.applied", "申报"),
                    ("project.approved", "立项"),
                    ("project.accepted", "验收"),
                ),
            ),
            Entry("project.total"),
            Entry("project.planned", split="source", lead="按来源分"),
            Entry("project.arrived", split="source", lead="按来源分"),
            Entry("project.paid"),
        ),
        sparse=True,
    ),
    Section(
        "组织信息",
        (
            Entry("bureau.meetings"),
            Entry("bureau.briefs"),
            Entry("bureau.honours"),
        ),
        sparse=True,
    ),
)
"""Printed where there is anything to tell; of these, lines that tell something."""
