"""A township that keeps all twelve ledgers: a few records of each of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.edit import Edit

Row = dict[str, "Value"]

FAIR: Row = {
    "held_on": "2025-05-24",
    "held_until": "2025-05-26",
    "title": "科技活动周集中宣传",
    "carrier": "科技活动周",
    "form": "广场宣传",
    "topic": "知识产权、防震减灾",
    "place": "镇文化广场",
    "visits": 1260,
    "people": 980,
    "boards": 24,
    "instruments": 6,
    "banners": 8,
    "clinic": 120,
    "staff": 18,
    "host": "清河镇人民政府",
}
FILMS: Row = {
    "held_on": "2025-05-23",
    "title": "前一晚放映科教片",
    "form": "科普影片放映",
    "visits": 160,
    "films": 2,
}
ENVOY: Row = {
    "name": "冯远山",
    "source_unit": "县农业技术推广中心",
    "batch": "2025年第一批",
    "specialty": "茶叶栽培与加工",
    "rank": "高级农艺师",
    "phone": "13800000001",
    "since": "2025-01-10",
}
PROJECT: Row = {
    "name": "高山生态茶园提质增效技术集成与示范",
    "kind": "科技成果转化",
    "level": "县",
    "industry": "茶叶",
    "applied_on": "2024-10-20",
    "approved_on": "2025-02-18",
    "body": "清河镇茶叶专业合作社",
    "total": 38_000_000,
}


def twelve(path: Path) -> Path:
    """Write the others into the book at a path; its own path again."""
    with Book.open(path) as book:
        fill(book)
    return path


def fill(book: Book) -> None:
    """Add records of the other ledgers, linked as they are in life."""
    here, there = [each.id for each in book.find("village", limit=2)]
    with book.edit("全部台账") as edit:
        envoy = _envoy(edit, here, there)
        project = edit.add("project", {**PROJECT, "village": here})
        for source, nature, money in (
            ("上级专项", "计划", 20_000_000),
            ("上级专项", "到位", 15_000_000),
            ("单位自筹", "到位", 18_000_000),
        ):
            fund: Row = {"date": "2025-03", "source": source, "nature": nature}
            edit.add("project_fund", {**fund, "project": project, "money": money})
        _fair(edit, envoy, here)
        _varieties(edit, envoy, project, here)
        _lasting(edit, here, there)
        _bureau(edit)


def _envoy(edit: Edit, *villages: str) -> str:
    envoy = edit.add("envoy", ENVOY)
    for village in villages:
        edit.add("envoy_village", {"envoy": envoy, "village": village})
    edit.add("envoy_year", {"envoy": envoy, "date": "2025", "money": 2_000_000})
    return envoy


def _fair(edit: Edit, envoy: str, village: str) -> None:
    fair = edit.add("outreach", {**FAIR, "envoy": envoy, "village": village})
    edit.add("outreach", {**FILMS, "village": village, "within": fair})
    with_it: Row = {"village": village, "outreach": fair, "envoy": envoy}
    there: Row = {**with_it, "date": "2025-05-24"}
    asked: Row = {"way": "现场咨询", "content": "茶小绿叶蝉防治", "served": 86}
    edit.add("consult", {**there, **asked, "staff": 5, "answered_by": "冯远山"})
    called: Row = {"date": "2025-06-11", "way": "热线电话", "content": "水稻纹枯病用药"}
    edit.add("consult", {**called, "calls": 1, "served": 1, "answered_by": "韦建国"})
    taught: Row = {"held_on": "2025-05-25", "title": "夏茶采摘与机修", "people": 46}
    edit.add("training", {**with_it, **taught, "lecturer": "冯远山"})
    leaflet = edit.add("material", {"title": "茶园绿色防控明白纸", "kind": "技术"})
    given: Row = {"material": leaflet, "quantity": 400, "occasion": "科技活动周"}
    edit.add("handout", {**there, **given})


def _varieties(edit: Edit, envoy: str, project: str, village: str) -> None:
    of: Row = {"envoy": envoy, "project": project, "village": village}
    for day, kind, stage, title, area in (
        ("2025-03-06", "新品种", "引进", "中茶108", None),
        ("2025-04-12", "新技术", "示范", "茶园绿色防控集成技术", 1200),
    ):
        new: Row = {"kind": kind, "stage": stage, "title": title, "area": area}
        edit.add("variety", {**of, **new, "date": day, "industry": "茶叶"})


def _lasting(edit: Edit, *villages: str) -> None:
    names = ("柏成林", "龙秀英", "吴大勇")
    for at, (name, kind) in enumerate(
        zip(names, ("科技示范户", "农民技术员", "绿色证书"), strict=True)
    ):
        got: Row = {"name": name, "kind": kind, "got_on": f"2025-0{at + 3}"}
        place = villages[at % len(villages)]
        number = f"NJ2025{at + 17:04}"
        edit.add("exemplar", {**got, "village": place, "certificate": number})
    for name, kind, count, unit in (
        ("清河镇茶叶协会", "协会", 1, "个"),
        ("科技活动室", "科技活动室", 1, "个"),
        ("电脑", "电脑", 12, "台"),
    ):
        post: Row = {"name": name, "kind": kind, "count": count, "unit": unit}
        edit.add("network", {**post, "village": villages[0], "since": "2023-05"})


def _bureau(edit: Edit) -> None:
    for day, kind, title, unit in (
        ("2025-01-08", "会议", "全镇科技工作会议", "次"),
        ("2025-06-30", "简报信息", "科技活动周工作简报", "期"),
        ("2025-12-20", "荣誉", "县科技工作先进单位", "项"),
    ):
        edit.add("bureau", {"date": day, "kind": kind, "title": title, "unit": unit})
