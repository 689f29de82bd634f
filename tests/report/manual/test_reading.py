"""The little of Markdown that the manual is written in."""

from __future__ import annotations

from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Paragraph
from tecdesk.report.manual.blocks import Picture
from tecdesk.report.manual.blocks import Run
from tecdesk.report.manual.blocks import Table
from tecdesk.report.manual.flow import flowed
from tecdesk.report.manual.reading import read
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.wrap import NEVER_FIRST

WRITTEN = """# 上报
先插U盘，
再按 **Ctrl+U**。

1. 一
   接着一
2. 二 two
three
- 点
![报好了](pictures/submit-done.png)

| 做 | 按 |
|---|---|
| 看 | **F1** |
"""


def test_every_kind_of_block() -> None:
    assert read(WRITTEN) == [
        Heading(1, (Run("上报"),)),
        Paragraph(
            (Run("先插U盘，再按 "), Run("Ctrl+U", strong=True), Run("。")),
        ),
        Paragraph((Run("一接着一"),), "1."),
        Paragraph((Run("二 two three"),), "2."),
        Paragraph((Run("点"),), "·"),
        Picture("submit-done", "报好了"),
        Table(
            (
                ((Run("做"),), (Run("按"),)),
                ((Run("看"),), (Run("F1", strong=True),)),
            )
        ),
    ]


def test_lines_hold_all_of_a_text_and_no_mark_begins_one() -> None:
    text = (
        Run("按「保存」，" * 9),
        Run("记下一次", strong=True),
        Run("。" + "好，" * 40),
    )
    lines = flowed(text, 11.0, 60.0)
    said = "".join(piece.text for line in lines for piece in line)
    assert said == "".join(run.text for run in text)
    assert not [line for line in lines if line[0].text[0] in NEVER_FIRST]
    assert [piece.text for line in lines for piece in line if piece.face is Face.HEI]
    for line in lines:
        assert sum(measure(p.text, p.face, 11.0) for p in line) <= 60.0
