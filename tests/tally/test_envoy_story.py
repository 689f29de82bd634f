"""An envoy's story: what was done by them, once each; a village tells it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import children
from tecdesk.tally.envoy_story import envoy as story_of
from tecdesk.tally.saying import Speaker
from tecdesk.tally.telling import told
from tecdesk.tally.village_story import village as village_story
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

    Row = dict[str, Value]


def busy(book: Book) -> tuple[str, str]:
    """An envoy with one of everything, and the village they serve."""
    here = village(book, "下坪村")
    who = add(
        book,
        "envoy",
        name="冯远山",
        kind="科技特派员",
        source_unit="县农技中心",
        phone="13800000001",
        since="2024-11",
    )
    add(book, "envoy_village", envoy=who, village=here)
    add(book, "envoy_year", envoy=who, date="2025", money=2_000_000)
    leaf = add(book, "material", title="明白纸")
    session(book, "2025-05-25", village=here, people=46, envoy=who)
    session(book, "2025-05-26", village=here, people=99)
    for unit, quantity in (("册", 8), ("份", 400)):
        leaflets: Row = {"material": leaf, "quantity": quantity, "unit": unit}
        add(book, "handout", date="2025-05-24", village=here, envoy=who, **leaflets)
    asked: Row = {"content": "用药", "served": 86, "answered_by": "冯远山"}
    add(book, "consult", date="2025-05-24", village=here, envoy=who, **asked)
    new: Row = {"kind": "新技术", "stage": "示范", "title": "绿色防控", "area": 1200}
    add(book, "variety", date="2025-04-12", village=here, envoy=who, **new)
    return who, here


def test_all_that_an_envoy_did_and_nothing_else(book: Book) -> None:
    who, _ = busy(book)
    story = story_of(book, who)
    assert [(e.day, e.kind, e.text, e.amount) for e in story.events] == [
        ("2025-05-25", "培训", "养殖", "46 人次"),
        ("2025-05-24", "发放", "《明白纸》", "400 份"),
        ("2025-05-24", "发放", "《明白纸》", "8 册"),
        ("2025-05-24", "咨询", "用药", "86 人次"),
        ("2025-04-12", "示范", "绿色防控（新技术）", "120 亩"),
        ("2025", "经费", "工作经费", "20000 元"),
        ("2024-11", "选派", "冯远山（科技特派员）", ""),
        ("2024-11", "服务", "到下坪村服务", ""),
    ]
    (year,) = story.years
    assert [(s.label, s.shown) for s in year.sums] == [
        ("培训", "1 期"),
        ("参训", "46 人次"),
        ("咨询", "86 人次"),
        ("新品种新技术", "1 项"),
        ("经费", "20000 元"),
        ("发放资料", "400 份"),
        ("发放资料", "8 册"),
    ]
    for each in (*year.sums, *story.totals):
        assert len(each.opens.records(book)) == each.figure.records
    assert story.place == "下坪村"
    assert next(f.text for f in story.facts if f.personal) == "138****0001"


def test_the_village_tells_of_the_other_ledgers(book: Book) -> None:
    _, here = busy(book)
    add(
        book,
        "network",
        name="科技活动室",
        kind="科技活动室",
        village=here,
        since="2023",
    )
    add(book, "project", name="茶园示范", village=here, approved_on="2025-02-18")
    story = village_story(book, here)
    kinds = {event.kind for event in story.events}
    assert {"咨询", "示范", "服务", "建立", "立项"} <= kinds
    year = next(each for each in story.years if each.year == 2025)
    shown = {s.label: s.shown for s in year.sums}
    assert shown["咨询服务人次"] == "86 人次"
    assert not any("科普" in name or "示范户" in name for name in shown)


EVERY = [r for each in LEDGERS for r in (each, *children(each)) if r.key != "bureau"]


@pytest.mark.parametrize("register", EVERY, ids=lambda each: each.key)
def test_every_record_of_a_village_can_be_told(book: Book, register: Register) -> None:
    with book.edit("记") as edit:
        bare = edit.add(register.key, {register.named_by: None})
    for line in told(Speaker(book), book.require(register.key, bare)):
        assert line.kind
        assert line.register == register.key
