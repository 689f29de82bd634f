"""A fair is entered once: what was handed out, asked and shown stands in its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.lists.totals import summary
from tecdesk.store.query import Filter
from tests.ui.conftest import register_page
from tests.ui.forms import begun
from tests.ui.forms import fill
from tests.ui.keypad import here

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

LINES = (
    {"material": "防震避险手册", "quantity": "400"},
    {"way": "现场咨询", "content": "茶小绿叶蝉防治", "served": "86"},
    {"title": "晚间放映科教片", "form": "科普影片放映", "visits": "160"},
)


@pytest.mark.parametrize("register", [r for r in REGISTERS.values() if r.holds])
def test_a_line_names_fields_of_its_register(register: Register) -> None:
    for held in register.holds:
        there = REGISTERS[held.register]
        assert there[held.link].to == register.key
        assert set(held.line) < there.by_key.keys()
        assert {ours for _, ours in held.begins} <= register.by_key.keys()


def test_all_of_it_is_saved_at_once_and_taken_back_at_once(fresh: Shell) -> None:
    page = begun(fresh, "outreach")
    fill(
        page, held_on="2025-05-24", village="下坪村", title="科技活动周", visits="1260"
    )
    for each, texts in zip(page.panel.lists, LINES, strict=True):
        each.add()
        (line,) = each.open_lines()
        for key, text in texts.items():
            line.editors[key].type(text)
    assert page.save(go_on=False)
    book = fresh.desk.book
    fair = next(row for row in book.find("outreach") if row["within"] is None)
    for key in ("handout", "consult"):
        (row,) = book.find(key)
        assert (row["outreach"], row["date"]) == (fair.id, "2025-05-24")
        assert row["village"] == fair["village"]
    whole = summary(book, "outreach", Filter(), ["sessions", "visits", "films"])
    assert whole.rows == 2
    assert {key: total.value for key, total in whole.totals.items()} == {
        "sessions": 1,
        "visits": 1260,
        "films": None,
    }
    book.undo()
    assert not book.count("outreach") + book.count("handout") + book.count("consult")


def test_a_consultation_finds_its_fair_and_its_envoy_by_initials(fresh: Shell) -> None:
    with fresh.desk.book.edit("预备") as edit:
        fair = edit.add("outreach", {"held_on": "2025-05-24", "title": "科技活动周"})
        edit.add("outreach", {"held_on": "2024-05-24", "title": "科技活动周"})
        envoy = edit.add("envoy", {"name": "冯远山", "since": "2025-01"})
    page = begun(fresh, "consult")
    fill(page, date="2025-05-24", content="茶小绿叶蝉防治")
    for key, letters in (("outreach", "kjhdz"), ("envoy", "fys")):
        page.panel.fields.focus(page.panel.fields.editors[key])
        QTest.keyClicks(here(fresh), letters)
        QTest.keyClick(here(fresh), Qt.Key.Key_Return)
    assert page.save(go_on=False)
    (row,) = fresh.desk.book.find("consult")
    assert (row["outreach"], row["envoy"]) == (fair, envoy)


def test_a_list_is_narrowed_to_one_of_several_topics(fresh: Shell) -> None:
    both, one = "知识产权、防震减灾", "防震减灾"
    with fresh.desk.book.edit("预备") as edit:
        for title, topic in (("甲", both), ("乙", one), ("丙", None)):
            day = {"held_on": "2025-05-24", "title": title, "topic": topic}
            edit.add("outreach", day)
    page = register_page(fresh, "outreach")
    menu = page.work.menu()
    words = next(m for m in menu.findChildren(QMenu) if "主题" in m.title())
    page.work.fill(words, "topic")
    assert [each.text() for each in words.actions()] == ["知识产权 1", "防震减灾 2"]
    words.actions()[0].trigger()
    assert [row.text("title") for row in shown(page)] == ["甲"]
    page.list.filters.choose("topic", "防震减灾")
    assert {row.text("title") for row in shown(page)} == {"甲", "乙"}
    assert not page.list.filters._drops["topic"].isHidden()
    page.list.filters.clear()
    assert page.list.filters._drops["topic"].isHidden()


def shown(page: RegisterPage) -> list[Record]:
    model = page.list.model
    return [model.record(row) for row in range(model.rowCount())]


def test_an_event_is_no_part_of_itself(fresh: Shell) -> None:
    with fresh.desk.book.edit("预备") as edit:
        fair = edit.add("outreach", {"held_on": "2025-05-24", "title": "科技活动周"})
    page = register_page(fresh, "outreach")
    page.panel.show_record(fresh.desk.book.require("outreach", fair))
    within = page.panel.fields.editors["within"]
    within.type("5月24日 科技活动周")
    problem = within.reading().problem
    assert problem is not None
    assert problem.blocks
