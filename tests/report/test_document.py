"""The document model: what is printed, what is bound, what is still open."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.report.letter.document import Ending
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import attachment_lines
from tests.report.model import document


def test_a_name_says_when_something_is_open():
    whole = document()
    assert whole.name == "清河镇2025年科技推广工作总结及2026年工作计划"
    assert whole.pending == ()
    opened = replace(
        whole, blocks=(*whole.blocks, Paragraph(("原因：（待填）。",), "五是"))
    )
    assert opened.name == f"{whole.name}_草稿"
    assert opened.pending == ("五是原因：（待填）。",)


def test_lines_and_slots_cover_everything():
    whole = document(1)
    lines = list(whole.lines())
    assert lines[0] == "清河镇2025年科技推广工作总结"
    assert "（一）强化科技培训，提高农民素质" in lines
    assert lines[-2:] == ["清河镇人民政府", "2025年12月31日"]
    assert Slot("115.0", "r") in whole.slots
    printed = "".join(lines)
    assert all(slot.text in printed for slot in whole.slots)


def test_attachments_are_numbered_when_there_are_several():
    date = ("今天",)
    two = Ending((("表",), ("台账",)), "镇", date)
    assert [mark for mark, _ in attachment_lines(two)] == ["附件：1.", "2."]
    assert [mark for mark, _ in attachment_lines(Ending((("表",),), "镇", date))] == [
        "附件："
    ]
    assert attachment_lines(Ending((), "镇", date)) == ()
